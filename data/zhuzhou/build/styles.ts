import type { Fields } from './fields.ts';
import { meander } from './meander.ts';
import type { Point } from './projection.ts';
import { triangle, type Random } from './random.ts';

/**
 * How borders of a level are drawn: they wander in the country and run straight in the city, where some make a
 * small step to the side, as streets do. `shortestM` = shortest piece of a wandering border.
 */
export function borderStyle(
  fields: Fields,
  random: Random,
  options: { roughness: number; shortestM: number; stepChance: number },
): (line: Point[], areaM2: number) => Point[] {
  return (line, areaM2) => {
    const middle = line[line.length >> 1]!;
    const urbanity = fields.urbanity(middle);
    if (urbanity > 0.45) return random() < options.stepChance ? stepAside(line, random) : line;
    const shortest = Math.max(options.shortestM, 0.06 * Math.sqrt(areaM2));
    return meander(line, (p) => options.roughness * (1 - fields.urbanity(p)), shortest, random);
  };
}

/** Moves the far part of a line a little to the side; the ends stay. */
function stepAside(line: readonly Point[], random: Random): Point[] {
  const first = line[0]!;
  const last = line.at(-1)!;
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  if (line.length > 3 || length < 60) return [...line];
  const [ux, uy] = [(last[0] - first[0]) / length, (last[1] - first[1]) / length];
  const at = 0.35 + 0.3 * random();
  const aside = length * (0.05 + 0.05 * random()) * Math.sign(triangle(random) || 1);
  const corner = (along: number, across: number): Point => [
    first[0] + ux * along * length - uy * across,
    first[1] + uy * along * length + ux * across,
  ];
  return [first, corner(at, aside / 2), corner(at + 0.015, -aside / 2), last];
}

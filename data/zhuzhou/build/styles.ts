import type { Fields } from './fields.ts';
import { meander } from './meander.ts';
import type { Point } from './projection.ts';
import { triangle, type Random } from './random.ts';

/** How the borders of a level are drawn. */
export interface BorderStyle {
  /** Sideways wandering as a share of the length, in the open country and in the city. */
  country: number;
  city: number;
  /** Shortest piece of a wandering border, metres. */
  shortestM: number;
  /** Chance that a straight border in the city makes a small step to the side, as streets do. */
  stepChance: number;
}

/** Makes the function that draws a straight cut in a style: `gentle` (0–1) scales the wandering down. */
export function borderStyle(
  fields: Fields,
  random: Random,
  style: BorderStyle,
): (line: Point[], areaM2: number, gentle: number) => Point[] {
  return (line, areaM2, gentle) => {
    const urbanity = fields.urbanity(line[line.length >> 1]!);
    if (urbanity > 0.5 && random() < style.stepChance * gentle) return stepAside(line, random);
    const shortest = Math.max(style.shortestM, 0.025 * Math.sqrt(areaM2));
    const roughness = (p: Point) => {
      const u = fields.urbanity(p);
      return gentle * (style.country * (1 - u) + style.city * u);
    };
    return meander(line, roughness, shortest, random);
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
  const aside = length * (0.035 + 0.04 * random()) * Math.sign(triangle(random) || 1);
  const corner = (along: number, across: number): Point => [
    first[0] + ux * along * length - uy * across,
    first[1] + uy * along * length + ux * across,
  ];
  return [first, corner(at, aside / 2), corner(at + 0.015, -aside / 2), last];
}

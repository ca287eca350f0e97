import type { Point } from './projection.ts';
import { triangle, type Random } from './random.ts';

/**
 * A line made to wander like a natural border: midpoints of long segments are displaced sideways, again and again
 * (Fournier, Fussell & Carpenter 1982). The ends stay.
 * `roughness` gives the displacement as a share of the segment, by place; segments shorter than `shortestM` stay.
 */
export function meander(
  line: readonly Point[],
  roughness: (point: Point) => number,
  shortestM: number,
  random: Random,
): Point[] {
  const out: Point[] = [line[0]!];
  const wander = (a: Point, b: Point): void => {
    const dx = b[0] - a[0];
    const dy = b[1] - a[1];
    const length = Math.hypot(dx, dy);
    if (length < 2 * shortestM) {
      out.push(b);
      return;
    }
    const along = 0.5 + 0.08 * triangle(random);
    const at: Point = [a[0] + dx * along, a[1] + dy * along];
    const shift = roughness(at) * triangle(random);
    const middle: Point = [at[0] - dy * shift, at[1] + dx * shift];
    wander(a, middle);
    wander(middle, b);
  };
  for (let i = 1; i < line.length; i++) wander(line[i - 1]!, line[i]!);
  return out;
}

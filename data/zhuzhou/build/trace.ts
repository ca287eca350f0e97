import { pointInRing } from '../../../src/domain/geo/rings.ts';
import type { Fields } from './fields.ts';
import type { Point } from './projection.ts';

/** Where a cut meets the ring: on the edge that starts at ring index `edge`, at share `t` of it. */
export interface Landing {
  edge: number;
  t: number;
  point: Point;
}

export interface Trace {
  entry: Landing;
  exit: Landing;
  /** Points between entry and exit. */
  between: Point[];
}

const STEPS = 400;

/**
 * Follows the streets from a point inside the ring both ways until the border. The line starts at `angle` and
 * keeps its lean against the local street direction, so it turns with the streets. `bend` 0 = a straight line.
 */
export function traceCut(
  ring: readonly Point[],
  seed: Point,
  angle: number,
  fields: Fields,
  stepM: number,
  bend: number,
): Trace | undefined {
  if (!pointInRing(seed[0], seed[1], ring)) return undefined;
  const forward = walk(ring, seed, angle, fields, stepM, bend);
  const backward = walk(ring, seed, angle + Math.PI, fields, stepM, bend);
  if (!forward || !backward) return undefined;
  return {
    entry: backward.landing,
    exit: forward.landing,
    between: [...backward.points.toReversed(), seed, ...forward.points],
  };
}

function walk(
  ring: readonly Point[],
  seed: Point,
  angle: number,
  fields: Fields,
  stepM: number,
  bend: number,
): { landing: Landing; points: Point[] } | undefined {
  const points: Point[] = [];
  const start = fields.direction(seed);
  const lean = angle - nearestBranch(start, angle);
  let at = seed;
  let heading = angle;
  for (let step = 0; step < STEPS; step++) {
    const wanted = nearestBranch(fields.direction(at), heading - lean) + lean;
    heading += bend * (wanted - heading);
    if (Math.abs(heading - angle) > 0.7) heading = angle + 0.7 * Math.sign(heading - angle);
    const next: Point = [at[0] + stepM * Math.cos(heading), at[1] + stepM * Math.sin(heading)];
    const landing = firstCrossing(ring, at, next);
    if (landing) return { landing, points };
    points.push(next);
    at = next;
  }
  return undefined;
}

/** The branch of a street direction (every right angle is one) nearest to a heading. */
function nearestBranch(direction: number, heading: number): number {
  return direction + (Math.PI / 2) * Math.round((heading - direction) / (Math.PI / 2));
}

/** First place where the segment `a`–`b` meets the ring. */
function firstCrossing(ring: readonly Point[], a: Point, b: Point): Landing | undefined {
  let best: Landing | undefined;
  let bestS = Infinity;
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [lowX, highX] = a[0] < b[0] ? [a[0], b[0]] : [b[0], a[0]];
  const [lowY, highY] = a[1] < b[1] ? [a[1], b[1]] : [b[1], a[1]];
  for (let edge = 0; edge < ring.length; edge++) {
    const c = ring[edge]!;
    const d = ring[edge + 1 === ring.length ? 0 : edge + 1]!;
    if ((c[0] < lowX && d[0] < lowX) || (c[0] > highX && d[0] > highX)) continue;
    if ((c[1] < lowY && d[1] < lowY) || (c[1] > highY && d[1] > highY)) continue;
    const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
    const denominator = rx * sy - ry * sx;
    if (denominator === 0) continue;
    const s = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / denominator;
    const t = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / denominator;
    if (s < 0 || s > 1 || t < 0 || t > 1 || s >= bestS) continue;
    bestS = s;
    best = { edge, t, point: [c[0] + t * sx, c[1] + t * sy] };
  }
  return best;
}

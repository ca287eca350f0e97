import { createPointIndex } from '../plane/point-index.ts';
import type { PlanePoints } from '../plane/plane-points.ts';
import type { Task } from '../../tasks/task.ts';

export type PlaneMetric = 'euclidean' | 'manhattan';

/** Pairs of points in one distance band: those of point i are `others[starts[i]]` up to, not with, `others[starts[i + 1]]`. */
export interface BandPairs {
  readonly starts: Uint32Array;
  readonly others: Uint32Array;
}

/** More pairs than these do not fit into memory that a page may take. */
const MOST_PAIRS = 2 ** 27;

const POINTS_PER_PIECE = 500;

/** Band of a value between closed upper edges, the first from 0: [0, a], (a, b] … −1 beyond the last. */
export function bandOf(value: number, edges: readonly number[]): number {
  for (let band = 0; band < edges.length; band += 1) if (value <= edges[band]!) return band;
  return -1;
}

/**
 * All pairs of points that are no further apart than the last edge, each once, by distance band. Throws RangeError where
 * there are more than 134 million.
 */
export function* nearPairs(
  points: PlanePoints,
  edges: readonly number[],
  metric: PlaneMetric,
): Task<readonly BandPairs[]> {
  const count = points.x.length;
  const reach = edges.at(-1)!;
  // The cell of an index is wider than 0, also where only the same place counts as near.
  const index = createPointIndex(points, reach > 0 ? reach : 1);
  const starts = edges.map(() => new Uint32Array(count + 1));
  let others = edges.map(() => new Uint32Array(0));
  let place = 0;
  const bandTo = (other: number): number => {
    const dx = Math.abs(points.x[other]! - points.x[place]!);
    const dy = Math.abs(points.y[other]! - points.y[place]!);
    return bandOf(metric === 'manhattan' ? dx + dy : Math.sqrt(dx * dx + dy * dy), edges);
  };
  // A little more than the edge, as the root of a square may round down onto it.
  const radiusM = reach * (1 + 1e-12);

  const countPair = (other: number): void => {
    const band = other > place ? bandTo(other) : -1;
    if (band >= 0) starts[band]![place + 1]! += 1;
  };
  for (place = 0; place < count; place += 1) {
    index.forEachWithin(points.x[place]!, points.y[place]!, radiusM, countPair);
    if (place % POINTS_PER_PIECE === 0) yield;
  }
  for (const band of starts) for (let at = 0; at < count; at += 1) band[at + 1]! += band[at]!;
  const pairs = starts.reduce((sum, band) => sum + band[count]!, 0);
  if (pairs > MOST_PAIRS)
    throw new RangeError(`${pairs} pairs are near each other; narrower distance bands have fewer`);

  others = starts.map((band) => new Uint32Array(band[count]!));
  const next = starts.map((band) => band.slice());
  const keepPair = (other: number): void => {
    const band = other > place ? bandTo(other) : -1;
    if (band < 0) return;
    const at = next[band]![place]!;
    others[band]![at] = other;
    next[band]![place] = at + 1;
  };
  for (place = 0; place < count; place += 1) {
    index.forEachWithin(points.x[place]!, points.y[place]!, radiusM, keepPair);
    if (place % POINTS_PER_PIECE === 0) yield;
  }
  return starts.map((band, at) => ({ starts: band, others: others[at]! }));
}

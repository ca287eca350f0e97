import { partitionPoint } from '../../arrays/lower-bound.ts';

/**
 * Which of several cells with the same score is flagged first. `pessimistic`: the one with the fewest events of the
 * test, so that a forecast gains nothing by ties and every PAI is the least that an order of the ties could give (as
 * `pai` of ptools does). `grid`: from the west, column by column, each from the south; arbitrary, but as many published
 * tables have it.
 */
export type TieRule = 'pessimistic' | 'grid';

/** Order in which cells are flagged, the highest score first. One value per cell; returns indexes of cells. */
export function flaggingOrder(scores: Float64Array, testCounts: Float64Array, ties: TieRule): Uint32Array {
  const order = Uint32Array.from(scores, (_, cell) => cell);
  return ties === 'grid'
    ? order.sort((a, b) => scores[b]! - scores[a]! || a - b)
    : order.sort((a, b) => scores[b]! - scores[a]! || testCounts[a]! - testCounts[b]! || a - b);
}

/** Rank of each cell, 0 for the first of the order. */
export function ranksOf(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
  return ranks;
}

/** Events of the test in the first k cells of an order, k = 0 … number of cells. */
export function cumulativeHits(order: Uint32Array, testCounts: Float64Array): Float64Array {
  const hits = new Float64Array(order.length + 1);
  for (let rank = 0; rank < order.length; rank++) hits[rank + 1] = hits[rank]! + testCounts[order[rank]!]!;
  return hits;
}

/** The most events that any k cells hold, k = 0 … number of cells: what the oracle would have flagged. */
export function oracleHits(testCounts: Float64Array): Float64Array {
  return cumulativeHits(flaggingOrder(testCounts, testCounts, 'grid'), testCounts);
}

/** Cells that a share (0–1) of the area is, rounded, at least one and at most all. */
export function flaggedCells(share: number, cellCount: number): number {
  return Math.min(cellCount, Math.max(1, Math.round(share * cellCount)));
}

/** The first k cells of a ranking when cells of the same score are drawn by lot. */
export interface DrawnTies {
  /** Cells of a greater score are flagged, those of a smaller are not. */
  readonly score: number;
  /** Chance of a cell of just this score. */
  readonly chance: number;
}

/** Where the first `flagged` cells of an order end; `order` has the highest score first. */
export function drawnTies(order: Uint32Array, scores: Float64Array, flagged: number): DrawnTies {
  const score = scores[order[flagged - 1]!]!;
  const above = partitionPoint(order.length, (rank) => scores[order[rank]!]! > score);
  const end = partitionPoint(order.length, (rank) => scores[order[rank]!]! >= score);
  return { score, chance: (flagged - above) / (end - above) };
}

/** Chance of a cell with this score to be flagged. */
export function chanceOf({ score, chance }: DrawnTies, own: number): number {
  return own > score ? 1 : own === score ? chance : 0;
}

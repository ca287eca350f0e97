import type { CellCatch } from './cell-differences.ts';
import { CURVE_STEPS, type ForecastCatch } from './forecast-test.ts';

/** What one model caught, over the grids and the stretches of the test. */
export interface ModelTally {
  readonly model: string;
  /** Events caught in each week of the test, one list for each coverage, summed over the grids. */
  readonly weekHits: readonly Float64Array[];
  /** The same where ties are drawn by lot. */
  readonly weekExpected: readonly Float64Array[];
  /** What it did in each cell, for each grid and coverage; ties drawn by lot. */
  readonly gridCells: CellCatch[][];
  /** Events caught, and the most that as many cells could have caught, for each coverage and grid. */
  readonly gridHits: readonly Float64Array[];
  readonly gridMost: readonly Float64Array[];
  /** Events caught at 0 %, 1 %, … 100 % of the area, summed over the grids. */
  readonly curve: Float64Array;
}

/** A tally of nothing. */
export function createModelTally(model: string, coverages: number, weeks: number, grids: number): ModelTally {
  const lists = (length: number): Float64Array[] =>
    Array.from({ length: coverages }, () => new Float64Array(length));
  return {
    model,
    weekHits: lists(weeks),
    weekExpected: lists(weeks),
    gridCells: [],
    gridHits: lists(grids),
    gridMost: lists(grids),
    curve: new Float64Array(CURVE_STEPS + 1),
  };
}

/** Adds what a forecast caught on one grid; `weekOf` is the week of the test of each event. */
export function addCatch(
  tally: ModelTally,
  grid: number,
  { caught, expected, cells, mostHits, curve }: ForecastCatch,
  weekOf: Int32Array,
): void {
  for (const [coverage, weekHits] of tally.weekHits.entries()) {
    const offset = coverage * weekOf.length;
    for (let event = 0; event < weekOf.length; event++) {
      weekHits[weekOf[event]!]! += caught[offset + event]!;
      tally.weekExpected[coverage]![weekOf[event]!]! += expected[offset + event]!;
      tally.gridHits[coverage]![grid]! += caught[offset + event]!;
    }
    tally.gridMost[coverage]![grid]! += mostHits[coverage]!;
  }
  const sums = tally.gridCells[grid];
  if (sums === undefined) tally.gridCells[grid] = [...cells];
  else
    for (const [coverage, { hits, flags }] of cells.entries()) {
      addTo(sums[coverage]!.hits, hits);
      addTo(sums[coverage]!.flags, flags);
    }
  addTo(tally.curve, curve);
}

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let index = 0; index < sums.length; index++) sums[index]! += values[index]!;
}

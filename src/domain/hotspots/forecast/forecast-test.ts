import type { CellCatch } from './cell-differences.ts';
import type { CellForecast } from './forecast-model.ts';
import {
  chanceOf,
  cumulativeHits,
  drawnTies,
  flaggingOrder,
  oracleHits,
  ranksOf,
  type DrawnTies,
  type TieRule,
} from './ranking.ts';
import { eachSlotShare } from './week-slots.ts';
import type { CellEvents } from './week-rates.ts';

/** Steps of a capture curve: 0 %, 1 %, … 100 % of the area. */
export const CURVE_STEPS = 100;

/** What a forecast caught of the events that came after it, for each of several numbers of flagged cells. */
export interface ForecastCatch {
  /** Share (0–1) of each event that was caught: `coverage · events + event`. */
  readonly caught: Float64Array;
  /** The same where cells of the same score are drawn by lot: the expected share, which favours nobody. */
  readonly expected: Float64Array;
  /** That summed over the events of each cell, and how long each cell was flagged: one for each coverage. */
  readonly cells: readonly CellCatch[];
  /** The most events that as many cells could have caught; other cells in each slot, where the forecast has slots. */
  readonly mostHits: Float64Array;
  /** Events caught at 0 %, 1 %, … 100 % of the area. */
  readonly curve: Float64Array;
}

/**
 * Holds a forecast against events. Where it ranks the hours of the week one by one, as many cells are flagged in every
 * hour, and an event counts with the share of its interval in which its cell was flagged.
 */
export function testForecast(
  { slots, scores }: CellForecast,
  cellCount: number,
  events: CellEvents,
  flagged: readonly number[],
  ties: TieRule,
): ForecastCatch {
  const { fromMs, toMs, cellOf } = events;
  const slotCount = slots?.count ?? 1;
  const eachShare = (event: number, visit: (slot: number, share: number) => void): void =>
    slots === null ? visit(0, 1) : eachSlotShare(slots, fromMs[event]!, toMs[event]!, visit);

  const counts = new Float64Array(slotCount * cellCount);
  for (let event = 0; event < cellOf.length; event++)
    eachShare(event, (slot, share) => (counts[slot * cellCount + cellOf[event]!]! += share));

  const ranks = new Uint32Array(slotCount * cellCount);
  const drawn: DrawnTies[][] = [];
  const cells = flagged.map(() => ({
    hits: new Float64Array(cellCount),
    flags: new Float64Array(cellCount),
  }));
  const mostHits = new Float64Array(flagged.length);
  const curve = new Float64Array(CURVE_STEPS + 1);
  let usedSlots = 0;
  for (let slot = 0; slot < slotCount; slot++) {
    const [from, to] = [slot * cellCount, (slot + 1) * cellCount];
    const slotEvents = counts.subarray(from, to);
    if (slotEvents.every((count) => count === 0)) continue;
    usedSlots += 1;
    const slotScores = scores.subarray(from, to);
    const order = flaggingOrder(slotScores, slotEvents, ties);
    ranks.set(ranksOf(order), from);
    drawn[slot] = flagged.map((first) => drawnTies(order, slotScores, first));
    for (const [coverage, { flags }] of cells.entries())
      for (let cell = 0; cell < cellCount; cell++)
        flags[cell]! += chanceOf(drawn[slot]![coverage]!, slotScores[cell]!);
    const hits = cumulativeHits(order, slotEvents);
    for (let step = 0; step <= CURVE_STEPS; step++)
      curve[step]! += hits[Math.round((step / CURVE_STEPS) * cellCount)]!;
    const most = oracleHits(slotEvents);
    for (const [coverage, first] of flagged.entries()) mostHits[coverage]! += most[first]!;
  }

  for (const { flags } of cells)
    for (let cell = 0; cell < cellCount; cell++) flags[cell]! /= Math.max(1, usedSlots);

  const caught = new Float64Array(flagged.length * cellOf.length);
  const expected = new Float64Array(caught.length);
  for (let event = 0; event < cellOf.length; event++)
    eachShare(event, (slot, share) => {
      const cell = cellOf[event]!;
      const at = slot * cellCount + cell;
      for (const [coverage, first] of flagged.entries()) {
        const row = coverage * cellOf.length + event;
        if (ranks[at]! < first) caught[row]! += share;
        const chance = share * chanceOf(drawn[slot]![coverage]!, scores[at]!);
        expected[row]! += chance;
        cells[coverage]!.hits[cell]! += chance;
      }
    });
  return { caught, expected, cells, mostHits, curve };
}

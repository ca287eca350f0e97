import type { CellForecast } from './forecast-model.ts';
import {
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
  const mostHits = new Float64Array(flagged.length);
  const curve = new Float64Array(CURVE_STEPS + 1);
  for (let slot = 0; slot < slotCount; slot++) {
    const [from, to] = [slot * cellCount, (slot + 1) * cellCount];
    const slotEvents = counts.subarray(from, to);
    if (slotEvents.every((count) => count === 0)) continue;
    const slotScores = scores.subarray(from, to);
    const order = flaggingOrder(slotScores, slotEvents, ties);
    ranks.set(ranksOf(order), from);
    drawn[slot] = flagged.map((cells) => drawnTies(order, slotScores, cells));
    const hits = cumulativeHits(order, slotEvents);
    for (let step = 0; step <= CURVE_STEPS; step++)
      curve[step]! += hits[Math.round((step / CURVE_STEPS) * cellCount)]!;
    const most = oracleHits(slotEvents);
    for (const [coverage, cells] of flagged.entries()) mostHits[coverage]! += most[cells]!;
  }

  const caught = new Float64Array(flagged.length * cellOf.length);
  const expected = new Float64Array(caught.length);
  for (let event = 0; event < cellOf.length; event++)
    eachShare(event, (slot, share) => {
      const cell = slot * cellCount + cellOf[event]!;
      for (const [coverage, cells] of flagged.entries()) {
        const at = coverage * cellOf.length + event;
        if (ranks[cell]! < cells) caught[at]! += share;
        const { score, chance } = drawn[slot]![coverage]!;
        if (scores[cell]! >= score) expected[at]! += scores[cell]! > score ? share : share * chance;
      }
    });
  return { caught, expected, mostHits, curve };
}

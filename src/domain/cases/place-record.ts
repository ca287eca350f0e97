import { aoristicWeight, weekShares } from '../time/aoristic.ts';
import { busiestHours } from '../time/busiest-hours.ts';
import type { TimeRange } from '../time/ranges.ts';
import type { CaseColumns } from './case-columns.ts';

/** Fewer cases than this are not told: they could be told apart. */
export const FEWEST_TOLD = 3;
/** Fewer cases than this have no hours. */
export const FEWEST_FOR_HOURS = 5;
/** How long the hours are that are named. */
const PEAK_HOURS = 2;

/** What happened at a place, as far as it may be told. */
export interface PlaceCases {
  /** Cases, at least 3; `null` for fewer. */
  readonly count: number | null;
  /** The two hours of the day with the most of them, [from, to), which may pass midnight: [23, 1); `null` under 5 cases. */
  readonly peak: readonly [number, number] | null;
}

/** The cases of a named place whose interval touches the window, by their aoristic shares in the hours of the day. */
export function casesOfPlace(cases: CaseColumns, placeId: string, window: TimeRange): PlaceCases {
  const place = cases.places.indexOf(placeId);
  const hours = new Float64Array(24);
  let count = 0;
  for (let row = 0; row < cases.count; row++) {
    const interval = { from: cases.from[row]!, to: cases.to[row]! };
    if (place < 0 || cases.place[row] !== place || aoristicWeight(interval, window) === 0) continue;
    count++;
    weekShares(interval).forEach((share, hour) => (hours[hour % 24]! += share));
  }
  return {
    count: count < FEWEST_TOLD ? null : count,
    peak: count < FEWEST_FOR_HOURS ? null : peakOf(hours),
  };
}

function peakOf(hours: Float64Array): readonly [number, number] | null {
  const first = busiestHours(hours, PEAK_HOURS);
  if (first === null) return null;
  const end = first + PEAK_HOURS;
  return [first, end > hours.length ? end - hours.length : end];
}

import { bandOf, type BandPairs } from './near-pairs.ts';

/** Counts pairs by distance band and by the days between them, again and again for other orders of the dates. */
export interface GapCounter {
  /** Day of every event; the caller may permute it between counts. */
  readonly days: Float64Array | Int32Array;
  /** Pairs by distance band, then day band. The array is written anew by every count. */
  count(): Float64Array;
}

/** Whole days up to so many have a table of their bands. */
const LONGEST_TABLE = 1_000_000;

/** A counter over pairs that stay the same; `days` begins as `dayNumbers`, counted from the first day. */
export function createGapCounter(
  pairs: readonly BandPairs[],
  dayNumbers: Float64Array,
  dayBands: readonly number[],
): GapCounter {
  const first = dayNumbers.reduce((least, day) => Math.min(least, day), Infinity);
  const days = dayNumbers.map((day) => day - first);
  const span = days.reduce((most, day) => Math.max(most, day), 0);
  const isWhole = span < LONGEST_TABLE && days.every(Number.isInteger);
  const kept = isWhole ? Int32Array.from(days) : days;
  const countBand =
    kept instanceof Int32Array ? countWholeDays(kept, span, dayBands) : countAnyDays(kept, dayBands);
  const counts = new Float64Array(pairs.length * dayBands.length);
  return {
    days: kept,
    count() {
      for (const [row, band] of pairs.entries())
        counts.set(countBand(band).subarray(0, dayBands.length), row * dayBands.length);
      return counts;
    },
  };
}

/** Column of a gap; one more column than there are bands takes what lies further apart than the last. */
function columnOf(gap: number, dayBands: readonly number[]): number {
  const band = bandOf(gap, dayBands);
  return band < 0 ? dayBands.length : band;
}

function countWholeDays(
  days: Int32Array,
  span: number,
  dayBands: readonly number[],
): (pairs: BandPairs) => Float64Array {
  const columns = Int32Array.from({ length: span + 1 }, (_, gap) => columnOf(gap, dayBands));
  const sums = new Int32Array(dayBands.length + 1);
  const answer = new Float64Array(dayBands.length + 1);
  return ({ starts, others }) => {
    sums.fill(0);
    let at = 0;
    for (let place = 0; place + 1 < starts.length; place += 1) {
      const end = starts[place + 1]!;
      if (at === end) continue;
      const day = days[place]!;
      for (; at < end; at += 1) {
        const gap = (days[others[at]!]! - day) | 0;
        sums[columns[gap < 0 ? -gap : gap]!]! += 1;
      }
    }
    answer.set(sums);
    return answer;
  };
}

function countAnyDays(days: Float64Array, dayBands: readonly number[]): (pairs: BandPairs) => Float64Array {
  const sums = new Float64Array(dayBands.length + 1);
  return ({ starts, others }) => {
    sums.fill(0);
    for (let place = 0; place + 1 < starts.length; place += 1)
      for (let at = starts[place]!; at < starts[place + 1]!; at += 1)
        sums[columnOf(Math.abs(days[others[at]!]! - days[place]!), dayBands)]! += 1;
    return sums;
  };
}

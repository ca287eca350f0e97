import { intersect, type TimeRange } from '../time/ranges.ts';
import { MINUTE_MS, WEEK_MS } from '../time/zone.ts';

/** Two ranges of one length that begin on the same weekday at the same time of day. */
export interface ComparedPeriods {
  readonly now: TimeRange;
  readonly before: TimeRange;
  /** How many weeks the earlier one lies before. */
  readonly weeks: number;
  /** Whether they are only the part of the chosen range for which both have data. */
  readonly isPartial: boolean;
}

/** Periods below this say nothing. */
const SHORTEST_MS = 3_600_000;

/**
 * The range and an earlier one of the same length and the same weekdays: as few whole weeks before as let the two not meet.
 * Where the data (`extent`) does not hold both, both are cut alike to what it holds. `undefined` where less than an hour is left.
 * Whole weeks that reach back to a whole minute are no longer for it: the part of a minute is left out.
 */
export function earlierPeriod(range: TimeRange, extent: TimeRange | null): ComparedPeriods | undefined {
  const chosen = { from: range.from + partOfMinute(range), to: range.to };
  const covered = extent && intersect(chosen, extent);
  if (!covered || !extent) return undefined;
  const weeks = Math.max(1, Math.ceil((covered.to - covered.from) / WEEK_MS));
  const shift = weeks * WEEK_MS;
  const from = Math.max(covered.from, extent.from + shift);
  if (covered.to - from < SHORTEST_MS) return undefined;
  return {
    now: { from, to: covered.to },
    before: { from: from - shift, to: covered.to - shift },
    weeks,
    isPartial: from !== chosen.from || covered.to !== range.to,
  };
}

/** How much longer than whole weeks a range is, ms, where that is at most a minute; else 0. */
function partOfMinute({ from, to }: TimeRange): number {
  const surplusMs = (to - from) % WEEK_MS;
  return to - from >= WEEK_MS && surplusMs <= MINUTE_MS ? surplusMs : 0;
}

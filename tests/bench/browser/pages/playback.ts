import type { TimeRange } from '../../../../src/domain/time/ranges.ts';
import { DAY_MS } from '../../../../src/domain/time/civil-day.ts';
import { CITY_EXTENT } from '../../engine/city-model.ts';

/** A float tells the minutes of the city apart exactly, but not its ms: all edges lie on minutes. */
export const MINUTE_MS = 60_000;
/** Shares of the playback at which all have to draw the same rows. */
export const CHECKED_SHARES = [0.1, 0.5, 0.9];
const WINDOW_MS = 30 * DAY_MS;

/** The range of 30 days that is shown after a share (0–1) of the playback over all of the data. */
export function rangeAt(share: number): TimeRange {
  const minutes = Math.round((share * (CITY_EXTENT.to - CITY_EXTENT.from - WINDOW_MS)) / MINUTE_MS);
  const from = CITY_EXTENT.from + minutes * MINUTE_MS;
  return { from, to: from + WINDOW_MS };
}

/** Refuses to be timed where the rows that would be drawn are not as many as the city has, which the link says. */
export function checkTotals(totals: readonly number[]): void {
  const expected = new URLSearchParams(location.search).get('totals') ?? '';
  if (totals.join(',') !== expected)
    throw new Error(`draws other rows: ${totals.join(', ')} at the checked ranges, the city has ${expected}`);
}

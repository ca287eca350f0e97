import type { TimeRange } from '../../../../src/domain/time/ranges.ts';
import { DAY_MS } from '../../../../src/domain/time/civil-day.ts';
import { CITY_EXTENT } from '../../engine/city-model.ts';

const WINDOW_MS = 30 * DAY_MS;

/** The range of 30 days that is shown after a share (0–1) of the playback over all of the data. */
export function rangeAt(share: number): TimeRange {
  const from = CITY_EXTENT.from + share * (CITY_EXTENT.to - CITY_EXTENT.from - WINDOW_MS);
  return { from: Math.round(from), to: Math.round(from + WINDOW_MS) };
}

import { DAY_MS } from '../time/civil-day.ts';

/** Whether the recording of a time is still there by the days that a camera says it keeps: all, a part, or none of it. */
export type Recording = 'kept' | 'partly' | 'gone';

/**
 * What is left of the recording of an interval (epoch ms) at the moment `now`, where a camera keeps `saveDays` days;
 * `undefined` where nobody said how long it keeps them. A recording that was secured is not known here.
 */
export function recordingLeft(
  saveDays: number | undefined,
  { from, to }: { readonly from: number; readonly to: number },
  now: number,
): Recording | undefined {
  if (saveDays === undefined) return undefined;
  const keptMs = saveDays * DAY_MS;
  if (now <= from + keptMs) return 'kept';
  return now <= to + keptMs ? 'partly' : 'gone';
}

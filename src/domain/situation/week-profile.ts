import { HOUR_MS, HOURS_OF_WEEK, startOfWeek, WEEK_MS } from '../time/zone.ts';

/** How much of the usual volume falls between two moments, in usual days: a whole week is 7. */
export interface WeekProfile {
  usualDays(from: number, to: number): number;
}

/**
 * Profile of the hours of the week from counts of past reports, Monday 00:00 first. An hour in which nothing ever came
 * keeps a little weight, so that no time counts as impossible; without any report all hours weigh the same.
 */
export function createWeekProfile(counts: readonly number[]): WeekProfile {
  if (counts.length !== HOURS_OF_WEEK)
    throw new RangeError(`a week has ${HOURS_OF_WEEK} hours, not ${counts.length}`);
  const cumulative = new Float64Array(HOURS_OF_WEEK + 1);
  for (const [hour, count] of counts.entries())
    cumulative[hour + 1] = (cumulative[hour] as number) + count + 0.5;
  const scale = 7 / (cumulative[HOURS_OF_WEEK] as number);

  function sinceEpochWeek(timeMs: number): number {
    const monday = startOfWeek(timeMs);
    const hours = (timeMs - monday) / HOUR_MS;
    const hour = Math.min(Math.floor(hours), HOURS_OF_WEEK - 1);
    const before = cumulative[hour] as number;
    const within = (hours - hour) * ((cumulative[hour + 1] as number) - before);
    return (7 * (monday - startOfWeek(0))) / WEEK_MS + (before + within) * scale;
  }

  return { usualDays: (from, to) => (to > from ? sinceEpochWeek(to) - sinceEpochWeek(from) : 0) };
}

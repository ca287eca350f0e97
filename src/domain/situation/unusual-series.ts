import { countyCode } from '../grids/codes.ts';
import { HOUR_MS, WEEK_MS } from '../time/zone.ts';
import { MOST_WEEKS, type CountSeries } from './unusual.ts';

/** "Now" is the last six hours. */
export const UNUSUAL_WINDOW_MS = 6 * HOUR_MS;

/** The counts of a county, of all categories (`null`) or one. */
export interface CountyCounts extends CountSeries {
  countyCode: string;
  categoryCode: string | null;
}

/** How many weeks before `from` lie wholly in the data, at most eight. */
export function pastWeeks(firstAt: number, from: number): number {
  return Math.min(Math.max(Math.floor((from - firstAt) / WEEK_MS), 0), MOST_WEEKS);
}

/** Reports in order of time, as the counting needs them. */
interface TimedReports {
  units: readonly string[];
  firstFrom(timeMs: number): number;
  category(row: number): string;
  unit(row: number): number;
}

/** Counts how many came in the six hours up to `to`, and in the same hours of past weeks, by county and category. */
export function unusualSeries(reports: TimedReports, firstAt: number, to: number): CountyCounts[] {
  const weeks = pastWeeks(firstAt, to - UNUSUAL_WINDOW_MS);
  const tally = createWeekTally(weeks);
  for (let week = 0; week <= weeks; week += 1) {
    const end = reports.firstFrom(to - week * WEEK_MS + 1);
    for (let row = reports.firstFrom(to - week * WEEK_MS - UNUSUAL_WINDOW_MS + 1); row < end; row += 1)
      tally.add(countyCode(reports.units[reports.unit(row)] as string), reports.category(row), week, 1);
  }
  return tally.series();
}

/** Gathers counts by county, category and week before now (0 = now). */
export interface WeekTally {
  add(county: string, categoryCode: string, week: number, count: number): void;
  series(): CountyCounts[];
}

/** An empty tally of now and `weeks` weeks before. */
export function createWeekTally(weeks: number): WeekTally {
  const tally = new Map<string, CountyCounts & { past: number[] }>();

  function increase(county: string, categoryCode: string | null, week: number, count: number): void {
    const key = `${county} ${categoryCode ?? ''}`;
    let entry = tally.get(key);
    if (entry === undefined) {
      entry = { countyCode: county, categoryCode, count: 0, past: Array.from({ length: weeks }, () => 0) };
      tally.set(key, entry);
    }
    if (week === 0) entry.count += count;
    else entry.past[week - 1] = (entry.past[week - 1] ?? 0) + count;
  }

  return {
    add(county, categoryCode, week, count) {
      increase(county, null, week, count);
      increase(county, categoryCode, week, count);
    },
    series: () => [...tally.values()],
  };
}

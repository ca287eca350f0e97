import { countyCode } from '../grids/codes.ts';
import { civilDayOfTime, startOfCivilDay, weekdayOfCivilDay } from '../time/civil-day.ts';
import { HOURS_OF_WEEK, hourOfWeek } from '../time/zone.ts';
import { dailyDispersion, type DailyCounts } from './dispersion.ts';
import type { PastReport } from './past-reports.ts';
import { createWeekProfile, type WeekProfile } from './week-profile.ts';

/** Gathers how the volume goes over the week, and how much days differ. */
export interface VolumeTally {
  add(report: Pick<PastReport, 'reportedAt' | 'unitCode'>): void;
  profile(): WeekProfile;
  /**
   * Dispersion of a day's count between whole days of the same weekday in the same county, so that neither the week's
   * own rhythm nor the size of a county counts as spread.
   */
  dispersion(): number;
}

/** An empty tally of the time from `from` to `until`, epoch ms. */
export function createVolumeTally(from: number, until: number): VolumeTally {
  const hours = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  const days = new Map<string, Map<number, number>>();
  const firstDay = civilDayOfTime(from - 1) + 1;
  const endDay = civilDayOfTime(until);

  return {
    add({ reportedAt, unitCode }) {
      const hour = hourOfWeek(reportedAt);
      hours[hour] = (hours[hour] as number) + 1;
      const day = civilDayOfTime(reportedAt);
      if (reportedAt < startOfCivilDay(firstDay) || day >= endDay) return;
      const county = countyCode(unitCode);
      const counts = days.get(county) ?? new Map<number, number>();
      days.set(county, counts);
      counts.set(day, (counts.get(day) ?? 0) + 1);
    },
    profile: () => createWeekProfile(hours),
    dispersion() {
      const series: DailyCounts[] = [];
      for (const counts of days.values()) {
        const byWeekday = Array.from({ length: 7 }, () => ({ days: 0, sum: 0, sumOfSquares: 0 }));
        for (let day = firstDay; day < endDay; day += 1) {
          const count = counts.get(day) ?? 0;
          const entry = byWeekday[weekdayOfCivilDay(day) - 1] as DailyCounts;
          entry.days += 1;
          entry.sum += count;
          entry.sumOfSquares += count * count;
        }
        series.push(...byWeekday);
      }
      return dailyDispersion(series);
    },
  };
}

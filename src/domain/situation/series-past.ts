import { countyCode } from '../grids/codes.ts';
import { HOURS_OF_WEEK, hourOfWeek } from '../time/zone.ts';
import type { PastReport } from './past-reports.ts';
import { createWeekProfile, type WeekProfile } from './week-profile.ts';

const HOURS_OF_DAY = 24;
/** Weight of the prior, the hours of all categories together, in reports. */
const PRIOR_REPORTS = 100;

type SeriesReport = Pick<PastReport, 'reportedAt' | 'unitCode' | 'categoryCode'>;

/** How many reports came from a county, of all categories (`null`) or one. */
export interface SeriesCounts {
  /** Takes in `count` reports alike; a negative count takes them away again. */
  add(unitCode: string, categoryCode: string, count: number): void;
  of(county: string, categoryCode: string | null): number;
  /** Reports of the whole city. */
  readonly total: number;
}

/** Nothing counted yet. */
export function createSeriesCounts(): SeriesCounts {
  const counts = new Map<string, number>();
  let total = 0;
  const increase = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count);
  return {
    add(unitCode, categoryCode, count) {
      const county = countyCode(unitCode);
      increase(county, count);
      increase(`${county} ${categoryCode}`, count);
      total += count;
    },
    of: (county, categoryCode) =>
      counts.get(categoryCode === null ? county : `${county} ${categoryCode}`) ?? 0,
    get total() {
      return total;
    },
  };
}

/** Gathers at which hours the reports of each category come. */
export interface CategoryHours {
  add(report: SeriesReport): void;
  /** The week of a category, of all together (`null`). */
  profileOf(categoryCode: string | null): WeekProfile;
}

/**
 * The hours of the week of all reports, and of a category by its own hours of the day: noise is told of at night, waste in
 * the morning. A category with few reports keeps to the hours of all.
 */
export function createCategoryHours(): CategoryHours {
  const hours = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  const byCategory = new Map<string, number[]>();
  const profiles = new Map<string | null, WeekProfile>();

  function hoursOf(categoryCode: string | null): number[] {
    const own = categoryCode === null ? undefined : byCategory.get(categoryCode);
    if (own === undefined) return hours;
    const all = Array.from({ length: HOURS_OF_DAY }, (_, hour) =>
      hours.reduce((sum, count, at) => (at % HOURS_OF_DAY === hour ? sum + count : sum), 0.5),
    );
    const total = all.reduce((sum, count) => sum + count, 0);
    const reports = own.reduce((sum, count) => sum + count, 0);
    return hours.map((count, at) => {
      const usual = (all[at % HOURS_OF_DAY] ?? 0) / total;
      const share = ((own[at % HOURS_OF_DAY] ?? 0) + PRIOR_REPORTS * usual) / (reports + PRIOR_REPORTS);
      return (count * share) / usual;
    });
  }

  return {
    add({ reportedAt, categoryCode }) {
      const hour = hourOfWeek(reportedAt);
      hours[hour] = (hours[hour] ?? 0) + 1;
      const own = byCategory.get(categoryCode) ?? Array.from({ length: HOURS_OF_DAY }, () => 0);
      byCategory.set(categoryCode, own);
      own[hour % HOURS_OF_DAY] = (own[hour % HOURS_OF_DAY] ?? 0) + 1;
      profiles.clear();
    },
    profileOf(categoryCode) {
      const known = profiles.get(categoryCode);
      if (known !== undefined) return known;
      const profile = createWeekProfile(hoursOf(categoryCode));
      profiles.set(categoryCode, profile);
      return profile;
    },
  };
}

/** What the past says of how many reports a county sends of a category. */
export interface SeriesPast {
  readonly counts: Pick<SeriesCounts, 'of' | 'total'>;
  /** How many days the counts cover. */
  readonly days: number;
  readonly profileOf: CategoryHours['profileOf'];
  /** Dispersion of a day's count (`dailyDispersion`). */
  readonly dispersion: number;
}

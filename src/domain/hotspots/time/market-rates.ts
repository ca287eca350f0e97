import { NO_ENTRY, type CaseColumns } from '../../cases/case-columns.ts';
import { rateRatio, type RateRatio } from '../../statistics/rate-ratio.ts';
import { civilDayOfTime, startOfCivilDay } from '../../time/civil-day.ts';
import { isKnownMarketDay, type MarketCalendar } from '../../time/class-of-day.ts';
import type { TimeRange } from '../../time/ranges.ts';

/** A market and when it is held. */
export interface CountedMarket extends MarketCalendar {
  readonly placeId: string;
}

/** Cases at a market, on the days it is held and on the others. */
export interface MarketCounts {
  readonly placeId: string;
  readonly marketDays: number;
  readonly otherDays: number;
  readonly onMarketDays: number;
  readonly onOtherDays: number;
}

/** Cases a day on market days against those on other days. */
export interface MarketRate extends MarketCounts {
  /** `null` where there are not both kinds of day, or no case. */
  readonly ratio: RateRatio | null;
}

/** Whole civil days in a range: the first one, and the one after the last. */
export function wholeDays(range: TimeRange): { first: number; end: number } {
  const first = civilDayOfTime(range.from - 1) + 1;
  return { first, end: Math.max(first, civilDayOfTime(range.to)) };
}

type Cases = Pick<CaseColumns, 'count' | 'from' | 'place' | 'places'>;

/**
 * Cases at markets over the whole civil days of the range, by the day of the earliest possible moment. All its days are
 * exposure, so that it must be one from which cases are known (`coveredRange`). Markets whose rule is unknown have no known
 * days: they are not in the answer. `isCounted`: whether the case of a row counts at all.
 */
export function marketCounts(
  cases: Cases,
  markets: readonly CountedMarket[],
  range: TimeRange,
  isCounted: (row: number) => boolean,
): MarketCounts[] {
  const { first, end } = wholeDays(range);
  const whole = { from: startOfCivilDay(first), to: startOfCivilDay(end) };
  const daysOfPlace = casesByPlace(cases, whole, isCounted);
  return markets
    .filter(({ rule }) => rule.kind !== 'unknown')
    .map((market) => {
      let marketDays = 0;
      for (let day = first; day < end; day++) if (isKnownMarketDay(market, day)) marketDays += 1;
      const days = daysOfPlace.get(market.placeId) ?? [];
      const onMarketDays = days.filter((day) => isKnownMarketDay(market, day)).length;
      return {
        placeId: market.placeId,
        marketDays,
        otherDays: end - first - marketDays,
        onMarketDays,
        onOtherDays: days.length - onMarketDays,
      };
    });
}

/** Cases a day on market days against other days, with an exact interval (`rateRatio`). */
export function marketRates(
  cases: Cases,
  markets: readonly CountedMarket[],
  range: TimeRange,
  isCounted: (row: number) => boolean,
): MarketRate[] {
  return marketCounts(cases, markets, range, isCounted).map((counts) => {
    const { marketDays, otherDays, onMarketDays, onOtherDays } = counts;
    const isComparable = marketDays > 0 && otherDays > 0 && onMarketDays + onOtherDays > 0;
    const ratio = isComparable
      ? rateRatio(
          { events: onMarketDays, exposure: marketDays },
          { events: onOtherDays, exposure: otherDays },
        )
      : null;
    return { ...counts, ratio };
  });
}

/** Civil days of the cases of every named place. */
function casesByPlace(
  { count, from, place, places }: Cases,
  range: TimeRange,
  isCounted: (row: number) => boolean,
): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const time = from[row]!;
    if (place[row] === NO_ENTRY || time < range.from || time >= range.to || !isCounted(row)) continue;
    const id = places[place[row]!]!;
    const own = days.get(id);
    if (own === undefined) days.set(id, [civilDayOfTime(time)]);
    else own.push(civilDayOfTime(time));
  }
  return days;
}

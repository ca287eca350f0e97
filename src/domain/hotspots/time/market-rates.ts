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
export interface MarketRate {
  readonly placeId: string;
  readonly marketDays: number;
  readonly otherDays: number;
  readonly onMarketDays: number;
  readonly onOtherDays: number;
  /** `null` where there are not both kinds of day, or no case. */
  readonly ratio: RateRatio | null;
}

/** Whole civil days in a range: the first one, and the one after the last. */
export function wholeDays(range: TimeRange): { first: number; end: number } {
  const first = civilDayOfTime(range.from - 1) + 1;
  return { first, end: Math.max(first, civilDayOfTime(range.to)) };
}

/**
 * Cases per day on which a market is held against its other days, over the whole civil days of the range, by the day of
 * the earliest possible moment. Markets whose rule is unknown have no known exposure: they are not in the answer.
 */
export function marketRates(
  cases: Pick<CaseColumns, 'count' | 'from' | 'place' | 'places'>,
  markets: readonly CountedMarket[],
  range: TimeRange,
): MarketRate[] {
  const { first, end } = wholeDays(range);
  const daysOfPlace = casesByPlace(cases, {
    from: startOfCivilDay(first),
    to: startOfCivilDay(end),
  });
  return markets
    .filter(({ rule }) => rule.kind !== 'unknown')
    .map((market) => {
      let marketDays = 0;
      for (let day = first; day < end; day++) if (isKnownMarketDay(market, day)) marketDays += 1;
      const otherDays = end - first - marketDays;
      const days = daysOfPlace.get(market.placeId) ?? [];
      const onMarketDays = days.filter((day) => isKnownMarketDay(market, day)).length;
      const onOtherDays = days.length - onMarketDays;
      const isComparable = marketDays > 0 && otherDays > 0 && days.length > 0;
      return {
        placeId: market.placeId,
        marketDays,
        otherDays,
        onMarketDays,
        onOtherDays,
        ratio: isComparable
          ? rateRatio(
              { events: onMarketDays, exposure: marketDays },
              { events: onOtherDays, exposure: otherDays },
            )
          : null,
      };
    });
}

/** Civil days of the cases of every named place. */
function casesByPlace(
  { count, from, place, places }: Pick<CaseColumns, 'count' | 'from' | 'place' | 'places'>,
  range: TimeRange,
): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (let row = 0; row < count; row++) {
    const time = from[row]!;
    if (place[row] === NO_ENTRY || time < range.from || time >= range.to) continue;
    const id = places[place[row]!]!;
    const own = days.get(id);
    if (own === undefined) days.set(id, [civilDayOfTime(time)]);
    else own.push(civilDayOfTime(time));
  }
  return days;
}

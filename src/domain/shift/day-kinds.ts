import type { DayClasses } from '../hotspots/forecast/week-slots.ts';
import { classOfDay, isKnownMarketDay, type MarketCalendar } from '../time/class-of-day.ts';

const OWN_MARKET_DAY = 2;

/** Workdays, and days on which people have time: weekends and holidays, make-up workdays left out. */
export const WORK_AND_REST: DayClasses = {
  count: 2,
  classOf: (day) => (classOfDay(day).isWorkday ? 0 : 1),
};

/** The same for the place of a market, whose market days are a third class. */
export function marketDayClasses(market: MarketCalendar): DayClasses {
  return {
    count: 3,
    classOf: (day) => (isKnownMarketDay(market, day) ? OWN_MARKET_DAY : WORK_AND_REST.classOf(day)),
  };
}

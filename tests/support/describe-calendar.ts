import type { CalendarClass } from '../../src/domain/time/calendar-classes.ts';
import { COMMUTE_HOURS } from '../../src/domain/time/calendar-days.ts';
import { civilDayOfTime, dateOfCivilDay } from '../../src/domain/time/civil-day.ts';
import {
  classOfDay,
  HOLIDAY_BIT,
  isKnownMarketDay,
  MAKEUP_WORKDAY_BIT,
} from '../../src/domain/time/class-of-day.ts';
import type { TimeRange } from '../../src/domain/time/ranges.ts';
import type { MarketOfUnit } from '../../src/domain/engine/filter/filter-context.ts';
import { marketPrefix } from '../../src/domain/engine/filter/market-groups.ts';

/** One way to pass the calendar clause: all three have to hold for an incident. */
export interface CalendarDescription {
  /** Significant digits that the unit code has to begin with; `null` = anywhere. */
  readonly unitPrefixes: readonly string[] | null;
  /** Dates `YYYY-MM-DD` of reportedAt in Shanghai. */
  readonly dates: readonly string[];
  /** Minutes of the day in Shanghai, one of `[from, to)`; `null` = all day. */
  readonly minutes: readonly (readonly [number, number])[] | null;
}

const COMMUTE_MINUTES = COMMUTE_HOURS.map(([from, to]) => [from * 60, to * 60] as const);

/**
 * What calendar classes mean on the days of this `extent`, of which an incident has to meet one description: per
 * market its days, the holidays, the make-up workdays, the commute. `null` extent = no days.
 */
export function describeCalendar(
  classes: readonly CalendarClass[],
  extent: TimeRange | null,
  markets: readonly MarketOfUnit[],
): CalendarDescription[] {
  const first = extent ? civilDayOfTime(extent.from) : 0;
  const count = extent ? civilDayOfTime(extent.to - 1) - first + 1 : 0;
  const days = Array.from({ length: count }, (_, index) => first + index);
  const datesOf = (holds: (day: number) => boolean) => days.filter(holds).map(dateOfCivilDay);
  const everywhere = (holds: (day: number) => boolean): CalendarDescription[] => [
    { unitPrefixes: null, dates: datesOf(holds), minutes: null },
  ];
  const has = (day: number, bit: number): boolean => (classOfDay(day).bits & bit) !== 0;
  const describe: Record<CalendarClass, () => CalendarDescription[]> = {
    marketDay: () =>
      markets.map((market) => ({
        unitPrefixes: [marketPrefix(market.unitCode)],
        dates: datesOf((day) => isKnownMarketDay(market, day)),
        minutes: null,
      })),
    holiday: () => everywhere((day) => has(day, HOLIDAY_BIT)),
    makeupWorkday: () => everywhere((day) => has(day, MAKEUP_WORKDAY_BIT)),
    commute: () => [
      { unitPrefixes: null, dates: datesOf((day) => classOfDay(day).isWorkday), minutes: COMMUTE_MINUTES },
    ],
    workday: () => everywhere((day) => classOfDay(day).isWorkday),
    weekend: () => everywhere((day) => !classOfDay(day).isWorkday && !has(day, HOLIDAY_BIT)),
  };
  return classes.flatMap((name) => describe[name]());
}

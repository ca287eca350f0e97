import { calendarDay, type CalendarDay } from './calendar-days.ts';
import type { MarketCalendar } from './class-of-day.ts';
import { heldMarkets } from './held-markets.ts';
import { knownLunarDate, type LunarDate } from './lunar.ts';
import { monthOfCivilDay, weeksOfMonth, type CivilMonth } from './month-days.ts';

/** One day of the market calendar. */
export interface MarketMonthDay {
  readonly day: number;
  readonly isInMonth: boolean;
  /** `null` where the lunar table does not reach (1900–2100). */
  readonly lunar: LunarDate | null;
  readonly kind: CalendarDay['kind'];
  readonly holidayName: string | null;
  /** Whether the holiday arrangement of its year is published. */
  readonly isPublished: boolean;
  /** Markets that are known to be held; those of every day are in no day's list. */
  readonly held: readonly string[];
}

/** The weeks of a month with what each day is, and the markets that are held. Daily markets tell no day from another. */
export function marketMonth(
  month: CivilMonth,
  markets: readonly (MarketCalendar & { readonly id: string })[],
): MarketMonthDay[] {
  return weeksOfMonth(month).map((day) => {
    const { kind, holidayName = null, isPublished } = calendarDay(day);
    return {
      day,
      isInMonth: monthOfCivilDay(day).month === month.month,
      lunar: knownLunarDate(day),
      kind,
      holidayName,
      isPublished,
      held: heldMarkets(markets, day).byRule.map(({ id }) => id),
    };
  });
}

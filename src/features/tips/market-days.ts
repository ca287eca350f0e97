import { isMarketDay, marketDaysBetween } from '../../domain/time/market-days.ts';
import type { PlaceRecord } from '../../schemas/places.ts';

/** Market days are looked for so far ahead. */
const AHEAD_DAYS = 60;

/** A market with the days on which it is held. */
export interface UpcomingMarket {
  readonly place: PlaceRecord;
  readonly isDaily: boolean;
  /** Whether it is held today; `undefined` where nobody knows its rule. */
  readonly isToday: boolean | undefined;
  /** The next days on which it is held, today among them, as civil days. */
  readonly days: readonly number[];
}

/** A market and its next `most` days from `today` on. */
export function upcomingDays(place: PlaceRecord, today: number, most: number): UpcomingMarket | undefined {
  const rule = place.market?.rule;
  if (rule === undefined) return undefined;
  return {
    place,
    isDaily: rule.kind === 'daily',
    isToday: isMarketDay(rule, today),
    days: marketDaysBetween(rule, today, today + AHEAD_DAYS).slice(0, most),
  };
}

/** Markets in the order in which they are held; the daily ones come after those, and those of unknown rule last. */
export function marketsByNextDay(places: readonly PlaceRecord[], today: number): UpcomingMarket[] {
  const order = ({ isDaily, days }: UpcomingMarket): number =>
    isDaily ? AHEAD_DAYS + 1 : (days[0] ?? Infinity) - today;
  return places
    .flatMap((place) => upcomingDays(place, today, 1) ?? [])
    .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)));
}

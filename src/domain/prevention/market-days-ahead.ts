import { marketDaysBetween, type MarketDayRule } from '../time/market-days.ts';

/** A market day on which something may be done against fraud and theft. */
export interface MarketDayAhead<Place> {
  /** Civil day of Shanghai. */
  readonly day: number;
  readonly place: Place;
}

/** Where markets stand: those with days ahead, those that are open every day, those whose rule nobody knows. */
export interface MarketsAhead<Place> {
  readonly days: readonly MarketDayAhead<Place>[];
  readonly daily: readonly Place[];
  readonly unknown: readonly Place[];
}

/**
 * The market days from `today` on, `ahead` days in all, by day and then in the order of the places. Markets that are open
 * every day have no market day to prepare for, and of a market whose rule is unknown no day is guessed.
 */
export function marketDaysAhead<
  Place extends { readonly market?: { readonly rule: MarketDayRule } | undefined },
>(places: readonly Place[], today: number, ahead: number): MarketsAhead<Place> {
  const markets = places.flatMap((place) =>
    place.market === undefined ? [] : [{ place, rule: place.market.rule }],
  );
  const of = (kind: MarketDayRule['kind']) =>
    markets.filter(({ rule }) => rule.kind === kind).map(({ place }) => place);
  return {
    days: markets
      .filter(({ rule }) => rule.kind !== 'daily' && rule.kind !== 'unknown')
      .flatMap(({ place, rule }) =>
        marketDaysBetween(rule, today, today + ahead - 1).map((day) => ({ day, place })),
      )
      .sort((a, b) => a.day - b.day),
    daily: of('daily'),
    unknown: of('unknown'),
  };
}

import type { MarketDayRule } from '../../domain/time/market-days.ts';
import type { PlaceRecord } from '../../schemas/places.ts';

/** A market with the rule that holds: the confirmed one, or that of the data set. */
export interface Market {
  readonly id: string;
  readonly name: string;
  readonly rule: MarketDayRule;
  readonly market: NonNullable<PlaceRecord['market']>;
}

/** All markets among the places. */
export function marketsOf(places: readonly PlaceRecord[]): Market[] {
  return places.flatMap(({ id, name, market }) => (market ? [{ id, name, rule: market.rule, market }] : []));
}

/** Markets whose days are known. */
export function knownMarkets(places: readonly PlaceRecord[]): Market[] {
  return marketsOf(places).filter(({ rule }) => rule.kind !== 'unknown');
}

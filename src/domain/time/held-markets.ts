import { isKnownMarketDay, type MarketCalendar } from './class-of-day.ts';

/** The markets that are known to be held on a day. */
export interface HeldMarkets<One> {
  /** By a rule that tells this day from others. */
  readonly byRule: readonly One[];
  /** Those of every day. */
  readonly daily: readonly One[];
}

/** Which markets are known to be held on a civil day: what is counted for it anywhere is counted here. */
export function heldMarkets<One extends MarketCalendar>(
  markets: readonly One[],
  day: number,
): HeldMarkets<One> {
  const held = markets.filter((market) => isKnownMarketDay(market, day));
  return {
    byRule: held.filter(({ rule }) => rule.kind !== 'daily'),
    daily: held.filter(({ rule }) => rule.kind === 'daily'),
  };
}

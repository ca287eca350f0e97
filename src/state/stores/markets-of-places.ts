import { marketsInUnits, type MarketOfUnit } from '../../domain/engine/filter/filter-context.ts';
import type { PlaceRecord } from '../../schemas/places.ts';
import type { MarketKnowledge } from './interface-store.ts';

/** Markets for the engine, and what is to be said about them. */
export interface Markets {
  readonly markets: readonly MarketOfUnit[];
  readonly knowledge: MarketKnowledge;
}

/**
 * The markets among the places that `fetchPlaces` brings. A market without a unit cannot be joined to incidents: it is
 * left out and counted. Never rejects: a failure, or no reply before `deadline` ends, is said in `knowledge`.
 */
export async function marketsOfPlaces(
  fetchPlaces: () => Promise<readonly PlaceRecord[]>,
  deadline: Promise<unknown> = new Promise(() => undefined),
): Promise<Markets> {
  const late = deadline.then((): never => {
    throw new Error('no reply in time');
  });
  try {
    const places = await Promise.race([fetchPlaces(), late]);
    const markets = marketsInUnits(places);
    const all = places.filter(({ market }) => market !== undefined).length;
    const knowledge = { kind: 'known', count: markets.length, withoutUnit: all - markets.length } as const;
    return { markets, knowledge };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { markets: [], knowledge: { kind: 'unavailable', message } };
  }
}

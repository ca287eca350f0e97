import type { FeatureCollection, Point } from 'geojson';
import { isMarketDay } from '../domain/time/market-days.ts';
import type { PlaceRecord } from '../schemas/places.ts';
import { rememberLast } from './style/cached-by.ts';
import { collection, pointFeature } from './style/geojson.ts';

/** A market is held on a day or not, or nobody knows its rule; what is no market is a place. */
export type PlaceState = 'open' | 'closed' | 'unknown' | 'place';

/** Places of a day as the map draws them, and what the legend counts. */
export interface MarketPlaces {
  readonly points: FeatureCollection<Point>;
  /** All markets; those that are held that day; of these, those of every day. */
  readonly counts: { readonly n: number; readonly held: number; readonly daily: number };
}

/** Places on a civil day; fetched with the rules of market days. */
export const placesOn = rememberLast((places: readonly PlaceRecord[], civilDay: number): MarketPlaces => {
  const shown = places
    .filter(({ kind }) => kind !== 'TOWN' && kind !== 'WATER')
    .map((place) => ({ place, state: stateOn(place, civilDay) }));
  const count = (isCounted: (one: (typeof shown)[number]) => boolean): number =>
    shown.filter(isCounted).length;
  return {
    points: collection(
      shown.map(({ place: { id, name, point }, state }) => pointFeature(point, { place: id, name, state })),
    ),
    counts: {
      n: count(({ state }) => state !== 'place'),
      held: count(({ state }) => state === 'open'),
      daily: count(({ place: { market } }) => market?.rule.kind === 'daily'),
    },
  };
});

function stateOn({ market }: PlaceRecord, civilDay: number): PlaceState {
  if (market === undefined) return 'place';
  const isHeld = isMarketDay(market.rule, civilDay);
  return isHeld === undefined ? 'unknown' : isHeld ? 'open' : 'closed';
}

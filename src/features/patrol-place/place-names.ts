import { distanceM, type Position } from '../../domain/geo/positions.ts';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { PlaceCity } from './use-place-city.ts';

/** A named place this near gives a hotspot its name, then a stop this near. */
const NEAR_PLACE_M = 500;
const NEAR_STOP_M = 300;

/** Names a position by the nearest public place or stop, else by the nearest unit. */
export function placeNamer(city: PlaceCity, unitIndex: UnitIndex): (position: Position) => string {
  const nearest = <T>(
    things: Iterable<T>,
    positionOf: (thing: T) => readonly [number, number],
    position: Position,
    withinM: number,
  ): T | undefined => {
    let [best, least] = [undefined as T | undefined, withinM];
    for (const thing of things) {
      const distance = distanceM(positionOf(thing), position);
      if (distance <= least) [best, least] = [thing, distance];
    }
    return best;
  };
  return (position) => {
    const place =
      nearest(city.places, (each) => each.position, position, NEAR_PLACE_M) ??
      nearest(city.stops, (each) => each.position, position, NEAR_STOP_M);
    if (place !== undefined) return place.name;
    const code = nearest(
      city.units.codes.keys(),
      (at) => [city.units.longitude[at]!, city.units.latitude[at]!],
      position,
      Infinity,
    );
    const unitCode = code === undefined ? undefined : city.units.codes[code];
    return (unitCode === undefined ? undefined : unitIndex.get(unitCode)?.name) ?? '—';
  };
}

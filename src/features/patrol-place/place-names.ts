import type { UnitIndex } from '../../api/unit-index.ts';
import { nearestName } from '../../domain/geo/nearest-name.ts';
import { distanceM, type Position } from '../../domain/geo/positions.ts';
import type { PlaceCity } from './use-place-city.ts';

/** Names a position by the nearest public place or stop, else by the nearest unit. */
export function placeNamer(city: PlaceCity, unitIndex: UnitIndex): (position: Position) => string {
  return (position) => {
    const near = nearestName(position, city.places, city.stops);
    if (near !== undefined) return near.name;
    const code = nearestUnit(city, position);
    return (code === undefined ? undefined : unitIndex.get(code)?.name) ?? '—';
  };
}

function nearestUnit({ units }: PlaceCity, position: Position): string | undefined {
  let [best, least] = [undefined as string | undefined, Infinity];
  for (const [at, code] of units.codes.entries()) {
    const apartM = distanceM([units.longitude[at]!, units.latitude[at]!], position);
    if (apartM < least) [best, least] = [code, apartM];
  }
  return best;
}

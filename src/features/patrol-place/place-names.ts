import type { UnitIndex } from '../../api/unit-index.ts';
import type { TFunction } from 'i18next';
import { describePlace } from '../../domain/geo/describe-place.ts';
import { distanceM, type Position } from '../../domain/geo/positions.ts';
import { whereaboutsText } from '../../i18n/whereabouts-text.ts';
import type { PlaceCity } from './use-place-city.ts';

/** Tells where a position is from the nearest public place or stop, else by the nearest unit. */
export function placeNamer(
  t: TFunction,
  city: PlaceCity,
  unitIndex: UnitIndex,
): (position: Position) => string {
  return (position) => {
    const where = whereaboutsText(t, [], describePlace(position, city));
    if (where !== '') return where;
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

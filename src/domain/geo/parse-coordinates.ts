/** A position read from a search text; `swapped` where the latitude stood first. */
export interface TypedPosition {
  longitude: number;
  latitude: number;
  swapped: boolean;
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?\s*([EWNSewns东西南北])?`;
const PAIR = new RegExp(String.raw`^\s*${NUMBER}(?:\s*[,，;；、]\s*|\s+)${NUMBER}\s*$`);
const NORTH_SOUTH = /[NSns南北]/;
const NEGATIVE = /[WSws西南]/;

/**
 * Reads `113.14,27.83`, `113.14 27.83`, `27.83N 113.14E` and the like. Longitude comes first; where that is
 * impossible, or only the other order lies inside `bounds` ([west, south, east, north]), the two are taken as
 * swapped. `undefined` for anything else.
 */
export function parseCoordinates(
  text: string,
  bounds?: readonly [number, number, number, number],
): TypedPosition | undefined {
  const match = PAIR.exec(text);
  if (!match) return undefined;
  const [, firstText, firstSide = '', secondText, secondSide = ''] = match;
  const first = Number(firstText) * (NEGATIVE.test(firstSide) ? -1 : 1);
  const second = Number(secondText) * (NEGATIVE.test(secondSide) ? -1 : 1);
  const straight = { longitude: first, latitude: second, swapped: false };
  const turned = { longitude: second, latitude: first, swapped: true };
  if (firstSide !== '' || secondSide !== '') {
    const latitudeFirst = NORTH_SOUTH.test(firstSide) || (firstSide === '' && !NORTH_SOUTH.test(secondSide));
    return onEarth(latitudeFirst ? turned : straight);
  }
  if (!onEarth(straight)) return onEarth(turned);
  return bounds && !isInside(straight, bounds) && isInside(turned, bounds) ? turned : straight;
}

function onEarth(position: TypedPosition): TypedPosition | undefined {
  return Math.abs(position.longitude) <= 180 && Math.abs(position.latitude) <= 90 ? position : undefined;
}

function isInside(
  { longitude, latitude }: TypedPosition,
  [west, south, east, north]: readonly [number, number, number, number],
): boolean {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

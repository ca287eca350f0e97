import type { MultiPolygon, Polygon } from 'geojson';

/** `[longitude, latitude]` in degrees, WGS84. */
export type Position = [number, number];

/** `[west, south, east, north]` in degrees. */
export type BoundingBox = readonly [number, number, number, number];

/** Mean radius of the earth in metres (IUGG). */
export const EARTH_RADIUS_M = 6_371_008.8;

/** Length of a degree of latitude on the sphere of that radius, to a metre. */
export const M_PER_DEGREE = 111_195;

const RADIANS = Math.PI / 180;

/** Great-circle distance of two positions in metres (haversine formula). */
export function distanceM(a: readonly [number, number], b: readonly [number, number]): number {
  const halfLat = ((b[1] - a[1]) * RADIANS) / 2;
  const halfLng = ((b[0] - a[0]) * RADIANS) / 2;
  const h =
    Math.sin(halfLat) ** 2 + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.sin(halfLng) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Length of a line in metres: the sum of the distances between its positions. */
export function lengthM(line: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) sum += distanceM(line[i - 1]!, line[i]!);
  return sum;
}

/** Smallest box around positions. An empty list gives an inverted, infinite box. */
export function boxOf(positions: Iterable<readonly [number, number]>): BoundingBox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of positions) {
    if (lng < box[0]) box[0] = lng;
    if (lat < box[1]) box[1] = lat;
    if (lng > box[2]) box[2] = lng;
    if (lat > box[3]) box[3] = lat;
  }
  return box;
}

/** The box around a polygon, holes and all parts. */
export function boxOfShape({ type, coordinates }: Polygon | MultiPolygon): BoundingBox {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat();
  return boxOf(rings.flat().map(([lng = 0, lat = 0]) => [lng, lat] as const));
}

/** Whether two positions are the very same numbers. */
export function isSamePosition(a: readonly number[], b: readonly number[]): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

/** Whether a position lies in a box, edges included. */
export function inBox([lng, lat]: readonly [number, number], box: BoundingBox): boolean {
  return lng >= box[0] && lng <= box[2] && lat >= box[1] && lat <= box[3];
}

import type { MultiPolygon, Polygon } from 'geojson';
import { below, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';

/** A point of a unit in metres east and north of the unit's origin. */
export type LocalPoint = [x: number, y: number];

/**
 * The outline of a unit in local metres: `edges` holds x1, y1, x2, y2 of each edge of all rings, `lengths` the
 * running length of the outline after each edge.
 */
export interface UnitShape {
  originLongitude: number;
  originLatitude: number;
  metresPerLongitude: number;
  metresPerLatitude: number;
  edges: Float64Array;
  lengths: Float64Array;
  box: [minX: number, minY: number, maxX: number, maxY: number];
  /** Square root of the area. */
  widthM: number;
}

/** A drawn point keeps this distance from the outline, so that rounding to 6 decimals (0.11 m) cannot move it out. */
const MARGIN_M = 0.25;

/**
 * Outline of a polygon in a plane fitted at `labelPoint` (scale of the WGS84 ellipsoid, series as in Snyder, Map
 * Projections, 1987). The plane is linear in degrees, so a point is inside here exactly when it is inside there.
 */
export function toUnitShape(
  geometry: Polygon | MultiPolygon,
  labelPoint: readonly [number, number],
  areaM2: number,
): UnitShape {
  const [originLongitude, originLatitude] = labelPoint;
  const latitude = (originLatitude * Math.PI) / 180;
  const metresPerLatitude = 111_132.954 - 559.822 * Math.cos(2 * latitude);
  const metresPerLongitude = 111_412.84 * Math.cos(latitude) - 93.5 * Math.cos(3 * latitude);
  const rings = (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates).flat();
  const edges: number[] = [];
  const lengths: number[] = [];
  const box: UnitShape['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  let length = 0;
  for (const ring of rings) {
    let last: LocalPoint | undefined;
    for (const [longitude = Number.NaN, latitudeOfVertex = Number.NaN] of ring) {
      const x = (longitude - originLongitude) * metresPerLongitude;
      const y = (latitudeOfVertex - originLatitude) * metresPerLatitude;
      if (last !== undefined) {
        edges.push(last[0], last[1], x, y);
        length += Math.hypot(x - last[0], y - last[1]);
        lengths.push(length);
      }
      last = [x, y];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return {
    originLongitude,
    originLatitude,
    metresPerLongitude,
    metresPerLatitude,
    edges: Float64Array.from(edges),
    lengths: Float64Array.from(lengths),
    box,
    widthM: Math.sqrt(areaM2),
  };
}

/** Whether a point lies inside and at least `marginM` from the outline (even-odd rule over all rings). */
export function isWellInside(shape: UnitShape, x: number, y: number, marginM = MARGIN_M): boolean {
  const [minX, minY, maxX, maxY] = shape.box;
  if (!(x > minX && x < maxX && y > minY && y < maxY)) return false;
  const { edges } = shape;
  const marginSquared = marginM * marginM;
  let inside = false;
  for (let at = 0; at < edges.length; at += 4) {
    const x1 = edges[at] as number;
    const y1 = edges[at + 1] as number;
    const x2 = edges[at + 2] as number;
    const y2 = edges[at + 3] as number;
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    const dx = x2 - x1;
    const dy = y2 - y1;
    const lengthSquared = dx * dx + dy * dy;
    const along = lengthSquared === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / lengthSquared;
    const clamped = along < 0 ? 0 : along > 1 ? 1 : along;
    const offX = x - x1 - clamped * dx;
    const offY = y - y1 - clamped * dy;
    if (offX * offX + offY * offY < marginSquared) return false;
  }
  return inside;
}

/** Longitude and latitude rounded to 6 decimals. */
export function toDegrees(shape: UnitShape, [x, y]: LocalPoint): [longitude: number, latitude: number] {
  return [
    Math.round((shape.originLongitude + x / shape.metresPerLongitude) * 1e6) / 1e6,
    Math.round((shape.originLatitude + y / shape.metresPerLatitude) * 1e6) / 1e6,
  ];
}

/** Local metres of a position. */
export function toLocal(shape: UnitShape, [longitude, latitude]: readonly [number, number]): LocalPoint {
  return [
    (longitude - shape.originLongitude) * shape.metresPerLongitude,
    (latitude - shape.originLatitude) * shape.metresPerLatitude,
  ];
}

/** A point a few metres inside a street, which is a stretch of the outline; `undefined` where there is no room. */
export function pointByStreet(shape: UnitShape, random: Random): LocalPoint | undefined {
  const { edges, lengths } = shape;
  const target = random.next() * (lengths.at(-1) ?? 0);
  let low = 0;
  let high = lengths.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lengths[middle] as number) <= target) low = middle + 1;
    else high = middle;
  }
  const x1 = edges[4 * low] as number;
  const y1 = edges[4 * low + 1] as number;
  const dx = (edges[4 * low + 2] as number) - x1;
  const dy = (edges[4 * low + 3] as number) - y1;
  const edgeLength = Math.hypot(dx, dy);
  if (!(edgeLength > 0)) return undefined;
  const along = random.next();
  const inward = Math.min(uniform(random, 2, 14), 0.3 * shape.widthM) / edgeLength;
  for (const side of [inward, -inward]) {
    const x = x1 + along * dx - side * dy;
    const y = y1 + along * dy + side * dx;
    if (isWellInside(shape, x, y)) return [x, y];
  }
  return undefined;
}

/** A point within `radiusM` of a centre and inside the unit, uniform over the disc; `undefined` after 8 misses. */
export function pointNear(
  shape: UnitShape,
  [centreX, centreY]: LocalPoint,
  radiusM: number,
  random: Random,
): LocalPoint | undefined {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const distance = radiusM * Math.sqrt(random.next());
    const angle = 2 * Math.PI * random.next();
    const x = centreX + distance * Math.cos(angle);
    const y = centreY + distance * Math.sin(angle);
    if (isWellInside(shape, x, y)) return [x, y];
  }
  return undefined;
}

/** A point anywhere inside, uniform; the origin (label point) after 40 misses, as in a sliver. */
export function pointAnywhere(shape: UnitShape, random: Random): LocalPoint {
  const [minX, minY, maxX, maxY] = shape.box;
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const x = uniform(random, minX, maxX);
    const y = uniform(random, minY, maxY);
    if (isWellInside(shape, x, y)) return [x, y];
  }
  return [0, 0];
}

/** Where people are in a unit: by a street, else inside the blocks; in a wide rural unit mostly near its middle. */
export function pointInUnit(shape: UnitShape, streetShare: number, random: Random): LocalPoint {
  const isWide = shape.widthM > 1_500;
  const streets = isWide ? 0.4 * streetShare : streetShare;
  if (random.next() < streets) {
    const point = pointByStreet(shape, random) ?? pointByStreet(shape, random);
    if (point !== undefined) return point;
  }
  if (isWide && below(random, 4) > 0) {
    const point = pointNear(shape, [0, 0], 0.3 * shape.widthM * random.next(), random);
    if (point !== undefined) return point;
  }
  return pointAnywhere(shape, random);
}

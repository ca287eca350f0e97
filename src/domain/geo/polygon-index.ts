import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf, inBox, type BoundingBox, type Position } from './positions.ts';
import { pointInRing } from './rings.ts';

interface Entry {
  box: BoundingBox;
  polygons: Position[][][];
}

/** Finds the polygons of a set that contain a position. Built once, immutable. */
export interface PolygonIndex {
  /** Index of the first polygon that contains the position, `-1` where none does. */
  locate(position: Position): number;
  /** Index of the first polygon that `accept` takes and that contains the position, `-1` where none does. */
  find(position: Position, accept: (index: number) => boolean): number;
}

const polygonsOf = (geometry: Polygon | MultiPolygon) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

function covers(entry: Entry, [lng, lat]: Position): boolean {
  return entry.polygons.some(
    ([outer, ...holes]) =>
      outer !== undefined &&
      pointInRing(lng, lat, outer) &&
      !holes.some((hole) => pointInRing(lng, lat, hole)),
  );
}

/**
 * Index over polygons (GeoJSON degrees): buckets of a uniform lattice, then even-odd tests.
 * A look-up among thousands of polygons costs a handful of ring tests.
 */
export function createPolygonIndex(geometries: readonly (Polygon | MultiPolygon)[]): PolygonIndex {
  const entries = geometries.map((geometry): Entry => {
    const polygons = polygonsOf(geometry);
    return { polygons, box: boxOf(polygons.flatMap((rings) => rings[0] ?? [])) };
  });
  const [west, south, east, north] = boxOf(
    entries.flatMap(({ box }): Position[] => [
      [box[0], box[1]],
      [box[2], box[3]],
    ]),
  );
  const side = Math.max(1, Math.min(256, Math.ceil(Math.sqrt(entries.length) * 2)));
  const column = (lng: number) => Math.min(side - 1, Math.floor(((lng - west) / (east - west || 1)) * side));
  const row = (lat: number) => Math.min(side - 1, Math.floor(((lat - south) / (north - south || 1)) * side));
  const buckets: number[][] = Array.from({ length: side * side }, () => []);
  entries.forEach(({ box }, index) => {
    for (let r = row(box[1]); r <= row(box[3]); r++)
      for (let c = column(box[0]); c <= column(box[2]); c++) buckets[r * side + c]?.push(index);
  });
  const bucketOf = ([lng, lat]: Position): readonly number[] =>
    lng >= west && lng <= east && lat >= south && lat <= north
      ? (buckets[row(lat) * side + column(lng)] ?? [])
      : [];
  const contains = (index: number, position: Position) => {
    const entry = entries[index]!;
    return inBox(position, entry.box) && covers(entry, position);
  };
  const find: PolygonIndex['find'] = (position, accept) =>
    bucketOf(position).find((index) => accept(index) && contains(index, position)) ?? -1;
  return { find, locate: (position) => find(position, () => true) };
}

import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf, inBox, type Box, type Position } from './positions.ts';
import { pointInRing } from './rings.ts';

interface Entry {
  box: Box;
  polygons: Position[][][];
}

/** Finds the polygons of a set that contain a position. Built once, immutable. */
export interface PolygonIndex {
  /** Index of the first polygon that contains the position, `-1` where none does. */
  locate(position: Position): number;
  /** Indexes of all polygons that contain the position, in the order of the input. */
  locateAll(position: Position): number[];
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
  const locateAll = (position: Position): number[] => {
    const [lng, lat] = position;
    if (!(lng >= west && lng <= east && lat >= south && lat <= north)) return [];
    const bucket = buckets[row(lat) * side + column(lng)] ?? [];
    return bucket.filter((index) => {
      const entry = entries[index]!;
      return inBox(position, entry.box) && covers(entry, position);
    });
  };
  return { locateAll, locate: (position) => locateAll(position)[0] ?? -1 };
}

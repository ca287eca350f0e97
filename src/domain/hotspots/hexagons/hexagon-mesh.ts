import { cellArea, cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import type { Position } from '../../geo/positions.ts';

/** Hexagons of H3 that cover the sites of a city. Centres in degrees, in the order of `ids`. */
export interface HexagonMesh {
  readonly ids: readonly string[];
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Of the first hexagon; across a city they differ by less than 2 %. */
  readonly areaKm2: number;
  /** Length of a side and distance between the centres of neighbours, from the area. */
  readonly edgeM: number;
  readonly spacingM: number;
  /** Index of the hexagon that holds a position, −1 outside the mesh. */
  readonly indexOf: (longitude: number, latitude: number) => number;
}

/**
 * The hexagons (H3, Uber; `resolution` 0–15) that hold a site, and `rings` rings of neighbours around each. The order is
 * that in which sites name them.
 */
export function hexagonMesh(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  { resolution, rings }: { readonly resolution: number; readonly rings: number },
): HexagonMesh {
  const own = new Set<string>();
  for (let site = 0; site < longitude.length; site += 1)
    own.add(latLngToCell(latitude[site]!, longitude[site]!, resolution));
  const all = new Set(own);
  if (rings > 0) for (const id of own) for (const near of gridDisk(id, rings)) all.add(near);
  const ids = [...all];
  const indices = new Map(ids.map((id, index) => [id, index] as const));
  const centres = ids.map((id) => cellToLatLng(id));
  const areaKm2 = ids[0] === undefined ? 0 : cellArea(ids[0], 'km2');
  const edgeM = Math.sqrt((2 * areaKm2 * 1e6) / (3 * Math.sqrt(3)));
  return {
    ids,
    longitude: Float64Array.from(centres, ([, degrees]) => degrees),
    latitude: Float64Array.from(centres, ([degrees]) => degrees),
    areaKm2,
    edgeM,
    spacingM: edgeM * Math.sqrt(3),
    indexOf: (atLongitude, atLatitude) =>
      indices.get(latLngToCell(atLatitude, atLongitude, resolution)) ?? -1,
  };
}

/** The closed ring of a hexagon. */
export function hexagonRing(id: string): Position[] {
  return cellToBoundary(id, true).map(([longitude, latitude]) => [longitude, latitude]);
}

import { cellArea, cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import type { Position } from '../../geo/positions.ts';

/** Hexagons of H3. Centres in degrees, in the order of `ids`. */
export interface HexagonMesh {
  readonly ids: readonly string[];
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Of the first hexagon; across a city they differ by less than 2 %. */
  readonly areaKm2: number;
  /** Length of a side and distance between the centres of neighbours, from the area. */
  readonly edgeM: number;
  readonly spacingM: number;
  /** Index of a hexagon, −1 outside the mesh. */
  readonly indexOf: (id: string) => number;
}

/** The hexagon (H3, Uber; `resolution` 0–15) of each position, by its id. */
export function hexagonsOf(
  longitude: ArrayLike<number>,
  latitude: ArrayLike<number>,
  resolution: number,
): string[] {
  return Array.from({ length: longitude.length }, (_, at) =>
    latLngToCell(latitude[at]!, longitude[at]!, resolution),
  );
}

/** Some hexagons of one resolution with `rings` rings of neighbours around each, every one once. */
export function hexagonMesh(own: Iterable<string>, rings: number): HexagonMesh {
  const sites = new Set(own);
  const ids = [...new Set([...sites].flatMap((id) => (rings > 0 ? gridDisk(id, rings) : [id])))];
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
    indexOf: (id) => indices.get(id) ?? -1,
  };
}

/** The closed ring of a hexagon. */
export function hexagonRing(id: string): Position[] {
  return cellToBoundary(id, true).map(([longitude, latitude]) => [longitude, latitude]);
}

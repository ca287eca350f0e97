import type { MultiPolygon, Polygon } from 'geojson';
import { isPlane, toWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { firstPair, writtenPolygons } from '../../src/domain/exchange/geometry/written-polygons.ts';
import { inBox, type Position } from '../../src/domain/geo/positions.ts';
import { nodeEdges } from '../../src/domain/grids/audit/node-edges.ts';

type Shape = Polygon | MultiPolygon;
type Frame = Pick<ReadContext, 'crs' | 'bounds'>;

/** Whether lines that are straight in a system are straight in WGS 84 too. */
function keepsLinesStraight(crs: CrsName): boolean {
  return crs === 'wgs84' || crs === 'cgcs2000';
}

/** A millimetre, as surveys round, in the unit of the system. */
const MILLIMETRE = { metres: 1e-3, degrees: 1e-8 };

/** Units in WGS 84, beside them as they are drawn in their system, corner by corner; positions that are none in their system become NaN. */
export function inWgs84<Unit extends { readonly geometry: Shape }>(
  units: readonly Unit[],
  crs: CrsName,
): (Unit & { readonly drawn: Shape })[] {
  const geometries = units.map(({ geometry }) => geometry);
  const tolerance = isPlane(crs) ? MILLIMETRE.metres : MILLIMETRE.degrees;
  const noded = keepsLinesStraight(crs) ? geometries : nodeEdges(geometries, tolerance);
  const place = ([x = NaN, y = NaN]: readonly number[]): Position => toWgs84(crs, x, y) ?? [NaN, NaN];
  return units.map((unit, index) => {
    const { type, coordinates } = noded[index]!;
    const geometry: Shape =
      type === 'Polygon'
        ? { type, coordinates: coordinates.map((ring) => ring.map(place)) }
        : { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(place))) };
    return { ...unit, geometry, drawn: keepsLinesStraight(crs) ? geometry : noded[index]! };
  });
}

/**
 * A geometry as its file has it, corner by corner; positions that are none become NaN, what is no polygon has no ring. Latitude and
 * longitude change places, as `load` has them do, where the first position lies in the bounds only so.
 */
export function asWritten(geometry: unknown, { crs, bounds }: Frame): Shape {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const [x0, y0] = firstPair(geometry);
  const isHome = (position: Position | undefined) => position !== undefined && inBox(position, bounds);
  const isTurned = !isHome(toWgs84(crs, x0, y0)) && isHome(toWgs84(crs, y0, x0));
  const position = (value: unknown): Position => {
    const [x, y] = list(value);
    if (typeof x !== 'number' || typeof y !== 'number') return [NaN, NaN];
    return isTurned ? [y, x] : [x, y];
  };
  const rings = (polygon: unknown) => list(polygon).map((ring) => list(ring).map(position));
  if (type === 'MultiPolygon') return { type, coordinates: list(coordinates).map(rings) };
  const written = type === 'GeometryCollection' ? writtenPolygons(geometry) : undefined;
  if (written && 'parts' in written) return { type: 'MultiPolygon', coordinates: written.parts.map(rings) };
  return { type: 'Polygon', coordinates: type === 'Polygon' ? rings(coordinates) : [] };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

import { showValue } from '../fields/row-result.ts';

/** The polygons of a geometry as its file has them, and the types of what else stands beside them. */
export type WrittenPolygons = { parts: readonly unknown[]; leftOut: readonly string[] } | { reason: string };

/** Collections in collections are followed so far. */
const DEEPEST = 8;

/**
 * The polygons of a Polygon, a MultiPolygon, or a GeometryCollection, whose points and lines are left out. Their positions are not
 * looked at.
 */
export function writtenPolygons(geometry: unknown): WrittenPolygons {
  const { type } = membersOf(geometry);
  const parts: unknown[] = [];
  const leftOut: string[] = [];
  const reason = collect(geometry, parts, leftOut, 0);
  if (reason !== undefined) return { reason };
  if (parts.length === 0 && leftOut.length > 0)
    return { reason: `a polygon is wanted, not ${showValue(type)} of ${[...new Set(leftOut)].join(', ')}` };
  return parts.length === 0 ? { reason: 'the geometry is empty' } : { parts, leftOut };
}

function collect(geometry: unknown, parts: unknown[], leftOut: string[], depth: number): string | undefined {
  const { type, coordinates, geometries } = membersOf(geometry);
  if (type === 'Polygon') parts.push(coordinates);
  else if (type === 'MultiPolygon') {
    if (!Array.isArray(coordinates)) return 'the geometry is empty';
    for (const part of coordinates as unknown[]) parts.push(part);
  } else if (type === 'GeometryCollection' && Array.isArray(geometries) && depth < DEEPEST) {
    for (const each of geometries as unknown[]) {
      const reason = collect(each, parts, leftOut, depth + 1);
      if (reason !== undefined) return reason;
    }
  } else if (depth > 0) leftOut.push(typeof type === 'string' ? showValue(type) : 'nothing');
  else return `a polygon is wanted, not ${type === undefined ? 'nothing' : showValue(type)}`;
  return undefined;
}

function membersOf(geometry: unknown): { type?: unknown; coordinates?: unknown; geometries?: unknown } {
  return (geometry ?? {}) as { type?: unknown };
}

/** The first two numbers of a geometry, as its file has them; NaN where there are none. */
export function firstPair(geometry: unknown): [number, number] {
  let inner: unknown = geometry;
  for (let depth = 0; depth < DEEPEST && !Array.isArray(inner); depth++) {
    const { coordinates, geometries } = membersOf(inner);
    inner = coordinates ?? (Array.isArray(geometries) ? (geometries[0] as unknown) : undefined);
  }
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  const [x, y] = Array.isArray(inner) ? (inner as unknown[]) : [];
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : [NaN, NaN];
}

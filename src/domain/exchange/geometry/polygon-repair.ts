import type { MultiPolygon, Polygon } from 'geojson';
import { showValue } from '../fields/row-result.ts';
import { toWgs84, type CrsName } from './coordinate-systems.ts';
import { findCrossings } from '../../geo/ring-crossings.ts';
import { untangle } from './ring-loops.ts';
import { isSamePosition, type Position } from '../../geo/positions.ts';
import { signedPlaneArea } from '../../geo/rings.ts';
import { isInsideRing, ringAreaM2, type Ring } from './ring-math.ts';

/** A change made to a geometry: where in it (`polygon 1, outer ring`), and why. */
export interface GeometryRepair {
  where: string;
  why: string;
}
export type RepairedPolygon =
  { geometry: Polygon | MultiPolygon; repairs: GeometryRepair[] } | { reason: string };

const HOLE_DROPPED = 'a hole without area was dropped';

/**
 * A polygon in WGS 84 that is valid by OGC rules, from what a file gave: open rings are closed, repeated vertices and
 * spikes removed, self-crossing rings parted, outer rings turned counter-clockwise (RFC 7946). What cannot be
 * repaired is refused with the place where it fails.
 */
export function repairPolygon(geometry: unknown, crs: CrsName, swapAxes = false): RepairedPolygon {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { reason: `a polygon is wanted, not ${type === undefined ? 'nothing' : showValue(type)}` };
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  if (!Array.isArray(parts) || parts.length === 0) return { reason: 'the geometry is empty' };
  const repairs: GeometryRepair[] = [];
  const polygons: Ring[][] = [];
  for (const [index, part] of parts.entries()) {
    const where = parts.length > 1 ? `polygon ${index + 1}, ` : '';
    const result = repairPart(part, crs, swapAxes, where, repairs);
    if ('reason' in result) return result;
    polygons.push(...result.polygons);
  }
  const reason = crossingOfRings(polygons);
  if (reason !== undefined) return { reason };
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { geometry: { type: 'Polygon', coordinates: only }, repairs }
    : { geometry: { type: 'MultiPolygon', coordinates: polygons }, repairs };
}

function repairPart(
  part: unknown,
  crs: CrsName,
  swapAxes: boolean,
  prefix: string,
  repairs: GeometryRepair[],
): { polygons: Ring[][] } | { reason: string } {
  if (!Array.isArray(part) || part.length === 0) return { reason: `${prefix}the polygon has no ring` };
  let polygons: Ring[][] = [];
  for (const [index, raw] of part.entries()) {
    const where = `${prefix}${index === 0 ? 'outer ring' : `hole ${index}`}`;
    const ring = cleanRing(raw, crs, swapAxes, where, repairs);
    if ('reason' in ring) {
      if (index > 0 && ring.isEmpty) {
        repairs.push({ where, why: HOLE_DROPPED });
        continue;
      }
      return ring;
    }
    const untangled = untangle(ring.ring);
    if ('isEmpty' in untangled && index > 0) {
      repairs.push({ where, why: HOLE_DROPPED });
      continue;
    }
    if ('isEmpty' in untangled) return { reason: `the ${where} has no area` };
    if ('unrepairable' in untangled)
      return {
        reason: `the ${where} crosses itself at ${show(untangled.unrepairable)} and cannot be parted`,
      };
    if (untangled.at) repairs.push({ where, why: partedText(untangled.at, untangled.polygons.length) });
    if (index === 0) polygons = untangled.polygons.map((rings) => rings.map(turn(where, repairs)));
    else {
      const reason = addHoles(polygons, untangled.polygons, where, repairs);
      if (reason !== undefined) return { reason };
    }
  }
  return { polygons };
}

function cleanRing(
  raw: unknown,
  crs: CrsName,
  swapAxes: boolean,
  where: string,
  repairs: GeometryRepair[],
): { ring: Ring } | { reason: string; isEmpty?: boolean } {
  if (!Array.isArray(raw)) return { reason: `the ${where} is no list of positions` };
  const vertices: Ring = [];
  let repeated = 0;
  for (const [index, position] of raw.entries()) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    const vertex =
      typeof x === 'number' && typeof y === 'number'
        ? toWgs84(crs, swapAxes ? y : x, swapAxes ? x : y)
        : undefined;
    if (!vertex) return { reason: `position ${index + 1} of the ${where} is no position in ${crs}` };
    const last = vertices.at(-1);
    if (last && isSamePosition(last, vertex)) repeated++;
    else vertices.push(vertex);
  }
  const [first, last] = [vertices[0], vertices.at(-1)];
  const isOpen = first && last && !isSamePosition(first, last);
  if (first && isOpen) vertices.push([first[0], first[1]]);
  const spikes = removeSpikes(vertices);
  if (vertices.length < 4 || ringAreaM2(vertices) < 1) {
    const isKnot = vertices.length >= 4 && !isFlat(vertices) && findCrossings([vertices], 1).length > 0;
    if (!isKnot) return { reason: `the ${where} has no area`, isEmpty: true };
  }
  if (repeated > 0) repairs.push({ where, why: `${repeated} repeated vertices removed` });
  if (isOpen) repairs.push({ where, why: 'the ring was not closed; closed' });
  if (spikes > 0) repairs.push({ where, why: `${spikes} spikes without width removed` });
  return { ring: vertices };
}

/** Whether all corners lie on one line, so that no loop of the ring can enclose anything. */
function isFlat(ring: Ring): boolean {
  const first = ring[0] as Position;
  const distance = ([x, y]: Position) => Math.hypot(x - first[0], y - first[1]);
  const farthest = ring.reduce((far, vertex) => (distance(vertex) > distance(far) ? vertex : far), first);
  return ring.every((vertex) => ringAreaM2([first, farthest, vertex, first]) < 1);
}

/** Takes out vertices from which the ring runs straight back, in place; returns how many. */
function removeSpikes(ring: Ring): number {
  let removed = 0;
  for (let i = 0; ring.length >= 4 && i < ring.length - 1; i++) {
    const before = ring[i === 0 ? ring.length - 2 : i - 1] as Position;
    const after = ring[i + 1] as Position;
    if (!isSamePosition(before, after)) continue;
    if (i === 0) {
      ring.shift();
      ring.pop();
    } else ring.splice(i, 2);
    removed++;
    i = Math.max(-1, i - 2);
  }
  return removed;
}

/** Orders the vertices of a ring: outer counter-clockwise, holes clockwise. Reports only what the file had wrong. */
function turn(where: string, repairs: GeometryRepair[]) {
  return (ring: Ring, index: number): Ring => {
    const isRight = signedPlaneArea(ring) > 0 === (index === 0);
    if (!isRight && index === 0) repairs.push({ where, why: 'the ring ran clockwise; turned' });
    return isRight ? ring : ring.toReversed();
  };
}

function addHoles(
  polygons: Ring[][],
  holes: Ring[][],
  where: string,
  repairs: GeometryRepair[],
): string | undefined {
  for (const [hole] of holes) {
    if (!hole) continue;
    const around = polygons.find(([outer]) => outer && hole.some((vertex) => isInsideRing(vertex, outer)));
    if (!around) return `the ${where} lies outside its outer ring`;
    if (signedPlaneArea(hole) > 0) repairs.push({ where, why: 'the hole ran counter-clockwise; turned' });
    around.push(signedPlaneArea(hole) > 0 ? hole.toReversed() : hole);
  }
  return undefined;
}

/** Rings of one geometry may touch at a point, but neither cross nor share an edge. */
function crossingOfRings(polygons: Ring[][]): string | undefined {
  const rings = polygons.flat();
  if (rings.length < 2) return undefined;
  const vertices = new Set(rings.flat().map(String));
  const crossing = findCrossings(rings).find(({ at }) => !vertices.has(String(at)));
  if (crossing) return `two rings cross at ${show(crossing.at)}`;
  const edges = new Set<string>();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const edge = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
      if (edges.has(edge)) return `two rings share an edge at ${show(ring[i] as Position)}`;
      edges.add(edge);
    }
  return undefined;
}

function partedText(at: Position, count: number): string {
  return `the ring met itself at ${show(at)}; parted into ${count} polygon${count === 1 ? '' : 's'}`;
}

function show([x, y]: Position): string {
  return `${x.toFixed(6)}, ${y.toFixed(6)}`;
}

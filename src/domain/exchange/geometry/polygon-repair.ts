import type { MultiPolygon, Polygon } from 'geojson';
import type { CrsName } from '../../geo/crs-names.ts';
import type { Position } from '../../geo/positions.ts';
import { findCrossings } from '../../geo/ring-crossings.ts';
import { signedPlaneArea } from '../../geo/rings.ts';
import { cleanRing, type WrittenIn } from './clean-ring.ts';
import { cutHoleParts } from './hole-parts.ts';
import { untangle } from './ring-loops.ts';
import { isInsideRing, type Ring, type Rings } from './ring-math.ts';
import { geometryOf, settleHoles, unitePolygons } from './unite-polygons.ts';
import { writtenPolygons } from './written-polygons.ts';

/** A change made to a geometry: where in it (`polygon 1, outer ring`), and why. */
export interface GeometryRepair {
  where: string;
  why: string;
}
export type RepairedPolygon =
  { geometry: Polygon | MultiPolygon; repairs: GeometryRepair[]; hasHeights?: true } | { reason: string };

const HOLE_DROPPED = 'a hole without area was dropped';

/**
 * A polygon in WGS 84 that is valid by OGC rules, from what a file gave: open rings are closed, repeated vertices and
 * spikes removed, self-crossing rings parted, outer rings turned counter-clockwise (RFC 7946); parts without area are dropped,
 * parts that overlap or share an edge united. Of a GeometryCollection the polygons are taken. What cannot be
 * repaired is refused with the place where it fails.
 */
export function repairPolygon(geometry: unknown, crs: CrsName, swapAxes = false): RepairedPolygon {
  const written = writtenPolygons(geometry);
  if ('reason' in written) return written;
  const { parts, leftOut } = written;
  const repair: Repair = { written: { crs, swapAxes }, repairs: [], hasHeights: false };
  const { repairs } = repair;
  if (leftOut.length > 0)
    repairs.push({ where: 'collection', why: `left out, since it is no polygon: ${leftOut.join(', ')}` });
  const polygons: Part[] = [];
  for (const [index, part] of parts.entries()) {
    const where = parts.length > 1 ? `polygon ${index + 1}, ` : '';
    const result = repairPart(part, where, repair);
    if (!('reason' in result)) polygons.push(...result.polygons);
    else if (result.isEmpty && parts.length > 1)
      repairs.push({ where: `polygon ${index + 1}`, why: 'a part without area was dropped' });
    else return { reason: result.reason };
  }
  if (polygons.length === 0) return { reason: `none of its ${parts.length} parts has an area` };
  const settled: Rings[] = [];
  for (const part of cutHoleParts(polygons, repairs)) {
    const own = settlePart(part, repairs);
    if ('reason' in own) return own;
    settled.push(...own.polygons);
  }
  const { polygons: united, ...tally } = unitePolygons(settled);
  if (tally.united > 0) repairs.push({ where: `${tally.united} polygons`, why: unitedText(tally) });
  if (united.length === 0) return { reason: 'the geometry has no area' };
  return { geometry: geometryOf(united), repairs, ...(repair.hasHeights && { hasHeights: true }) };
}

/** What was done where polygons were united, as a report says it. */
export function unitedText({ overlapM2, slivers }: { overlapM2: number; slivers: number }): string {
  const overlap = overlapM2 > 0 ? `; ${Math.round(overlapM2)} m² that several covered count once` : '';
  const dropped = slivers > 0 ? `; ${slivers} slivers between them dropped` : '';
  return `touch or overlap; united${overlap}${dropped}`;
}

interface Repair {
  written: WrittenIn;
  repairs: GeometryRepair[];
  hasHeights: boolean;
}

/** A polygon, and which way its outer ring ran in the file. */
interface Part {
  rings: Rings;
  ranClockwise: boolean;
  where: string;
}

type Refusal = { reason: string; isEmpty?: boolean };

function repairPart(part: unknown, prefix: string, repair: Repair): { polygons: Part[] } | Refusal {
  const { repairs } = repair;
  if (!Array.isArray(part) || part.length === 0)
    return { reason: `${prefix}the polygon has no ring`, isEmpty: true };
  let polygons: Part[] = [];
  for (const [index, raw] of part.entries()) {
    const where = `${prefix}${index === 0 ? 'outer ring' : `hole ${index}`}`;
    const ring = cleanRing(raw, repair.written, where);
    if ('reason' in ring) {
      if (index > 0 && ring.isEmpty) {
        repairs.push({ where, why: HOLE_DROPPED });
        continue;
      }
      return ring;
    }
    repairs.push(...ring.repairs.map((why) => ({ where, why })));
    repair.hasHeights ||= ring.hasHeights;
    const untangled = untangle(ring.ring);
    if ('isEmpty' in untangled && index > 0) {
      repairs.push({ where, why: HOLE_DROPPED });
      continue;
    }
    if ('isEmpty' in untangled) return { reason: `the ${where} has no area`, isEmpty: true };
    if ('unrepairable' in untangled)
      return {
        reason: `the ${where} crosses itself at ${show(untangled.unrepairable)} and cannot be parted`,
      };
    if (untangled.at) repairs.push({ where, why: partedText(untangled.at, untangled.polygons.length) });
    if (index === 0)
      polygons = untangled.polygons.map((rings): Part => ({
        ranClockwise: signedPlaneArea(rings[0]!) < 0,
        rings: rings.map(turn(where, repairs)),
        where,
      }));
    else {
      const reason = addHoles(polygons, untangled.polygons, where, repairs);
      if (reason !== undefined) return { reason };
    }
  }
  return { polygons };
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
  polygons: readonly Part[],
  holes: Ring[][],
  where: string,
  repairs: GeometryRepair[],
): string | undefined {
  for (const [hole] of holes) {
    if (!hole) continue;
    const around = polygons.find(
      ({ rings: [outer] }) => outer && hole.some((vertex) => isInsideRing(vertex, outer)),
    );
    if (!around) return `the ${where} lies outside its outer ring`;
    if (signedPlaneArea(hole) > 0) repairs.push({ where, why: 'the hole ran counter-clockwise; turned' });
    around.rings.push(signedPlaneArea(hole) > 0 ? hole.toReversed() : hole);
  }
  return undefined;
}

/** Rings of one polygon may touch at a point but not cross; where they share an edge, the ground between them is drawn anew. */
function settlePart(
  { rings, where }: Part,
  repairs: GeometryRepair[],
): { polygons: Rings[] } | { reason: string } {
  if (rings.length < 2) return { polygons: [rings] };
  const vertices = new Set(rings.flat().map(String));
  const crossings = findCrossings(rings);
  const crossing = crossings.find(({ at }) => !vertices.has(String(at)));
  if (crossing) return { reason: `two rings cross at ${show(crossing.at)}` };
  const shared = sharedEdge(rings);
  if (crossings.length === 0 && shared === undefined) return { polygons: [rings] };
  const polygons = settleHoles(rings);
  const isSame = polygons.length === 1 && polygons[0]!.length === rings.length;
  if (isSame) return { polygons: [rings] };
  const at = shared ?? crossings[0]!.at;
  repairs.push({
    where,
    why: `holes shared an edge with another ring at ${show(at)}; drawn anew without it`,
  });
  return { polygons };
}

function sharedEdge(rings: Rings): Position | undefined {
  const edges = new Set<string>();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const edge = [String(ring[i - 1]), String(ring[i])].sort().join(' ');
      if (edges.has(edge)) return ring[i];
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

import Flatbush from 'flatbush';
import type { MultiPolygon, Polygon } from 'geojson';
import { boxOf } from '../../geo/positions.ts';
import { nodeEdges } from '../../grids/audit/node-edges.ts';
import { overlayNear } from '../../grids/audit/overlay.ts';
import { polygonsAreaM2, ringAreaM2, ringLengthM, type Ring, type Rings } from './ring-math.ts';

/** Polygons that neither overlap nor share an edge, with what was done to come there. */
export interface UnitedPolygons {
  polygons: Rings[];
  /** How many polygons became one with others. */
  united: number;
  /** Ground that several of them covered, m²; it counts once. */
  overlapM2: number;
  /** Pieces and holes that were left between them and dropped: under 1 m², or narrower than a centimetre. */
  slivers: number;
}

/** A centimetre: a corner so near to the edge of another polygon lies on it. */
const TOUCH_DEG = 1e-7;
const SLIVER_M2 = 1;
const SLIVER_WIDTH_M = 0.01;

/**
 * Unites valid polygons that touch along an edge or overlap; those that lie apart, or touch in single points, stay as they are
 * and where they are in the list. Rings are closed, outer ones counter-clockwise.
 */
export function unitePolygons(polygons: readonly Rings[]): UnitedPolygons {
  const result: UnitedPolygons = { polygons: [], united: 0, overlapM2: 0, slivers: 0 };
  for (const group of groupsThatMeet(polygons)) {
    const merged = group.length > 1 ? uniteGroup(group) : undefined;
    if (merged === undefined) {
      result.polygons.push(...group);
      continue;
    }
    result.polygons.push(...merged.polygons);
    result.united += group.length;
    result.overlapM2 += merged.overlapM2;
    result.slivers += merged.slivers;
  }
  return result;
}

/** The rings of one polygon whose holes share edges with it or with each other, as polygons whose rings do not. */
export function settleHoles(rings: Rings): Rings[] {
  return withoutSlivers(coveredBy([rings])).polygons;
}

function uniteGroup(group: readonly Rings[]) {
  const covered = coveredBy(group);
  const sum = group.reduce((total, rings) => total + polygonsAreaM2([rings]), 0);
  const overlapM2 = Math.max(0, sum - polygonsAreaM2(covered));
  const count = (polygons: readonly Rings[]) => `${polygons.length} ${polygons.flat().length}`;
  if (overlapM2 < SLIVER_M2 && count(covered) === count(group)) return undefined;
  return { ...withoutSlivers(covered), overlapM2: overlapM2 < SLIVER_M2 ? 0 : overlapM2 };
}

/** The ground that polygons cover, each point of it once. */
function coveredBy(polygons: readonly Rings[]): Rings[] {
  const geometry = (coordinates: Rings): Polygon => ({ type: 'Polygon', coordinates });
  const noded = nodeEdges(polygons.map(geometry), TOUCH_DEG) as Polygon[];
  const rings = noded.flatMap(({ coordinates }) => (coordinates as Rings).map((ring) => ring.slice(0, -1)));
  const ground = overlayNear(rings).covered(rings, 'positive');
  return ground.map((each) => each.map((ring): Ring => [...ring, ring[0]!]));
}

function withoutSlivers(polygons: readonly Rings[]): { polygons: Rings[]; slivers: number } {
  let slivers = 0;
  const isWide = (ring: Ring) => {
    const areaM2 = ringAreaM2(ring);
    const isKept = areaM2 >= SLIVER_M2 && (2 * areaM2) / ringLengthM(ring) >= SLIVER_WIDTH_M;
    if (!isKept) slivers++;
    return isKept;
  };
  const kept = polygons.flatMap(([outer, ...holes]): Rings[] =>
    outer !== undefined && isWide(outer) ? [[outer, ...holes.filter(isWide)]] : [],
  );
  return { polygons: kept, slivers };
}

/** Polygons by whether their boxes meet, directly or through others; each group, and the groups, in the order of the list. */
function groupsThatMeet(polygons: readonly Rings[]): Rings[][] {
  if (polygons.length < 2) return polygons.map((rings) => [rings]);
  const boxes = polygons.map(([outer]) => boxOf(outer ?? []));
  const index = new Flatbush(boxes.length);
  for (const [west, south, east, north] of boxes) index.add(west, south, east, north);
  index.finish();
  const groupOf = polygons.map(() => -1);
  const groups: number[][] = [];
  for (const start of polygons.keys()) {
    if (groupOf[start] !== -1) continue;
    const group = [start];
    groupOf[start] = groups.length;
    for (const member of group) {
      const [west, south, east, north] = boxes[member]!;
      for (const near of index.search(
        west - TOUCH_DEG,
        south - TOUCH_DEG,
        east + TOUCH_DEG,
        north + TOUCH_DEG,
      ))
        if (groupOf[near] === -1) {
          groupOf[near] = groups.length;
          group.push(near);
        }
    }
    groups.push(group);
  }
  return groups.map((group) => group.sort((a, b) => a - b).map((at) => polygons[at]!));
}

/** Polygons as one geometry. */
export function geometryOf(polygons: readonly Rings[]): Polygon | MultiPolygon {
  const [only] = polygons;
  return polygons.length === 1 && only
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: [...polygons] };
}

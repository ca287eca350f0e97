import { boxOf, type BoundingBox, type Position } from '../../geo/positions.ts';
import { pointInRing, signedPlaneArea } from '../../geo/rings.ts';
import type { UnitGeometry } from './audit-findings.ts';

/** A ring without the repeated last position. */
export type OpenRing = readonly Position[];

/** Ground as a list of polygons, each its outer ring counter-clockwise, then its holes clockwise; degrees, not closed. */
export type Ground = readonly (readonly OpenRing[])[];

/**
 * The ground of a geometry as it is written: no ring closed, no position twice in a row, each turned the right way.
 * Positions that are none, rings without three corners and polygons without an outer ring are left out.
 */
export function groundOf(geometry: UnitGeometry): Ground {
  return ringsByPolygon(geometry).flatMap((rings) => {
    const open = rings.map(openRing).map(turned);
    const [outer, ...holes] = open;
    if (outer === undefined || outer.length < 3) return [];
    return [[outer, ...holes.filter((hole) => hole.length >= 3)]];
  });
}

/** The rings of each polygon as the file gives them. */
export function ringsByPolygon(geometry: UnitGeometry): Position[][][] {
  return (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];
}

/** An outer ring (the first) counter-clockwise, a hole clockwise. */
export function turned(ring: OpenRing, index: number): OpenRing {
  return signedPlaneArea(ring) > 0 === (index === 0) ? ring : ring.toReversed();
}

function openRing(ring: readonly Position[]): Position[] {
  const open: Position[] = [];
  for (const position of ring) {
    if (!Number.isFinite(position[0]) || !Number.isFinite(position[1])) continue;
    const last = open.at(-1);
    if (last === undefined || last[0] !== position[0] || last[1] !== position[1]) open.push(position);
  }
  const [first, last] = [open[0], open.at(-1)];
  if (open.length > 1 && first![0] === last![0] && first![1] === last![1]) open.pop();
  return open;
}

/** Smallest box around rings. */
export function boxOfRings(rings: readonly OpenRing[]): BoundingBox {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of rings) {
    const box = boxOf(ring);
    west = Math.min(west, box[0]);
    south = Math.min(south, box[1]);
    east = Math.max(east, box[2]);
    north = Math.max(north, box[3]);
  }
  return [west, south, east, north];
}

/** Whether rings hold a position: inside an odd number of them. */
export function ringsHold(rings: readonly OpenRing[], [longitude, latitude]: Position): boolean {
  let isInside = false;
  for (const ring of rings) if (pointInRing(longitude, latitude, ring)) isInside = !isInside;
  return isInside;
}

/**
 * A position inside rings: the middle of the widest span half way between the two neighbouring latitudes of corners that
 * lie farthest apart. Holds for slivers too, as no corner lies near that line. `undefined` for rings without area.
 */
export function positionInside(rings: readonly OpenRing[]): Position | undefined {
  const latitudes = [...new Set(rings.flatMap((ring) => ring.map(([, latitude]) => latitude)))].sort(
    (a, b) => a - b,
  );
  const bands = latitudes
    .slice(1)
    .map((north, index) => ({ middle: (north + latitudes[index]!) / 2, height: north - latitudes[index]! }))
    .sort((a, b) => b.height - a.height);
  for (const { middle } of bands.slice(0, 4)) {
    const [west, east] = widestSpan(rings, middle);
    if (east > west) return [(west + east) / 2, middle];
  }
  return undefined;
}

function widestSpan(rings: readonly OpenRing[], latitude: number): [number, number] {
  const crossings: number[] = [];
  for (const ring of rings)
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [a, b] = [ring[j]!, ring[i]!];
      if (a[1] > latitude !== b[1] > latitude)
        crossings.push(a[0] + ((latitude - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
    }
  crossings.sort((a, b) => a - b);
  let best: [number, number] = [0, 0];
  for (let i = 1; i < crossings.length; i += 2)
    if (crossings[i]! - crossings[i - 1]! > best[1] - best[0]) best = [crossings[i - 1]!, crossings[i]!];
  return best;
}

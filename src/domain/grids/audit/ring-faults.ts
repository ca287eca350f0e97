import { findCrossings } from '../../geo/ring-crossings.ts';
import { isSamePosition, type Position } from '../../geo/positions.ts';
import { pointInRing, signedPlaneArea } from '../../geo/rings.ts';
import type { UnitGeometry } from './audit-findings.ts';
import type { RingPlace, RingReason } from './finding-reasons.ts';
import { mayTouch } from './ring-contacts.ts';
import { positionInside, ringsByPolygon } from './unit-rings.ts';

/** What is wrong with a ring, and where. */
export interface RingFault {
  readonly reason: RingReason;
  /** `undefined` where the ring has no position at all. */
  readonly position: Position | undefined;
}

/**
 * Faults of the rings of a unit by the rules of OGC simple features, in the order of the file: too few corners, positions
 * that are none, not closed, spikes, rings that cross or touch themselves or each other, and holes that lie outside of their
 * outer ring or within another hole. One of a kind and ring is told.
 */
export function ringFaults(geometry: UnitGeometry): RingFault[] {
  const polygons = ringsByPolygon(geometry);
  if (polygons.length === 0) return [{ reason: { id: 'noPolygon' }, position: undefined }];
  return polygons.flatMap((rings, index): RingFault[] => {
    const place: RingPlace = polygons.length > 1 ? { polygon: index + 1 } : {};
    if (rings.length === 0) return [{ reason: { id: 'noRing', ...place }, position: undefined }];
    const single = rings.flatMap((ring, hole) => faultsOfRing(ring, hole === 0 ? place : { ...place, hole }));
    // What a spike or an open end does to a ring is told already.
    if (single.length > 0) return single;
    const crossing = crossingFault(rings, place);
    return crossing === undefined ? holeFaults(rings, place) : [crossing];
  });
}

function faultsOfRing(ring: readonly Position[], place: RingPlace): RingFault[] {
  const isPosition = ([x, y]: Position) => Number.isFinite(x) && Number.isFinite(y);
  if (!ring.every(isPosition))
    return [{ reason: { id: 'badPosition', ...place }, position: ring.find(isPosition) }];
  const corners = ring.filter(
    (position, index) => index === 0 || !isSamePosition(position, ring[index - 1]!),
  );
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed =
    first !== undefined && last !== undefined && corners.length > 1 && isSamePosition(first, last);
  const open = isClosed ? corners.slice(0, -1) : corners;
  if (open.length < 3)
    return [{ reason: { id: 'fewCorners', corners: open.length, ...place }, position: first }];
  const faults: RingFault[] = [];
  if (!isClosed) faults.push({ reason: { id: 'notClosed', ...place }, position: last });
  const spike = open.find((_, index) =>
    isSamePosition(open.at(index - 1)!, open[(index + 1) % open.length]!),
  );
  if (spike !== undefined) faults.push({ reason: { id: 'spike', ...place }, position: spike });
  return faults;
}

function crossingFault(rings: readonly (readonly Position[])[], place: RingPlace): RingFault | undefined {
  if (!mayTouch(rings)) return undefined;
  const [crossing] = findCrossings(rings, 1);
  if (crossing !== undefined) return { reason: { id: 'crossesItself', ...place }, position: crossing.at };
  const twice = cornerMetTwice(rings);
  return twice === undefined ? undefined : { reason: { id: 'cornerTwice', ...place }, position: twice };
}

/** Holes that are none: of two rings that do not cross and share ground, the smaller one lies in the other. */
function holeFaults([outer, ...holes]: readonly (readonly Position[])[], place: RingPlace): RingFault[] {
  const areas = holes.map((hole) => Math.abs(signedPlaneArea(hole)));
  const inside = holes.map((hole) => positionInside([hole]) ?? hole[0]!);
  return inside.flatMap((position, index): RingFault[] => {
    const own = { ...place, hole: index + 1 };
    const [x, y] = position;
    if (!pointInRing(x, y, outer!)) return [{ reason: { id: 'holeOutside', ...own }, position }];
    const isLarger = (at: number) => areas[at]! > areas[index]! || (areas[at] === areas[index] && at < index);
    const around = holes.findIndex((other, at) => isLarger(at) && pointInRing(x, y, other));
    return around < 0 ? [] : [{ reason: { id: 'holeInHole', ...own, other: around + 1 }, position }];
  });
}

/** A corner that one ring visits twice; two rings may touch in a corner. */
function cornerMetTwice(rings: readonly (readonly Position[])[]): Position | undefined {
  for (const ring of rings) {
    const sorted = ring.slice(1).filter((position, index) => !isSamePosition(position, ring[index]!));
    sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const at = sorted.findIndex(
      (position, index) => index > 0 && isSamePosition(position, sorted[index - 1]!),
    );
    if (at > 0) return sorted[at];
  }
  return undefined;
}

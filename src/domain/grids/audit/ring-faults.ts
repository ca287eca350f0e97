import { findCrossings } from '../../geo/ring-crossings.ts';
import type { Position } from '../../geo/positions.ts';
import type { UnitGeometry } from './audit-findings.ts';
import { mayTouch } from './ring-contacts.ts';
import { ringsByPolygon } from './unit-rings.ts';

/** What is wrong with a ring, as the end of a sentence that begins with its name, and where. */
export interface RingFault {
  readonly message: string;
  /** `undefined` where the ring has no position at all. */
  readonly position: Position | undefined;
}

/**
 * Faults of the rings of a unit by the rules of OGC simple features, in the order of the file: too few corners, positions
 * that are none, not closed, spikes, and rings that cross or touch themselves or each other. One of a kind and ring is told.
 */
export function ringFaults(geometry: UnitGeometry): RingFault[] {
  const polygons = ringsByPolygon(geometry);
  if (polygons.length === 0) return [{ message: 'has no polygon', position: undefined }];
  return polygons.flatMap((rings, index) => {
    const prefix = polygons.length > 1 ? `polygon ${index + 1}, ` : '';
    if (rings.length === 0) return [{ message: `${prefix}has no ring`, position: undefined }];
    const single = rings.flatMap((ring, hole) =>
      faultsOfRing(ring).map(({ message, position }) => ({
        message: `${prefix}${hole === 0 ? 'outer ring' : `hole ${hole}`} ${message}`,
        position,
      })),
    );
    // What a spike or an open end does to a ring is told already.
    return single.length > 0 ? single : crossingFaults(rings, prefix);
  });
}

function faultsOfRing(ring: readonly Position[]): RingFault[] {
  const wrong = ring.find(([x, y]) => !Number.isFinite(x) || !Number.isFinite(y));
  if (wrong !== undefined)
    return [
      {
        message: 'has a position that is none',
        position: ring.find(([x, y]) => Number.isFinite(x) && Number.isFinite(y)),
      },
    ];
  const corners = ring.filter((position, index) => index === 0 || !isSame(position, ring[index - 1]!));
  const [first, last] = [corners[0], corners.at(-1)];
  const isClosed = first !== undefined && last !== undefined && corners.length > 1 && isSame(first, last);
  const open = isClosed ? corners.slice(0, -1) : corners;
  if (open.length < 3)
    return [{ message: `has ${open.length} corners; three are the fewest`, position: first }];
  const faults: RingFault[] = [];
  if (!isClosed) faults.push({ message: 'is not closed', position: last });
  const spike = open.find((_, index) => isSame(open.at(index - 1)!, open[(index + 1) % open.length]!));
  if (spike !== undefined) faults.push({ message: 'runs out and straight back (a spike)', position: spike });
  return faults;
}

function crossingFaults(rings: readonly (readonly Position[])[], prefix: string): RingFault[] {
  if (!mayTouch(rings)) return [];
  const [crossing] = findCrossings(rings, 1);
  if (crossing !== undefined)
    return [{ message: `${prefix}crosses or touches itself`, position: crossing.at }];
  const twice = cornerMetTwice(rings);
  return twice === undefined ? [] : [{ message: `${prefix}meets a corner twice`, position: twice }];
}

/** A corner that one ring visits twice; two rings may touch in a corner. */
function cornerMetTwice(rings: readonly (readonly Position[])[]): Position | undefined {
  for (const ring of rings) {
    const sorted = ring.slice(1).filter((position, index) => !isSame(position, ring[index]!));
    sorted.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    const at = sorted.findIndex((position, index) => index > 0 && isSame(position, sorted[index - 1]!));
    if (at > 0) return sorted[at];
  }
  return undefined;
}

function isSame(a: Position, b: Position): boolean {
  return a[0] === b[0] && a[1] === b[1];
}

import type { Position } from '../../geo/positions.ts';
import type { AuditFinding, AuditProposal, UnitGeometry } from './audit-findings.ts';
import type { AuditUnit } from './audit-input.ts';
import { completeCode } from '../unit-code.ts';
import { overlayNear } from './overlay.ts';
import { groundOf, type Ground } from './unit-rings.ts';

/**
 * A copy of the units with the proposals of an audit applied one after the other, and how many were. The first unit of a code
 * is the one that changes; units without a proposal are the very same objects.
 */
export function repairDivision<Unit extends AuditUnit>(
  units: readonly Unit[],
  findings: readonly Pick<AuditFinding, 'proposal'>[],
): { units: Unit[]; repaired: number } {
  const copy = [...units];
  const indexOf = new Map<string, number>();
  for (const [index, { code }] of units.entries()) {
    const completed = completeCode(code);
    if ('code' in completed && !indexOf.has(completed.code)) indexOf.set(completed.code, index);
  }
  let repaired = 0;
  for (const { proposal } of findings) {
    const index = proposal === undefined ? undefined : indexOf.get(proposal.code);
    if (proposal === undefined || index === undefined) continue;
    const geometry = withPatch(copy[index]!.geometry, proposal);
    if (geometry === undefined) continue;
    copy[index] = { ...copy[index]!, geometry };
    repaired++;
  }
  return { units: copy, repaired };
}

/** A geometry with a patch added or taken away; `undefined` where nothing would be left of it. */
function withPatch(geometry: UnitGeometry, { action, patch }: AuditProposal): UnitGeometry | undefined {
  const rings = patch.coordinates.map((ring) => ring.slice(0, -1)) as Position[][];
  const ground = groundOf(geometry);
  const overlay = overlayNear(rings);
  const changed =
    action === 'extend' ? overlay.union(ground.flat(), rings) : overlay.difference(ground, rings);
  return changed.length === 0 ? undefined : shapeOfGround(changed);
}

function shapeOfGround(ground: Ground): UnitGeometry {
  const polygons = ground.map((rings) => rings.map((ring) => [...ring, ring[0]!]));
  const [only] = polygons;
  return polygons.length === 1 && only !== undefined
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

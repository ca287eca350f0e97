import { isSameUnit } from '../../src/domain/exchange/units/boundary-versions.ts';
import { versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { LayerJob } from './layer-kind.ts';

/** What a layer may do with a unit that it names. */
export type UnitClaim = 'own' | 'shared' | { readonly reason: string };

/**
 * Judges units that another data set has: one that is told just alike is shared, one that the manifest takes over is the layer's own
 * from now on, any other is left alone.
 */
export function claimUnits({ units, takesOver, counts, owner }: LayerJob<UnitRecord>): {
  readonly judge: (unit: UnitRecord) => UnitClaim;
  readonly shared: readonly UnitRecord[];
  /** Keys of the versions that are taken over. */
  readonly takenOver: string[];
} {
  const shared: UnitRecord[] = [];
  const takenOver: string[] = [];
  const judge = (unit: UnitRecord): UnitClaim => {
    const foreign = units.foreignTo(unit);
    if (foreign === undefined) return 'own';
    if (isSameUnit(foreign.unit, unit)) {
      shared.push(unit);
      counts.warn(`is in the data set ${foreign.dataSetId} just alike; it stays that one's`);
      return 'shared';
    }
    if (!takesOver.includes(foreign.dataSetId))
      return { reason: foreignReason(foreign.dataSetId, owner.dataSetId) };
    takenOver.push(versionKey(foreign.unit));
    counts.warn(`taken over from the data set ${foreign.dataSetId}`);
    return 'own';
  };
  return { judge, shared, takenOver };
}

/** Why a row that another data set has is not taken, and what to do about it. */
export function foreignReason(ownerId: string, dataSetId: string): string {
  return `belongs to the data set ${ownerId} and stays as it is; "takesOver": ["${ownerId}"] in dataset.json gives it to ${dataSetId}`;
}

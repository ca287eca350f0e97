import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { foreignOwners, keepTakenOver, type KeyedTable } from '../repositories/taken-over.ts';
import { foreignReason } from './claim-units.ts';
import type { LayerCounts } from './layer-counts.ts';

/** Whose rows are written, and which data sets they may be taken from. */
export interface SimulatedClaim {
  readonly dataSetId: string;
  readonly takesOver: readonly string[];
  readonly counts: LayerCounts;
}

/**
 * Rows that were made up, without those whose id another data set has; the rows that the manifest takes over are kept first, so
 * that they can go back. Both are told in the counts.
 */
export async function leaveForeign<Row>(
  trx: Transaction<Database>,
  kind: KeyedTable,
  rows: readonly Row[],
  idOf: (row: Row) => string,
  { dataSetId, takesOver, counts }: SimulatedClaim,
): Promise<Row[]> {
  const owners = await foreignOwners(trx, kind, dataSetId, rows.map(idOf));
  if (owners.size === 0) return [...rows];
  const taken: string[] = [];
  const own = rows.filter((row) => {
    const id = idOf(row);
    const owner = owners.get(id);
    if (owner === undefined) return true;
    if (!takesOver.includes(owner)) {
      counts.warn(`a simulated row was left out: its number ${foreignReason(owner, dataSetId)}`);
      return false;
    }
    taken.push(id);
    counts.warn(`taken over from the data set ${owner}`);
    return true;
  });
  await keepTakenOver(trx, kind, dataSetId, taken);
  return own;
}

import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { foreignOwners, keepTakenOver } from '../repositories/taken-over.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { LayerJob } from './layer-kind.ts';
import { readRows, refuseWhereUseless } from './read-rows.ts';
import { countRows, keptIds, refuseGreatLoss } from './removal-guard.ts';

/** Reads a whole layer, then makes its rows in the database what the file says. */
export async function replaceLayer<Row>(job: LayerJob<Row>): Promise<WriteCounts> {
  const { db, kind, owner, takesOver } = job;
  const rows: Row[] = [];
  const takenOver: string[] = [];
  const claims = {
    ask: (ids: readonly string[]) => foreignOwners(db, kind, owner.dataSetId, ids),
    takesOver,
    dataSetId: owner.dataSetId,
    onTakenOver: (id: string) => takenOver.push(id),
  };
  for await (const { record } of readRows(job, claims)) if (record) rows.push(record);
  return writeLayer({ ...job, takenOver, kept: await keptIds(db, job) }, rows);
}

/**
 * Writes the rows of a layer in one transaction, which `onWritten` and `beforehand` are part of.
 * @throws LayerFault where nothing of the file could be taken, or more rows than allowed would go
 */
export async function writeLayer<Row>(
  { db, owner, kind, counts, onStep, kept = [], takenOver = [], removalLimit }: LayerJob<Row>,
  rows: readonly Row[],
  onWritten?: (trx: Transaction<Database>, written: WriteCounts) => Promise<void>,
  beforehand?: (trx: Transaction<Database>) => Promise<void>,
): Promise<WriteCounts> {
  refuseWhereUseless(counts);
  onStep('writing', 0, rows.length);
  const written = await inTransaction(db, async (trx) => {
    const before = await countRows(trx, kind.table, owner);
    await keepTakenOver(trx, kind, owner.dataSetId, takenOver);
    await beforehand?.(trx);
    const done = await kind.write(trx, owner.dataSetId, owner.layerId, rows, kept);
    refuseGreatLoss(done.removed, before, removalLimit);
    await onWritten?.(trx, done);
    return done;
  });
  onStep('writing', rows.length, rows.length);
  return written;
}

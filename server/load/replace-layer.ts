import type { Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { LayerJob } from './layer-kind.ts';
import { readRows, refuseWhereUseless } from './read-rows.ts';

/** Reads a whole layer, then makes its rows in the database what the file says. */
export async function replaceLayer<Row>(job: LayerJob<Row>): Promise<WriteCounts> {
  const rows: Row[] = [];
  for await (const { record } of readRows(job)) if (record) rows.push(record);
  return writeLayer(job, rows);
}

/**
 * Writes the rows of a layer in one transaction, which `onWritten` is part of.
 * @throws LayerFault where nothing of the file could be taken
 */
export async function writeLayer<Row>(
  { db, owner, kind, counts, onStep }: LayerJob<Row>,
  rows: readonly Row[],
  onWritten?: (trx: Transaction<Database>, written: WriteCounts) => Promise<void>,
): Promise<WriteCounts> {
  refuseWhereUseless(counts);
  onStep('writing', 0, rows.length);
  const written = await inTransaction(db, async (trx) => {
    const done = await kind.write(trx, owner.dataSetId, owner.layerId, rows);
    await onWritten?.(trx, done);
    return done;
  });
  onStep('writing', rows.length, rows.length);
  return written;
}

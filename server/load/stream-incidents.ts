import { inTransaction } from '../database/transaction.ts';
import type { WrittenIncident } from '../database/tables/incidents.ts';
import { appendIncidents } from '../repositories/incidents.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { readRows, refuseWhereUseless, type LayerJob } from './read-rows.ts';
import type { LayerCounts } from './layer-counts.ts';
import type { IncidentRecord } from './record-schemas.ts';
import { incidentRowOf, removeOtherIncidents } from './write-layer.ts';

const BATCH_ROWS = 2_000;

/** Loads incidents while they are read, so that millions need no memory, in one transaction all the same. */
export function streamIncidents(job: LayerJob, tally: LayerCounts): Promise<WriteCounts> {
  const { db, owner, layer, seen } = job;
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
  return inTransaction(db, async (trx) => {
    let batch: WrittenIncident[] = [];
    const flush = async () => {
      const done = await appendIncidents(trx, owner.dataSetId, owner.layerId, batch);
      counts.inserted += done.inserted;
      counts.updated += done.updated;
      counts.unchanged += done.unchanged;
      batch = [];
    };
    for await (const { record } of readRows(job, tally)) {
      if (record) batch.push(incidentRowOf(record as IncidentRecord));
      if (batch.length >= BATCH_ROWS) await flush();
    }
    refuseWhereUseless(tally);
    if (batch.length > 0) await flush();
    counts.removed = await removeOtherIncidents(trx, owner, seen.idsOf(layer));
    return counts;
  });
}

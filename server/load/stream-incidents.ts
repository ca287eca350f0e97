import { sql, type Transaction } from 'kysely';
import type { StoredTransition } from '../../src/domain/incidents/take-step.ts';
import type { Database } from '../database/schema.ts';
import type { WrittenIncident } from '../database/tables/incidents.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion } from '../repositories/data-version.ts';
import { appendIncidents } from '../repositories/incidents.ts';
import { foreignOwners, keepTakenOver } from '../repositories/taken-over.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { LayerJob, Owner } from './layer-kind.ts';
import { readRows, refuseWhereUseless } from './read-rows.ts';
import type { IncidentRecord } from './record-schemas.ts';
import { countRows, keptIds, refuseGreatLoss } from './removal-guard.ts';

const BATCH_ROWS = 2_000;

/** Loads incidents while they are read, so that millions need no memory, in one transaction all the same. */
export function streamIncidents(job: LayerJob<IncidentRecord>): Promise<WriteCounts> {
  const { db, owner, layer, kind, seen, counts, takesOver, removalLimit } = job;
  const written: WriteCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
  return inTransaction(db, async (trx) => {
    const before = await countRows(trx, kind.table, owner);
    let batch: IncidentRecord[] = [];
    let takenOver: string[] = [];
    const claims = {
      ask: (ids: readonly string[]) => foreignOwners(trx, kind, owner.dataSetId, ids),
      takesOver,
      dataSetId: owner.dataSetId,
      onTakenOver: (id: string) => takenOver.push(id),
    };
    const flush = async () => {
      await keepTakenOver(trx, kind, owner.dataSetId, takenOver);
      takenOver = [];
      const done = await kind.write(trx, owner.dataSetId, owner.layerId, batch);
      written.inserted += done.inserted;
      written.updated += done.updated;
      written.unchanged += done.unchanged;
      batch = [];
    };
    for await (const { record } of readRows(job, claims)) {
      if (record) batch.push(record);
      if (batch.length >= BATCH_ROWS) await flush();
    }
    refuseWhereUseless(counts);
    if (batch.length > 0) await flush();
    const kept = await keptIds(trx, job);
    written.removed = await removeOtherIncidents(trx, owner, [...seen.idsOf(layer), ...kept]);
    refuseGreatLoss(written.removed, before, removalLimit);
    return written;
  });
}

/** Adds or updates incidents of a layer; removes none. */
export function writeIncidents(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  records: readonly IncidentRecord[],
): Promise<WriteCounts> {
  return appendIncidents(trx, dataSetId, layerId, records.map(incidentRowOf));
}

/** The row that is written for an incident of a file. */
function incidentRowOf(record: IncidentRecord): WrittenIncident {
  const transitions = record.transitions.map(
    ({ from, to, at, actorRole, reason, dueAt }): StoredTransition => {
      const due = dueAt === undefined ? undefined : Date.parse(dueAt);
      return [from, to, Date.parse(at), actorRole, reason, due];
    },
  );
  return { ...record, transitions };
}

/** Removes the incidents of a layer that are not among `eventNos`, with their life cycles; returns how many. */
async function removeOtherIncidents(
  trx: Transaction<Database>,
  { dataSetId, layerId }: Owner,
  eventNos: readonly string[],
): Promise<number> {
  const gone = await sql`
    delete from incident i where i.data_set_id = ${dataSetId} and i.layer_id = ${layerId}
      and not exists (select from unnest(${eventNos}::text[]) as k (event_no) where k.event_no = i.event_no)`.execute(
    trx,
  );
  const removed = Number(gone.numAffectedRows ?? 0);
  if (removed > 0) await bumpVersion(trx, 'incident');
  return removed;
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { IncidentReply } from '../../src/schemas/incidents.ts';
import { pointOfCoordinates } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { INCIDENTS, type WrittenIncident } from '../database/tables/incidents.ts';
import { bumpVersion } from './data-version.ts';
import { upsert, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const INCIDENT_PLAN: TablePlan<WrittenIncident> = {
  resource: 'incident',
  table: 'incident',
  id: 'event_no',
  columns: [...INCIDENTS.columns, pointOfCoordinates('point')],
  countyOf: (incident) => countyCode(incident.unitCode),
};

/**
 * Adds incidents with their life cycles, any number of times with the same result: new numbers are inserted, known
 * ones updated where something differs. Nothing is removed. Hand over some thousand rows at a time.
 */
export async function appendIncidents(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly WrittenIncident[],
): Promise<WriteCounts> {
  const counts = await upsert(trx, INCIDENT_PLAN, { dataSetId, layerId }, rows);
  if (counts.inserted + counts.updated > 0) await bumpVersion(trx, 'incident');
  return counts;
}

/** Removes the incidents of one layer with their life cycles; returns how many there were. */
export async function removeIncidents(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
): Promise<number> {
  const removed = await sql`
    delete from incident where data_set_id = ${dataSetId} and layer_id = ${layerId}`.execute(trx);
  const count = Number(removed.numAffectedRows ?? 0);
  if (count > 0) await bumpVersion(trx, 'incident');
  return count;
}

/** One incident with its life cycle in the order of its steps; `undefined` where the number is unknown. */
export async function readIncident(
  db: Kysely<Database>,
  eventNo: string,
): Promise<IncidentReply | undefined> {
  const row = await db
    .selectFrom('incident')
    .select(INCIDENTS.selection)
    .where('event_no', '=', eventNo)
    .executeTakeFirst();
  return row && INCIDENTS.read(row);
}

import { sql, type Transaction } from 'kysely';
import type { StoredTransition } from '../../src/domain/incidents/take-step.ts';
import type { CameraRecord } from '../../src/schemas/cameras.ts';
import type { PickpocketCaseRecord } from '../../src/schemas/cases.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import type { FigureRecord } from '../../src/schemas/figures.ts';
import type { FacilityRecord, LineRecord, PlaceRecord } from '../../src/schemas/places.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { replaceCameras } from '../repositories/cameras.ts';
import { replaceCases } from '../repositories/cases.ts';
import { bumpVersion } from '../repositories/data-version.ts';
import { replaceFacilities } from '../repositories/facilities.ts';
import { replaceFigures } from '../repositories/figures.ts';
import type { WrittenIncident } from '../database/tables/incidents.ts';
import { replaceLines } from '../repositories/lines.ts';
import { replacePlaces } from '../repositories/places.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { replaceUnits } from '../repositories/units.ts';
import type { IncidentRecord } from './record-schemas.ts';

/** Where rows belong. */
export interface Owner {
  dataSetId: string;
  layerId: string;
}

/** Makes the rows of a layer what `records` say. They have passed the schema of their kind. */
export function writeRecords(
  trx: Transaction<Database>,
  kind: Exclude<Layer['kind'], 'incidents'>,
  { dataSetId, layerId }: Owner,
  records: readonly unknown[],
): Promise<WriteCounts> {
  switch (kind) {
    case 'units':
      return replaceUnits(trx, dataSetId, layerId, records as UnitRecord[]);
    case 'lines':
      return replaceLines(trx, dataSetId, layerId, records as LineRecord[]);
    case 'places':
      return replacePlaces(trx, dataSetId, layerId, records as PlaceRecord[]);
    case 'facilities':
      return replaceFacilities(trx, dataSetId, layerId, records as FacilityRecord[]);
    case 'cameras':
      return replaceCameras(trx, dataSetId, layerId, records as CameraRecord[]);
    case 'cases':
      return replaceCases(trx, dataSetId, layerId, records as PickpocketCaseRecord[]);
    case 'figures':
      return replaceFigures(trx, dataSetId, layerId, records as FigureRecord[]);
  }
}

/** The row that is written for an incident of a file. */
export function incidentRowOf(record: IncidentRecord): WrittenIncident {
  const transitions = record.transitions.map(
    ({ from, to, at, actorRole, reason, dueAt }): StoredTransition => {
      const due = dueAt === undefined ? undefined : Date.parse(dueAt);
      return [from, to, Date.parse(at), actorRole, reason, due];
    },
  );
  return { ...record, transitions };
}

/** Removes the incidents of a layer that are not among `eventNos`, with their life cycles; returns how many. */
export async function removeOtherIncidents(
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

/** What PostGIS says against the geometries of a layer of units that was just written, one sentence each. */
export async function invalidUnits(
  trx: Transaction<Database>,
  { dataSetId, layerId }: Owner,
): Promise<string[]> {
  const { rows } = await sql<{ code: string; reason: string }>`
    select code, ST_IsValidReason(geom) as reason from unit
    where data_set_id = ${dataSetId} and layer_id = ${layerId} and not ST_IsValid(geom)
    order by code limit 20`.execute(trx);
  return rows.map(({ code, reason }) => `the polygon of ${code} is not valid for PostGIS: ${reason}`);
}

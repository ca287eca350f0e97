import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { FacilityRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { integer, number, point, text } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const FACILITY_PLAN: TablePlan<FacilityRecord> = {
  resource: 'facility',
  table: 'facility',
  id: 'id',
  columns: [
    ...text('id', 'facility_type', 'name', 'unit_code', 'open_hours', 'origin', 'source', 'note'),
    ...number('service_radius_m'),
    ...integer('capacity'),
    ...point('point'),
  ],
  toRecord: (facility) => ({
    county_code: facility.unitCode === undefined ? '000000' : countyCode(facility.unitCode),
    id: facility.id,
    facility_type: facility.facilityType,
    name: facility.name,
    unit_code: facility.unitCode,
    open_hours: facility.openHours,
    origin: facility.origin,
    source: facility.source,
    note: facility.note,
    service_radius_m: facility.serviceRadiusM,
    capacity: facility.capacity,
    point: facility.point,
  }),
};

/** Makes the facilities of one layer what `rows` say (see `reconcile`). */
export function replaceFacilities(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly FacilityRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, FACILITY_PLAN, { dataSetId, layerId }, rows);
}

/** Every facility, ordered by id. */
export async function listFacilities(db: Kysely<Database>): Promise<FacilityRecord[]> {
  const rows = await db
    .selectFrom('facility')
    .select([
      'id',
      'facility_type',
      'name',
      'unit_code',
      'service_radius_m',
      'open_hours',
      'capacity',
      'origin',
      'source',
      'note',
    ])
    .select([sql<number>`ST_X(point)`.as('longitude'), sql<number>`ST_Y(point)`.as('latitude')])
    .orderBy('id')
    .execute();
  return rows.map(
    (row) =>
      withoutNulls({
        id: row.id,
        facilityType: row.facility_type,
        name: row.name,
        point: [row.longitude, row.latitude],
        unitCode: row.unit_code,
        serviceRadiusM: row.service_radius_m,
        openHours: row.open_hours,
        capacity: row.capacity,
        origin: row.origin,
        source: row.source,
        note: row.note,
      }) as unknown as FacilityRecord,
  );
}

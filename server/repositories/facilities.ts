import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { FacilityRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { FACILITIES } from '../database/tables/facilities.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const FACILITY_PLAN: TablePlan<FacilityRecord> = {
  resource: 'facility',
  table: 'facility',
  id: 'id',
  columns: FACILITIES.columns,
  countyOf: ({ unitCode }) => (unitCode === undefined ? '000000' : countyCode(unitCode)),
};

/** Makes the facilities of one layer what `rows` say (see `upsertRows`). */
export function replaceFacilities(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly FacilityRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, FACILITY_PLAN, { dataSetId, layerId }, rows, kept);
}

/** Every facility, ordered by id. */
export async function listFacilities(db: Kysely<Database>): Promise<FacilityRecord[]> {
  const rows = await db.selectFrom('facility').select(FACILITIES.selection).orderBy('id').execute();
  return rows.map(FACILITIES.read);
}

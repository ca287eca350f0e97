import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { PLACES } from '../database/tables/places.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const PLACE_PLAN: TablePlan<PlaceRecord> = {
  resource: 'place',
  table: 'place',
  id: 'id',
  columns: PLACES.columns,
  countyOf: ({ unitCode }) => (unitCode === undefined ? '000000' : countyCode(unitCode)),
};

/** Makes the places of one layer what `rows` say (see `upsertRows`). */
export function replacePlaces(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly PlaceRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, PLACE_PLAN, { dataSetId, layerId }, rows, kept);
}

/** Every place, ordered by id. */
export async function listPlaces(db: Kysely<Database>): Promise<PlaceRecord[]> {
  const rows = await db.selectFrom('place').select(PLACES.selection).orderBy('id').execute();
  return rows.map(PLACES.read);
}

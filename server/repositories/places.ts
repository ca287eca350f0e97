import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { json, number, point, text } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const PLACE_PLAN: TablePlan<PlaceRecord> = {
  resource: 'place',
  table: 'place',
  id: 'id',
  columns: [
    ...text('id', 'name', 'kind', 'unit_code', 'origin', 'source', 'note'),
    ...number('accuracy_m'),
    ...json('market'),
    ...point('point'),
  ],
  toRecord: (place) => ({
    county_code: place.unitCode === undefined ? '000000' : countyCode(place.unitCode),
    id: place.id,
    name: place.name,
    kind: place.kind,
    unit_code: place.unitCode,
    origin: place.origin,
    source: place.source,
    note: place.note,
    accuracy_m: place.accuracyM,
    market: place.market,
    point: place.point,
  }),
};

/** Makes the places of one layer what `rows` say (see `reconcile`). */
export function replacePlaces(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly PlaceRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, PLACE_PLAN, { dataSetId, layerId }, rows);
}

/** Every place, ordered by id. */
export async function listPlaces(db: Kysely<Database>): Promise<PlaceRecord[]> {
  const rows = await db
    .selectFrom('place')
    .select(['id', 'name', 'kind', 'unit_code', 'origin', 'source', 'note', 'accuracy_m', 'market'])
    .select([sql<number>`ST_X(point)`.as('longitude'), sql<number>`ST_Y(point)`.as('latitude')])
    .orderBy('id')
    .execute();
  return rows.map(
    (row) =>
      withoutNulls({
        id: row.id,
        name: row.name,
        kind: row.kind,
        point: [row.longitude, row.latitude],
        accuracyM: row.accuracy_m,
        unitCode: row.unit_code,
        market: row.market,
        origin: row.origin,
        source: row.source,
        note: row.note,
      }) as unknown as PlaceRecord,
  );
}

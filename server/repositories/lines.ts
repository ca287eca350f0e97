import { sql, type Kysely, type Transaction } from 'kysely';
import type { LineString, MultiLineString } from 'geojson';
import type { LineRecord } from '../../src/schemas/places.ts';
import { geometry } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { computedColumn } from '../database/table-mapping.ts';
import { LINES, type LineFields } from '../database/tables/lines.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const GEOMETRY = geometry('geom');

const LINE_PLAN: TablePlan<LineRecord> = {
  resource: 'line',
  table: 'line',
  id: 'id',
  columns: [...LINES.columns, computedColumn(GEOMETRY, (line) => line.geometry)],
  // A line runs through several counties and belongs to none.
  countyOf: () => '000000',
};

/** Makes the lines of one layer what `rows` say (see `upsertRows`). */
export function replaceLines(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly LineRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, LINE_PLAN, { dataSetId, layerId }, rows, kept);
}

export interface LineFeatureRow {
  properties: LineFields;
  /** GeoJSON text. */
  geometry: string;
}

/** Every line, ordered by id. */
export async function listLines(db: Kysely<Database>): Promise<LineFeatureRow[]> {
  const rows = await db
    .selectFrom('line')
    .select(LINES.selection)
    .select(sql.raw<string>(GEOMETRY.select('geom')).as('geometry'))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ geometry: row.geometry, properties: LINES.read(row) }));
}

/** The same as whole records. */
export async function readLines(db: Kysely<Database>): Promise<LineRecord[]> {
  return (await listLines(db)).map((line) => ({
    ...line.properties,
    geometry: JSON.parse(line.geometry) as LineString | MultiLineString,
  }));
}

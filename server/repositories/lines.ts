import { sql, type Kysely, type Transaction } from 'kysely';
import type { LineString, MultiLineString } from 'geojson';
import type { LineRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { geometry, json, number, text, textArray } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const LINE_PLAN: TablePlan<LineRecord> = {
  resource: 'line',
  table: 'line',
  id: 'id',
  columns: [
    ...text('id', 'kind', 'name', 'origin', 'source'),
    ...json('labels'),
    ...textArray('stop_ids'),
    ...number('headway_min'),
    ...geometry('geom'),
  ],
  // A line runs through several counties and belongs to none.
  toRecord: (line) => ({
    county_code: '000000',
    id: line.id,
    kind: line.kind,
    name: line.name,
    labels: line.labels,
    stop_ids: line.stopIds,
    headway_min: line.headwayMin,
    origin: line.origin,
    source: line.source,
    geom: line.geometry,
  }),
};

/** Makes the lines of one layer what `rows` say (see `reconcile`). */
export function replaceLines(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly LineRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, LINE_PLAN, { dataSetId, layerId }, rows);
}

export interface LineFeatureRow {
  properties: Omit<LineRecord, 'geometry'>;
  /** GeoJSON text. */
  geometry: string;
}

/** Every line, ordered by id. */
export async function listLines(db: Kysely<Database>): Promise<LineFeatureRow[]> {
  const rows = await db
    .selectFrom('line')
    .select(['id', 'kind', 'name', 'labels', 'stop_ids', 'headway_min', 'origin', 'source'])
    .select(sql<string>`ST_AsGeoJSON(geom, 7)`.as('geometry'))
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    geometry: row.geometry,
    properties: withoutNulls({
      id: row.id,
      kind: row.kind,
      name: row.name,
      labels: row.labels,
      stopIds: row.stop_ids,
      headwayMin: row.headway_min,
      origin: row.origin,
      source: row.source,
    }) as LineFeatureRow['properties'],
  }));
}

/** The same as whole records. */
export async function readLines(db: Kysely<Database>): Promise<LineRecord[]> {
  return (await listLines(db)).map(({ properties, geometry: shape }) => ({
    ...properties,
    geometry: JSON.parse(shape) as LineString | MultiLineString,
  }));
}

import { sql, type Kysely, type Transaction } from 'kysely';
import type { CodeRow, CodeTables, DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import { bumpVersion } from './data-version.ts';
import { withoutNulls } from './without-nulls.ts';

/** A data set as it was loaded. */
export interface LoadedDataSet {
  manifest: DatasetManifest;
  /** Whether row-level data in it is made by the simulator. */
  synthetic: boolean;
  /** Epoch ms. */
  loadedAt: number;
}

/** Notes a data set as loaded at `loadedAt` (epoch ms); loading it again replaces the note. */
export async function writeDataSet(
  trx: Transaction<Database>,
  { manifest, synthetic, loadedAt }: LoadedDataSet,
): Promise<void> {
  const [west, south, east, north] = manifest.bounds;
  await sql`
    insert into data_set (id, manifest, synthetic, west, south, east, north, loaded_at)
    values (${manifest.id}, ${JSON.stringify(manifest)}::jsonb, ${synthetic}, ${west}, ${south}, ${east}, ${north},
      to_timestamp(${loadedAt}::double precision / 1000.0))
    on conflict (county_code, id) do update set manifest = excluded.manifest, synthetic = excluded.synthetic,
      west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north,
      loaded_at = excluded.loaded_at`.execute(trx);
  await bumpVersion(trx, 'dataset');
}

/** The data sets in the order of their loading, newest last. */
export async function listDataSets(db: Kysely<Database>): Promise<LoadedDataSet[]> {
  const rows = await db
    .selectFrom('data_set')
    .select(['manifest', 'synthetic', 'loaded_at'])
    .orderBy('loaded_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ manifest: row.manifest, synthetic: row.synthetic, loadedAt: row.loaded_at }));
}

const CODE_TABLES = ['categories', 'channels', 'departments'] as const;

/**
 * Makes the code tables of a data set what `tables` say. Codes of other data sets stay; a code that both define is
 * taken over.
 */
export async function replaceCodeTables(
  trx: Transaction<Database>,
  dataSetId: string,
  tables: CodeTables,
): Promise<void> {
  const records = CODE_TABLES.flatMap((name) =>
    tables[name].map((row, position) => ({
      table_name: name,
      code: row.code,
      parent: row.parent,
      labels: row.labels,
      origin: row.origin,
      lead_dept: row.leadDept,
      position,
    })),
  );
  await sql`delete from code_row where data_set_id = ${dataSetId}`.execute(trx);
  await sql`
    insert into code_row (table_name, code, parent, labels, origin, lead_dept, position, data_set_id)
    select r.table_name, r.code, r.parent, r.labels, r.origin, r.lead_dept, r.position, ${dataSetId}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (
      table_name text, code text, parent text, labels jsonb, origin text, lead_dept text, position integer)
    on conflict (county_code, table_name, code) do update set parent = excluded.parent, labels = excluded.labels,
      origin = excluded.origin, lead_dept = excluded.lead_dept, position = excluded.position,
      data_set_id = excluded.data_set_id`.execute(trx);
  const schemes = tables.staffingSchemes.map((scheme, position) => ({ ...scheme, position }));
  await sql`delete from staffing_scheme where data_set_id = ${dataSetId}`.execute(trx);
  await sql`
    insert into staffing_scheme (id, label, slots, source, position, data_set_id)
    select r.id, r.label, r.slots, r.source, r.position, ${dataSetId}
    from jsonb_to_recordset(${JSON.stringify(schemes)}::jsonb) as r (
      id text, label text, slots jsonb, source text, position integer)
    on conflict (county_code, id) do update set label = excluded.label, slots = excluded.slots,
      source = excluded.source, position = excluded.position, data_set_id = excluded.data_set_id`.execute(
    trx,
  );
  await bumpVersion(trx, 'dataset');
}

/** The code tables of all data sets together: each in its own order, one data set after the other. */
export async function readCodeTables(db: Kysely<Database>): Promise<CodeTables> {
  const rows = await db
    .selectFrom('code_row')
    .selectAll()
    .orderBy('data_set_id')
    .orderBy('position')
    .orderBy('code')
    .execute();
  const schemes = await db
    .selectFrom('staffing_scheme')
    .selectAll()
    .orderBy('data_set_id')
    .orderBy('position')
    .orderBy('id')
    .execute();
  const table = (name: (typeof CODE_TABLES)[number]) =>
    rows
      .filter((row) => row.table_name === name)
      .map(
        (row) =>
          withoutNulls({
            code: row.code,
            parent: row.parent,
            labels: row.labels,
            origin: row.origin,
            leadDept: row.lead_dept,
          }) as unknown as CodeRow,
      );
  return {
    categories: table('categories'),
    channels: table('channels'),
    departments: table('departments'),
    staffingSchemes: schemes.map(
      (row) =>
        withoutNulls({
          id: row.id,
          label: row.label,
          slots: row.slots,
          source: row.source,
        }) as unknown as CodeTables['staffingSchemes'][number],
    ),
  };
}

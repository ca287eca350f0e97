import { sql, type Kysely, type Transaction } from 'kysely';
import type { CodeRow, CodeTables, GridRule } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import { integer, text } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { computedColumn, fromJson, type WrittenColumn } from '../database/table-mapping.ts';
import { CODES, GRID_RULES, STAFFING_SCHEMES } from '../database/tables/code-tables.ts';
import { bumpVersion } from './data-version.ts';

/** A data set as it was loaded. */
export interface LoadedDataSet {
  manifest: DatasetManifest;
  /** Whether row-level data in it is made by the simulator. */
  synthetic: boolean;
  /** Epoch ms. */
  loadedAt: number;
}

/** Stores that a data set was loaded at `loadedAt` (epoch ms). Loading it again replaces the entry. */
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
type CodeTableName = (typeof CODE_TABLES)[number];

/** A row of a table that belongs to a data set, with its position among the others. */
type InOrder<Row> = Row & { position: number };

const POSITION = computedColumn(integer('position'), (row: { position: number }) => row.position);
const CODE_COLUMNS: readonly WrittenColumn<InOrder<CodeRow & { table: CodeTableName }>>[] = [
  computedColumn(text('table_name'), (row) => row.table),
  ...CODES.columns,
  POSITION,
];
const SCHEME_COLUMNS: readonly WrittenColumn<InOrder<CodeTables['staffingSchemes'][number]>>[] = [
  ...STAFFING_SCHEMES.columns,
  POSITION,
];
const RULE_COLUMNS: readonly WrittenColumn<InOrder<GridRule>>[] = [...GRID_RULES.columns, POSITION];

/**
 * Makes the code tables of a data set what `tables` say. Codes of other data sets stay; a code that both define is
 * taken over.
 */
export async function replaceCodeTables(
  trx: Transaction<Database>,
  dataSetId: string,
  tables: CodeTables,
): Promise<void> {
  const codes = CODE_TABLES.flatMap((table) =>
    tables[table].map((row, position) => ({ ...row, table, position })),
  );
  const schemes = tables.staffingSchemes.map((scheme, position) => ({ ...scheme, position }));
  const codeTable = { table: 'code_row', keys: ['data_set_id', 'table_name', 'code'], columns: CODE_COLUMNS };
  await replaceRows(trx, codeTable, dataSetId, codes);
  const schemeTable = { table: 'staffing_scheme', keys: ['data_set_id', 'id'], columns: SCHEME_COLUMNS };
  await replaceRows(trx, schemeTable, dataSetId, schemes);
  const rules = (tables.gridRules ?? []).map((rule, position) => ({ ...rule, position }));
  const ruleTable = { table: 'grid_rule', keys: ['data_set_id', 'id'], columns: RULE_COLUMNS };
  await replaceRows(trx, ruleTable, dataSetId, rules);
  await bumpVersion(trx, 'dataset');
}

async function replaceRows<Row>(
  trx: Transaction<Database>,
  target: { table: string; keys: readonly string[]; columns: readonly WrittenColumn<Row>[] },
  dataSetId: string,
  rows: readonly Row[],
): Promise<void> {
  const table = sql.table(target.table);
  const records = rows.map((row, index) =>
    Object.fromEntries(target.columns.map(({ column, valueOf }) => [column, valueOf(row, index)])),
  );
  const given = target.columns.map(fromJson);
  const names = [...given.map(({ column }) => column), 'data_set_id'];
  const mutable = names.filter((name) => !target.keys.includes(name));
  const list = (parts: readonly string[]) => sql.raw(parts.join(', '));
  await sql`delete from ${table} where data_set_id = ${dataSetId}`.execute(trx);
  await sql`
    insert into ${table} (${list(names)})
    select ${list(given.map(({ value }) => value))}, ${dataSetId}
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r (${list(given.map(({ definition }) => definition))})
    on conflict (county_code, ${list(target.keys)})
      do update set ${list(mutable.map((name) => `${name} = excluded.${name}`))}`.execute(trx);
}

/**
 * The code tables of one data set, or of all together: each in its own order, one data set after the other. A code that several
 * have is that of the first.
 */
export async function readCodeTables(db: Kysely<Database>, dataSetId?: string): Promise<CodeTables> {
  let codes = db.selectFrom('code_row').select(CODES.selection).select('table_name');
  let schemes = db.selectFrom('staffing_scheme').select(STAFFING_SCHEMES.selection);
  if (dataSetId !== undefined) {
    codes = codes.where('data_set_id', '=', dataSetId);
    schemes = schemes.where('data_set_id', '=', dataSetId);
  }
  const rows = await codes.orderBy('data_set_id').orderBy('position').orderBy('code').execute();
  const table = (name: CodeTableName) =>
    firstOf(rows.filter((row) => row.table_name === name).map(CODES.read), ({ code }) => code);
  const ordered = await schemes.orderBy('data_set_id').orderBy('position').orderBy('id').execute();
  return {
    categories: table('categories'),
    channels: table('channels'),
    departments: table('departments'),
    staffingSchemes: firstOf(ordered.map(STAFFING_SCHEMES.read), ({ id }) => id),
  };
}

/** Of rows with the same key the first. */
function firstOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(keyOf(row)) && seen.add(keyOf(row)));
}

/** The rules on the size of units, of one data set or of all of them. */
export async function readGridRules(db: Kysely<Database>, dataSetId?: string): Promise<GridRule[]> {
  let select = db
    .selectFrom('grid_rule')
    .select(GRID_RULES.selection)
    .orderBy('data_set_id')
    .orderBy('position')
    .orderBy('id');
  if (dataSetId !== undefined) select = select.where('data_set_id', '=', dataSetId);
  return firstOf((await select.execute()).map(GRID_RULES.read), ({ id }) => id);
}

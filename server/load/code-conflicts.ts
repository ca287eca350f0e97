import { sql, type Kysely, type Transaction } from 'kysely';
import type { CodeRow, CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { readCodeTables } from '../repositories/data-sets.ts';

const TABLES = ['categories', 'channels', 'departments'] as const;
type TableName = (typeof TABLES)[number];

interface Conflict {
  readonly table: TableName;
  readonly code: string;
  readonly dataSetId: string;
  readonly theirs: string;
  readonly ours: string;
}

/**
 * Codes of a data set that mean something else in another one. Events of both would bear the label of one of them, so this is a fault
 * of the data set, unless it takes the codes over.
 */
export async function codeFaults(
  db: Kysely<Database>,
  { id, takesOver = [], codeTables = 'codeTables' }: DatasetManifest,
  tables: CodeTables,
): Promise<LoadReport['faults']> {
  const conflicts = await conflictsOf(db, id, tables);
  return conflicts
    .filter(({ dataSetId }) => !takesOver.includes(dataSetId))
    .map(({ table, code, dataSetId, theirs, ours }) => ({
      path: `${codeTables} ${table}`,
      reason:
        `"${code}" is "${theirs}" in the data set ${dataSetId} and would be "${ours}" here; ` +
        `take another code, or "takesOver": ["${dataSetId}"] in dataset.json`,
    }));
}

/** Takes codes over that mean something else in data sets from which the manifest takes; says which, in sentences. */
export async function takeCodesOver(
  trx: Transaction<Database>,
  { id, takesOver = [] }: DatasetManifest,
  tables: CodeTables,
): Promise<string[]> {
  const notes: string[] = [];
  for (const { table, code, dataSetId, theirs, ours } of await conflictsOf(trx, id, tables)) {
    if (!takesOver.includes(dataSetId)) continue;
    await sql`
      insert into taken_over (data_set_id, taken_by, table_name, id, row_text)
      select data_set_id, ${id}, 'code_row', concat_ws(' ', table_name, code), t::text from code_row t
      where data_set_id = ${dataSetId} and table_name = ${table} and code = ${code}
      on conflict (county_code, data_set_id, table_name, id) do update
        set taken_by = excluded.taken_by, row_text = excluded.row_text`.execute(trx);
    await sql`
      delete from code_row
      where data_set_id = ${dataSetId} and table_name = ${table} and code = ${code}`.execute(trx);
    notes.push(`${table}: "${code}" is taken over from the data set ${dataSetId}: "${theirs}" → "${ours}"`);
  }
  return notes;
}

/** Gives codes back that a data set took over and no longer names, or may no longer take; says which, in sentences. */
export async function giveCodesBack(
  trx: Transaction<Database>,
  { id, takesOver = [] }: DatasetManifest,
  tables: CodeTables | undefined,
): Promise<string[]> {
  const named = TABLES.flatMap((table) => (tables?.[table] ?? []).map(({ code }) => `${table} ${code}`));
  const { rows } = await sql<{ id: string; owner: string }>`
    select id, data_set_id as owner from taken_over where table_name = 'code_row' and taken_by = ${id}
      and (not data_set_id = any(${[...takesOver]}::text[]) or not id = any(${named}::text[]))
    order by data_set_id, id`.execute(trx);
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  await sql`
    delete from code_row
    where data_set_id = ${id} and concat_ws(' ', table_name, code) = any(${ids}::text[])`.execute(trx);
  await sql`
    insert into code_row select (s.r).* from (
      select row_text::code_row as r from taken_over
      where table_name = 'code_row' and taken_by = ${id} and id = any(${ids}::text[]) offset 0
    ) s on conflict do nothing`.execute(trx);
  await sql`
    delete from taken_over where table_name = 'code_row' and taken_by = ${id}
      and id = any(${ids}::text[])`.execute(trx);
  return rows.map((row) => `${row.id} is given back to the data set ${row.owner}`);
}

async function conflictsOf(db: Kysely<Database>, dataSetId: string, tables: CodeTables): Promise<Conflict[]> {
  const others = await db
    .selectFrom('code_row')
    .select(['data_set_id', 'table_name', 'code', 'parent', 'labels'])
    .where('data_set_id', '<>', dataSetId)
    .orderBy('data_set_id')
    .orderBy('code')
    .execute();
  return TABLES.flatMap((table) => {
    const own = new Map(tables[table].map((row) => [row.code, row]));
    return others
      .filter((row) => row.table_name === table)
      .flatMap((row): Conflict[] => {
        const ours = own.get(row.code);
        if (ours === undefined || isSameMeaning(ours, row)) return [];
        const { code, data_set_id: owner } = row;
        return [{ table, code, dataSetId: owner, theirs: titleOf(row), ours: titleOf(ours) }];
      });
  });
}

type Meaning = Pick<CodeRow, 'labels'> & { readonly parent?: string | null | undefined };

const isSameMeaning = (a: Meaning, b: Meaning) => titleOf(a) === titleOf(b);

const titleOf = ({ labels, parent }: Meaning) =>
  `${labels['zh-CN']}${parent === undefined || parent === null ? '' : ` (${parent})`}`;

/** What a load changes in the code tables that a data set had, in sentences. */
export async function codeChanges(
  db: Kysely<Database>,
  dataSetId: string,
  tables: CodeTables,
): Promise<string[]> {
  const before = await readCodeTables(db, dataSetId);
  return TABLES.flatMap((table) => {
    const now = new Map(tables[table].map((row) => [row.code, row]));
    const changed: string[] = [];
    const removed: string[] = [];
    for (const row of before[table]) {
      const after = now.get(row.code);
      if (after === undefined) removed.push(`${row.code} ${titleOf(row)}`);
      else if (!isSameMeaning(row, after)) changed.push(`${row.code} ${titleOf(row)} → ${titleOf(after)}`);
    }
    return [
      ...(changed.length > 0 ? [`${table} changed: ${changed.join(', ')}`] : []),
      ...(removed.length > 0 ? [`${table} removed: ${removed.join(', ')}`] : []),
    ];
  });
}

import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/** The table of a kind of rows and the column that they are known by. */
export interface KeyedTable {
  readonly table: string;
  readonly id: string;
}

/** Which of some ids are rows of another data set: id → data set. */
export async function foreignOwners(
  db: Kysely<Database>,
  { table, id }: KeyedTable,
  dataSetId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; owner: string }>`
    select ${sql.ref(id)} as id, data_set_id as owner from ${sql.table(table)}
    where ${sql.ref(id)} = any(${[...ids]}::text[]) and data_set_id <> ${dataSetId}`.execute(db);
  return new Map(rows.map((row) => [row.id, row.owner]));
}

/** Keeps rows of other data sets that are about to be taken over, so that they can be given back. */
export async function keepTakenOver(
  trx: Transaction<Database>,
  { table, id }: KeyedTable,
  takenBy: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    insert into taken_over (data_set_id, taken_by, table_name, id, row_text)
    select t.data_set_id, ${takenBy}, ${table}, t.${sql.ref(id)}, t::text from ${sql.table(table)} t
    where t.${sql.ref(id)} = any(${[...ids]}::text[]) and t.data_set_id <> ${takenBy}
    on conflict (county_code, data_set_id, table_name, id)
      do update set taken_by = excluded.taken_by, row_text = excluded.row_text`.execute(trx);
}

/** Rows that were given back to a data set. */
export interface GivenBack {
  readonly table: string;
  readonly owner: string;
  readonly ids: readonly string[];
}

/**
 * Gives rows back that `dataSetId` took over: those that it no longer has, and those of data sets which it no longer may take from.
 * Where somebody else has the id by now, the row that was kept is forgotten.
 */
export async function giveBack(
  trx: Transaction<Database>,
  tables: readonly KeyedTable[],
  dataSetId: string,
  takesOver: readonly string[],
): Promise<GivenBack[]> {
  const given: GivenBack[] = [];
  for (const { table, id } of tables) {
    const column = sql.ref(id);
    await sql`
      delete from ${sql.table(table)} t using taken_over k
      where k.table_name = ${table} and k.taken_by = ${dataSetId} and not k.data_set_id = any(${[...takesOver]}::text[])
        and t.${column} = k.id and t.data_set_id = ${dataSetId}`.execute(trx);
    const { rows } = await sql<{ id: string; owner: string }>`
      select k.id, k.data_set_id as owner from taken_over k
      where k.table_name = ${table} and k.taken_by = ${dataSetId}
        and not exists (select from ${sql.table(table)} t where t.${column} = k.id and t.data_set_id = ${dataSetId})
      order by k.data_set_id, k.id`.execute(trx);
    if (rows.length === 0) continue;
    const ids = rows.map((row) => row.id);
    const back = await sql<{ id: string; owner: string }>`
      insert into ${sql.table(table)}
      select (s.r).* from (
        select k.row_text::${sql.table(`public.${table}`)} as r from taken_over k
        where k.table_name = ${table} and k.taken_by = ${dataSetId} and k.id = any(${ids}::text[])
          and not exists (select from ${sql.table(table)} t where t.${column} = k.id) offset 0
      ) s returning ${column} as id, data_set_id as owner`.execute(trx);
    await sql`
      delete from taken_over where table_name = ${table} and taken_by = ${dataSetId}
        and id = any(${ids}::text[])`.execute(trx);
    for (const owner of new Set(back.rows.map((row) => row.owner)))
      given.push({ table, owner, ids: back.rows.filter((row) => row.owner === owner).map((row) => row.id) });
  }
  return given;
}

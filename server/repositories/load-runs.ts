import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { inTransaction, type RecordedRun } from '../database/transaction.ts';
import { bumpVersion, RESOURCES } from './data-version.ts';
import { RECORDED_TABLES, type RecordedTable } from './recorded-tables.ts';

/**
 * Begins to record a load of a data set. It is a first one where the data set has not a single row and takes none from others: all
 * that it adds is then known without being noted.
 */
export async function beginRun(
  db: Kysely<Database>,
  dataSetId: string,
  takesOver: readonly string[],
): Promise<RecordedRun> {
  const { rows } = await sql<{ id: number; is_first: boolean }>`
    insert into load_run (data_set_id, is_first)
    select ${dataSetId}, ${takesOver.length === 0} and not ${hasRowsOf(sql`${dataSetId}`)}
    returning id, is_first`.execute(db);
  const [run] = rows;
  return { id: run!.id, isFirst: run!.is_first };
}

/** Ends it: the loads before can no longer be undone. Of a load that changed nothing no trace stays. */
export async function endRun(db: Kysely<Database>, { id, isFirst }: RecordedRun): Promise<void> {
  const { rows } = await sql`
    select from load_change where run = ${id} union all
    select from load_run r where r.id = ${id} and ${isFirst} and ${hasRowsOf(sql`r.data_set_id`)} limit 1`.execute(
    db,
  );
  await inTransaction(db, (trx) => forgetRuns(trx, rows.length > 0 ? sql`< ${id}` : sql`= ${id}`));
}

/** Whether a data set has a single row in any table. */
function hasRowsOf(dataSetId: RawBuilder<unknown>): RawBuilder<boolean> {
  const tables = RECORDED_TABLES.filter(({ isOfDataSet }) => isOfDataSet);
  const parts = tables.map(
    ({ table }) => sql`exists (select from ${sql.table(table)} where data_set_id = ${dataSetId})`,
  );
  return sql`(exists (select from data_set where id = ${dataSetId}) or ${sql.join(parts, sql` or `)})`;
}

async function forgetRuns(trx: Transaction<Database>, which: RawBuilder<unknown>): Promise<void> {
  await sql`delete from load_change where run ${which}`.execute(trx);
  await sql`delete from load_run where id ${which}`.execute(trx);
}

/** What taking back a load did, by tables. */
export interface UndoneLoad {
  readonly dataSetId: string;
  /** Epoch ms. */
  readonly beganAt: number;
  readonly tables: readonly UndoneTable[];
}
export interface UndoneTable {
  table: string;
  /** Rows that are again as they were before the load. */
  restored: number;
  /** Rows that the load had added. */
  removed: number;
  /** Rows that somebody changed since; they were left as they are. */
  left: number;
}

/**
 * Takes back the last load that changed anything, in one transaction; `undefined` where there is none. Rows that were changed since
 * the load are left as they are, those of a data set that the load brought in excepted. Doing it again brings the load back, unless
 * it was the first of its data set.
 */
export function undoLastLoad(db: Kysely<Database>): Promise<UndoneLoad | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ id: number; data_set_id: string; is_first: boolean; began_at: number }>`
      select id, data_set_id, is_first, began_at from load_run r
      where is_first or exists (select from load_change c where c.run = r.id)
      order by id desc limit 1`.execute(trx);
    const [last] = rows;
    if (last === undefined) return undefined;
    const { id: run, data_set_id: dataSetId, is_first: isFirst } = last;
    const redo = isFirst ? undefined : await recordHere(trx, dataSetId);
    const tables: UndoneTable[] = [];
    for (const recorded of RECORDED_TABLES) {
      const undone = await undoTable(trx, run, recorded);
      if (isFirst) undone.removed += await removeDataSet(trx, dataSetId, recorded);
      if (undone.restored + undone.removed + undone.left > 0)
        tables.push({ table: recorded.table, ...undone });
    }
    await sql`select set_config('gridlight.load', '', true)`.execute(trx);
    await forgetRuns(trx, redo === undefined ? sql`is not null` : sql`<> ${redo}`);
    for (const resource of RESOURCES) await bumpVersion(trx, resource);
    return { dataSetId, beganAt: last.began_at, tables };
  });
}

/** Records the changes of a transaction as a load of their own. */
async function recordHere(trx: Transaction<Database>, dataSetId: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into load_run (data_set_id, is_first) values (${dataSetId}, false) returning id`.execute(trx);
  const id = rows[0]!.id;
  await sql`select set_config('gridlight.load', ${String(id)}, true)`.execute(trx);
  return id;
}

async function removeDataSet(
  trx: Transaction<Database>,
  dataSetId: string,
  { table, isOfDataSet }: RecordedTable,
): Promise<number> {
  if (!isOfDataSet && table !== 'data_set') return 0;
  const column = sql.ref(isOfDataSet ? 'data_set_id' : 'id');
  const gone = await sql`delete from ${sql.table(table)} where ${column} = ${dataSetId}`.execute(trx);
  return Number(gone.numAffectedRows ?? 0);
}

async function undoTable(
  trx: Transaction<Database>,
  run: number,
  { table, key }: RecordedTable,
): Promise<Omit<UndoneTable, 'table'>> {
  const rowKey = sql.raw(key);
  const isRecorded = sql`c.run = ${run} and c.table_name = ${table}`;
  const { rows } = await sql<{ row_key: string; is_touched: boolean }>`
    with last as (
      select distinct on (row_key) row_key, is_gone, (xid::text::numeric % 4294967296)::bigint as writer
      from load_change c where ${isRecorded} order by row_key, seq desc
    ), here as (
      select ${rowKey} as row_key, t.xmin::text::bigint as writer from ${sql.table(table)} t
      where ${rowKey} in (select row_key from last)
    )
    select l.row_key, (case when l.is_gone then h.row_key is not null
      else h.row_key is null or h.writer <> l.writer end) as is_touched
    from last l left join here h on h.row_key = l.row_key`.execute(trx);
  const keys = rows.flatMap((row) => (row.is_touched ? [] : [row.row_key]));
  const left = rows.length - keys.length;
  if (keys.length === 0) return { restored: 0, removed: 0, left };
  const gone = await sql`
    delete from ${sql.table(table)} t where ${rowKey} = any(${keys}::text[])`.execute(trx);
  const back = await sql`
    insert into ${sql.table(table)}
    select (s.r).* from (
      select c.before::${sql.table(`public.${table}`)} as r from (
        select distinct on (row_key) row_key, before from load_change c
        where ${isRecorded} and row_key = any(${keys}::text[]) order by row_key, seq
      ) c where c.before is not null offset 0
    ) s`.execute(trx);
  const restored = Number(back.numAffectedRows ?? 0);
  return { restored, removed: Math.max(0, Number(gone.numAffectedRows ?? 0) - restored), left };
}

import { sql, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';
import { fromJson, type WrittenColumn } from '../database/table-mapping.ts';
import { bumpVersion, type Resource } from './data-version.ts';

/** What a write did, by rows. */
export interface WriteCounts {
  inserted: number;
  updated: number;
  unchanged: number;
  removed: number;
}

/** A table whose rows belong to layers of data sets. */
export interface TablePlan<Row> {
  resource: Resource;
  table: string;
  /** The key inside a county; the primary key is `(county_code, <id>)`. */
  id: string;
  columns: readonly WrittenColumn<Row>[];
  /** The county that a row is stored under. */
  countyOf(row: Row): string;
}

/** Thrown when the same key comes twice in what should be one set. */
export class DuplicateKeyError extends Error {
  override readonly name = 'DuplicateKeyError';
}

const BATCH_BYTES = 8_000_000;
const BATCH_ROWS = 5_000;

/**
 * Makes the rows of one layer of a data set what they should be. It inserts new rows, updates changed ones and leaves
 * equal ones alone. It removes rows of the same data set and layer that are no longer named, neither by a row nor in `kept`. It
 * takes over a row with the same key from another data set: who must not do that asks before. Runs inside the caller's transaction.
 */
export async function upsertRows<Row>(
  trx: Transaction<Database>,
  plan: TablePlan<Row>,
  owner: { dataSetId: string; layerId: string },
  rows: readonly Row[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  const counts = await upsert(trx, plan, owner, rows);
  const key = plan.columns.find(({ column }) => column === plan.id);
  const ids = [...kept, ...rows.map((row, index) => String(key?.valueOf(row, index)))];
  const removed = await sql`
    delete from ${sql.table(plan.table)} t
    where t.data_set_id = ${owner.dataSetId} and t.layer_id = ${owner.layerId}
      and not exists (select from unnest(${ids}::text[]) as k (id) where k.id = t.${sql.ref(plan.id)})`.execute(
    trx,
  );
  counts.removed = Number(removed.numAffectedRows ?? 0);
  if (counts.inserted + counts.updated + counts.removed > 0) await bumpVersion(trx, plan.resource);
  return counts;
}

/** The inserting and updating half of `upsertRows`, in batches; does not touch the data version. */
export async function upsert<Row>(
  trx: Transaction<Database>,
  plan: TablePlan<Row>,
  owner: { dataSetId: string; layerId: string },
  rows: readonly Row[],
): Promise<WriteCounts> {
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
  const seen = new Set<string>();
  let batch: string[] = [];
  let ids: string[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length === 0) return;
    const done = await writeBatch(trx, plan, owner, ids, `[${batch.join(',')}]`);
    counts.inserted += done.inserted;
    counts.updated += done.updated;
    counts.unchanged += batch.length - done.inserted - done.updated;
    batch = [];
    ids = [];
    bytes = 0;
  };
  for (const [index, row] of rows.entries()) {
    const record = toJsonRecord(plan, row, index);
    const id = String(record[plan.id]);
    if (seen.has(id)) throw new DuplicateKeyError(`${plan.table} ${id} is given twice`);
    seen.add(id);
    const text = JSON.stringify(record);
    batch.push(text);
    ids.push(id);
    bytes += text.length;
    if (batch.length >= BATCH_ROWS || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return counts;
}

/** The record that is sent to the database for a row: its county, and one entry for each column. */
function toJsonRecord<Row>({ columns, countyOf }: TablePlan<Row>, row: Row, index: number) {
  const record: Record<string, unknown> = { county_code: countyOf(row) };
  for (const { column, valueOf } of columns) record[column] = valueOf(row, index);
  return record;
}

/**
 * One batch. Most batches of a bulk load hold only new keys: those are plainly inserted. Otherwise rows that moved to
 * another county are dropped first, then everything is inserted or updated in one statement.
 */
async function writeBatch<Row>(
  trx: Transaction<Database>,
  plan: TablePlan<Row>,
  owner: { dataSetId: string; layerId: string },
  ids: readonly string[],
  json: string,
): Promise<{ inserted: number; updated: number }> {
  const names = [...plan.columns.map(({ column }) => column), 'data_set_id', 'layer_id'];
  const given = plan.columns.map(fromJson);
  const fields = ['county_code text', ...given.map(({ definition }) => definition)].join(', ');
  const values = given.map(({ value }) => value).join(', ');
  const table = sql.table(plan.table);
  const id = sql.ref(plan.id);
  const insert = sql`
    insert into ${table} as t (county_code, ${sql.raw(names.join(', '))})
    select r.county_code, ${sql.raw(values)}, ${owner.dataSetId}, ${owner.layerId}
    from json_to_recordset(${json}::json) as r (${sql.raw(fields)})`;

  const known = await sql`select from ${table} where ${id} = any(${ids}::text[]) limit 1`.execute(trx);
  if (known.rows.length === 0) {
    await insert.execute(trx);
    return { inserted: ids.length, updated: 0 };
  }
  const moved = await sql`
    delete from ${table} t using json_to_recordset(${json}::json) as r (county_code text, ${id} text)
    where t.${id} = r.${id} and t.county_code <> r.county_code`.execute(trx);
  const mutable = names.filter((name) => name !== plan.id);
  const list = (prefix: string) => sql.raw(mutable.map((name) => `${prefix}.${name}`).join(', '));
  const { rows } = await sql<{ inserted: number; updated: number }>`
    with written as (
      ${insert}
      on conflict (county_code, ${id}) do update
        set ${sql.raw(mutable.map((name) => `${name} = excluded.${name}`).join(', '))}
        where row(${list('t')}) is distinct from row(${list('excluded')})
      returning (xmax = 0) as is_new
    )
    select count(*) filter (where is_new) as inserted, count(*) filter (where not is_new) as updated
    from written`.execute(trx);
  const movedCount = Number(moved.numAffectedRows ?? 0);
  const [row = { inserted: 0, updated: 0 }] = rows;
  return { inserted: row.inserted - movedCount, updated: row.updated + movedCount };
}

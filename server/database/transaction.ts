import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/** The load whose changes are recorded, by the handle that it writes with. */
const recordedRuns = new WeakMap<object, RecordedRun>();

/** A load whose changes are recorded; of a first one the rows that it adds are not. */
export interface RecordedRun {
  readonly id: number;
  readonly isFirst: boolean;
}

/** Another handle on the same database: what is changed in its transactions is recorded under `run`. */
export function recordingChanges(db: Kysely<Database>, run: RecordedRun): Kysely<Database> {
  const handle = db.withoutPlugins();
  recordedRuns.set(handle, run);
  return handle;
}

/**
 * Runs `work` in one transaction; an error takes everything back. The embedded database has one connection, so
 * everybody else waits meanwhile: keep to one layer of a data set per call. Statements may run for ten minutes.
 * Inside another transaction it is a part of that, which an error takes back alone.
 */
export function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return inSavepoint(db as Transaction<Database>, work);
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local statement_timeout = '10min'`).execute(trx);
    const run = recordedRuns.get(db);
    if (run !== undefined)
      await sql`
        select set_config('gridlight.load', ${String(run.id)}, true),
          set_config('gridlight.first', ${run.isFirst ? 'on' : ''}, true)`.execute(trx);
    return work(trx);
  });
}

async function inSavepoint<Result>(
  trx: Transaction<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  await sql`savepoint part`.execute(trx);
  try {
    const result = await work(trx);
    await sql`release savepoint part`.execute(trx);
    return result;
  } catch (error) {
    await sql`rollback to savepoint part`.execute(trx);
    await sql`release savepoint part`.execute(trx);
    throw error;
  }
}

import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from './schema.ts';

/**
 * Runs `work` in one transaction; an error takes everything back. The embedded database has one connection, so
 * everybody else waits meanwhile: keep to one layer of a data set per call. Statements may run for ten minutes.
 */
export function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (trx) => {
    await sql.raw(`set local statement_timeout = '10min'`).execute(trx);
    return work(trx);
  });
}

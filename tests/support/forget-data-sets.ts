import { sql, type Kysely } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import { RECORDED_TABLES } from '../../server/repositories/recorded-tables.ts';

/** Empties the tables that loads fill, so that the next folder comes into a fresh home: folders of one file name the same events. */
export async function forgetDataSets(db: Kysely<Database>): Promise<void> {
  const tables = [...RECORDED_TABLES.map(({ table }) => table), 'load_run', 'load_change'];
  await sql`truncate ${sql.join(tables.map((table) => sql.table(table)))}`.execute(db);
}

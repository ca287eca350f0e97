import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** What a role may be refused, or a server may not have or not know: then the other parts have to do. */
const REFUSALS: ReadonlySet<unknown> = new Set(['42501', '42883', '0A000', '55000']);

/**
 * Parts of the identity, each readable by every role unless an administrator forbids it: the cluster; its history, which
 * branches where a backup is rolled forward or a standby takes over; the database; and the outbox in it.
 */
const PARTS = [
  'select system_identifier::text as part from pg_control_system()',
  'select left(pg_walfile_name(pg_current_wal_lsn()), 8) as part',
  'select oid::text as part from pg_database where datname = current_database()',
  `select 'event_outbox'::regclass::oid::text as part`,
];

/**
 * Tells this database from a copy of it: a restored dump, a cloned database, a backup that went its own way. It stays
 * the same over restarts and crashes.
 */
export async function readDatabaseIdentity(db: Kysely<Database>): Promise<string> {
  const parts: string[] = [];
  for (const part of PARTS) parts.push(await readPart(db, part));
  return parts.join('.');
}

async function readPart(db: Kysely<Database>, statement: string): Promise<string> {
  try {
    const { rows } = await sql.raw<{ part: string }>(statement).execute(db);
    return rows[0]?.part ?? '-';
  } catch (error) {
    if (REFUSALS.has((error as { code?: unknown }).code)) return '-';
    throw error;
  }
}

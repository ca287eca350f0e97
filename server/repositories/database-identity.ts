import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Errors of a role without permission, or of a server without the function: that part of the identity is left out. */
const REFUSALS: ReadonlySet<unknown> = new Set(['42501', '42883', '0A000', '55000']);

/**
 * Parts of the identity: the cluster; its history, which branches where a backup is rolled forward or a standby takes over;
 * the database; and the outbox in it. Every role may read them unless an administrator forbids it.
 */
const PARTS = [
  'select system_identifier::text as part from pg_control_system()',
  'select left(pg_walfile_name(pg_current_wal_lsn()), 8) as part',
  'select oid::text as part from pg_database where datname = current_database()',
  `select 'event_outbox'::regclass::oid::text as part`,
];

/**
 * A text that differs between this database and its copies: a restored dump, a clone, a backup that was rolled forward. It
 * survives restarts and crashes.
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

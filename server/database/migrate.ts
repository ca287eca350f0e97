import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { migrationsFolder } from './project-root.ts';
import type { Database } from './schema.ts';
import { inTransaction } from './transaction.ts';

export interface Migration {
  /** `001-base` */
  name: string;
  up: string;
  down: string;
}

/** Any constant will do; it keeps two processes from migrating one PostgreSQL database at the same time. */
const MIGRATION_LOCK = 4_302_000;

const LOCK_TIMEOUT_MS = 15_000;

/** Reads the migrations in the order of their numbers. */
export function readMigrations(folder = migrationsFolder()): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.up.sql'.length);
      return {
        name,
        up: readFileSync(join(folder, file), 'utf8'),
        down: readFileSync(join(folder, `${name}.down.sql`), 'utf8'),
      };
    });
}

/**
 * Brings the schema up to date, each migration in a transaction of its own. Returns the names of those applied.
 * @throws when the database was migrated by a newer version, or a migration changed after it was applied
 */
export async function migrateUp(db: Kysely<Database>, migrations = readMigrations()): Promise<string[]> {
  const applied: string[] = [];
  for (const migration of migrations) {
    await inTransaction(db, async (trx) => {
      const done = await lockAndListApplied(trx);
      const stranger = [...done.keys()].find((name) => !migrations.some((known) => known.name === name));
      if (stranger) throw new Error(`the database was made by a newer version (migration ${stranger})`);
      const checksum = checksumOf(migration);
      const before = done.get(migration.name);
      if (before === checksum) return;
      if (before) throw new Error(`migration ${migration.name} was changed after it had been applied`);
      // What waits for a table has all who come later wait behind it: better to give up and be started again.
      await sql.raw(`set local lock_timeout = '${LOCK_TIMEOUT_MS}ms'`).execute(trx);
      await sql.raw(migration.up).execute(trx);
      await sql`insert into schema_migration (name, checksum, applied_at) values (${migration.name}, ${checksum}, now())`.execute(
        trx,
      );
      applied.push(migration.name);
    });
  }
  return applied;
}

/** Takes the last `steps` migrations back, newest first. Returns their names. */
export async function migrateDown(
  db: Kysely<Database>,
  steps: number,
  migrations = readMigrations(),
): Promise<string[]> {
  const reverted: string[] = [];
  for (const migration of migrations.toReversed()) {
    if (reverted.length === steps) break;
    await inTransaction(db, async (trx) => {
      const done = await lockAndListApplied(trx);
      if (!done.has(migration.name)) return;
      await sql.raw(migration.down).execute(trx);
      await sql`delete from schema_migration where name = ${migration.name}`.execute(trx);
      reverted.push(migration.name);
    });
  }
  return reverted;
}

async function lockAndListApplied(trx: Transaction<Database>): Promise<Map<string, string>> {
  await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(trx);
  await sql
    .raw(
      `create table if not exists schema_migration (
        name text primary key, checksum text not null, applied_at timestamptz not null
      )`,
    )
    .execute(trx);
  const { rows } = await sql<{
    name: string;
    checksum: string;
  }>`select name, checksum from schema_migration`.execute(trx);
  return new Map(rows.map((row) => [row.name, row.checksum]));
}

function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.up).digest('hex').slice(0, 16);
}

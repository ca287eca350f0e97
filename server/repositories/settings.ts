import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** A stored setting, `undefined` where it was never written. The caller checks its shape. */
export async function readSetting(db: Kysely<Database>, key: string): Promise<unknown> {
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('county_code', '=', '000000')
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.value;
}

/** Stores a setting; `value` is anything that JSON can say. */
export async function writeSetting(db: Kysely<Database>, key: string, value: unknown): Promise<void> {
  await sql`
    insert into setting (key, value) values (${key}, ${JSON.stringify(value)}::jsonb)
    on conflict (county_code, key) do update set value = excluded.value`.execute(db);
}

/** Forgets a setting. */
export async function removeSetting(db: Kysely<Database>, key: string): Promise<void> {
  await db.deleteFrom('setting').where('county_code', '=', '000000').where('key', '=', key).execute();
}

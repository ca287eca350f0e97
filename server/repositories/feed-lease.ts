import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

const SETTING = 'demonstration-sender';
/** Who has not been heard for so long is taken for gone, s. */
const GONE_AFTER_S = 60;

/**
 * Takes or renews the right to be the one server that sends to a database; false while another has it. By the clock of
 * the database, as those of two servers differ.
 */
export async function holdLease(db: Kysely<Database>, owner: string): Promise<boolean> {
  const { rows } = await sql`
    insert into setting as held (key, value)
    values (${SETTING}, jsonb_build_object('owner', ${owner}::text, 'at', extract(epoch from clock_timestamp())))
    on conflict (county_code, key) do update set value = excluded.value
    where held.value ->> 'owner' = ${owner}
      or (held.value ->> 'at')::float8 < extract(epoch from clock_timestamp()) - ${GONE_AFTER_S}::float8
    returning key`.execute(db);
  return rows.length > 0;
}

/** Gives the right back, where `owner` has it. */
export async function endLease(db: Kysely<Database>, owner: string): Promise<void> {
  await sql`delete from setting where key = ${SETTING} and value ->> 'owner' = ${owner}`.execute(db);
}

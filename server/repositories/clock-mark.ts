import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { readSetting, writeSetting } from './settings.ts';

const SETTING = 'latestClock';

/** The latest time (epoch ms) that a server on this database has seen; `undefined` where none has noted one. */
export async function readClockMark(db: Kysely<Database>): Promise<number | undefined> {
  const value = await readSetting(db, SETTING);
  return typeof value === 'number' ? value : undefined;
}

/** Notes that it was `at` (epoch ms); an earlier time than the one noted changes nothing. */
export async function noteClockMark(db: Kysely<Database>, at: number): Promise<void> {
  await sql`
    insert into setting (key, value) values (${SETTING}, to_jsonb(${at}::float8))
    on conflict (county_code, key) do update set value = excluded.value
    where (setting.value)::float8 < (excluded.value)::float8`.execute(db);
}

/** Sets the time that was noted to `at` (epoch ms), also where it was later: the clock had been ahead then. */
export const confirmClock = (db: Kysely<Database>, at: number): Promise<void> =>
  writeSetting(db, SETTING, at);

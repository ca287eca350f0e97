import { sql, type Kysely } from 'kysely';
import { civilDayOfTime, dateOfCivilDay } from '../../src/domain/time/civil-day.ts';
import type { Database } from '../database/schema.ts';
import { perDatabase } from '../repositories/cached-per-database.ts';

/** The step of the sequence `event_serial`. */
const BLOCK = 1_000;

/** Serials that were reserved and not used yet. */
const spareSerials = perDatabase((): number[] => []);

/** Takes `count` serials that nobody else has. They are reserved in blocks of a thousand, so that few batches have to query. */
export async function reserveSerials(db: Kysely<Database>, count: number): Promise<number[]> {
  const rest = spareSerials(db);
  // Another batch may take some while the database answers.
  while (rest.length < count) {
    const blocks = Math.ceil((count - rest.length) / BLOCK);
    const { rows } = await sql<{ first: number }>`
      select nextval('event_serial') as first from generate_series(1, ${blocks}::integer)`.execute(db);
    for (const { first } of rows) for (let offset = 0; offset < BLOCK; offset++) rest.push(first + offset);
  }
  return rest.splice(0, count);
}

/** Makes event numbers `ZZ-<county>-<yyyymmdd>-<serial, six digits and more>`, the day that of the report in Shanghai. */
export function createEventNumbers(): (county: string, reportedAt: number, serial: number) => string {
  let day = Number.NaN;
  let date = '';
  return (county, reportedAt, serial) => {
    if (civilDayOfTime(reportedAt) !== day) {
      day = civilDayOfTime(reportedAt);
      date = dateOfCivilDay(day).replaceAll('-', '');
    }
    return `ZZ-${county}-${date}-${String(serial).padStart(6, '0')}`;
  };
}

import { sql, type Kysely } from 'kysely';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { DatabaseBusyError } from '../database/pglite.ts';
import { cachedPerDatabase, perDatabase } from './cached-per-database.ts';
import { isKnownToDay } from './known-to-day.ts';

/** What the database holds; `latestReportedAt` and `loadedAt` are epoch ms, null where there is nothing. */
export interface DataSummary {
  dataSets: string[];
  incidents: number;
  latestReportedAt: number | null;
  loadedAt: number | null;
}

/** When a report was made at the latest: one with a date alone at the end of its day, which is not later than now. */
const latestMoment = sql<number>`case when ${isKnownToDay('reportedAt')}
  then least(reported_at + interval '1 day' - interval '1 millisecond', now()) else reported_at end`;

/** Counting a million rows takes a tenth of a second, so the summary is cached until the data changes, a minute at most. */
const summaries = cachedPerDatabase(countData, { resources: ['dataset', 'incident'], maxAgeMs: MINUTE_MS });

/** Summary of the data, counted anew after each change. */
export const readDataSummary = (db: Kysely<Database>): Promise<DataSummary> => summaries.get(db);

async function countData(db: Kysely<Database>): Promise<DataSummary> {
  const dataSets = await db.selectFrom('data_set').select(['id', 'loaded_at']).orderBy('id').execute();
  const incidents = await db
    .selectFrom('incident')
    .select(({ fn }) => [
      fn.countAll<number>().as('incidents'),
      // What a source dates into the future says nothing of how fresh the data are.
      fn
        .max<number | null>(latestMoment)
        .filterWhere('reported_at', '<=', sql<number>`now() + interval '5 minutes'`)
        .as('latest_reported_at'),
    ])
    .executeTakeFirstOrThrow();
  return {
    dataSets: dataSets.map(({ id }) => id),
    incidents: incidents.incidents,
    latestReportedAt: incidents.latest_reported_at,
    loadedAt: dataSets.length === 0 ? null : Math.max(...dataSets.map((row) => row.loaded_at)),
  };
}

/** The result of the last reading, and the reading that is under way. */
interface Readings {
  last?: { summary: DataSummary } | { error: unknown };
  running?: Promise<void> | undefined;
}
const readingsOf = perDatabase((): Readings => ({}));

/** How long a reply waits for the database before it gives the last summary. */
const PATIENCE_MS = 200;

/**
 * Summary of the data. While the database is busy with something long, it is the summary of the last reading, so that a
 * health check does not wait behind a large query. All callers share a reading that is under way.
 * @throws the error of the last reading, where the database did not answer it
 */
export async function cachedDataSummary(db: Kysely<Database>): Promise<DataSummary> {
  const readings = readingsOf(db);
  readings.running ??= read(db, readings);
  const isKnown = readings.last !== undefined && 'summary' in readings.last;
  await (isKnown ? Promise.race([readings.running, patience()]) : readings.running);
  if (readings.last && 'summary' in readings.last) return readings.last.summary;
  throw readings.last?.error;
}

async function read(db: Kysely<Database>, readings: Readings): Promise<void> {
  try {
    readings.last = { summary: await readDataSummary(db) };
  } catch (error) {
    // Busy is not gone: the last summary is still true, as nobody else writes to the embedded database.
    if (!(error instanceof DatabaseBusyError && readings.last)) readings.last = { error };
  } finally {
    readings.running = undefined;
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
}

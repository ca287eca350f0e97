import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { DatabaseBusyError } from '../database/pglite.ts';
import { readVersion } from './data-version.ts';

/** What there is in the database; `latestReportedAt` and `loadedAt` are epoch ms, null where there is nothing. */
export interface DataSummary {
  dataSets: string[];
  incidents: number;
  latestReportedAt: number | null;
  loadedAt: number | null;
}

/** Counting a million rows takes a tenth of a second, so the answer is kept until the data changes, a minute at most. */
const summaries = new WeakMap<Kysely<Database>, { version: string; at: number; summary: DataSummary }>();
const KEPT_MS = 60_000;

/** Summary of the data, counted anew after each change. */
export async function readDataSummary(db: Kysely<Database>): Promise<DataSummary> {
  const version = await readVersion(db, ['dataset', 'incident']);
  const known = summaries.get(db);
  if (known?.version === version && performance.now() - known.at < KEPT_MS) return known.summary;
  const dataSets = await db.selectFrom('data_set').select(['id', 'loaded_at']).orderBy('id').execute();
  const incidents = await db
    .selectFrom('incident')
    .select(({ fn }) => [
      fn.countAll<number>().as('incidents'),
      fn.max<number | null>('reported_at').as('latest_reported_at'),
    ])
    .executeTakeFirstOrThrow();
  const summary: DataSummary = {
    dataSets: dataSets.map(({ id }) => id),
    incidents: incidents.incidents,
    latestReportedAt: incidents.latest_reported_at,
    loadedAt: dataSets.length === 0 ? null : Math.max(...dataSets.map((row) => row.loaded_at)),
  };
  summaries.set(db, { version, at: performance.now(), summary });
  return summary;
}

/** What the last look at the database found, and the look that is under way. */
interface Memory {
  last?: { summary: DataSummary } | { error: unknown };
  looking?: Promise<void> | undefined;
}
const memories = new WeakMap<Kysely<Database>, Memory>();

/** How long an answer waits for the database before it is given from memory. */
const PATIENCE_MS = 200;

/**
 * Summary of the data. Where the database is busy with something long, what the last look found is the answer, so a
 * health check is not kept waiting behind a large reading; a look that is under way is shared by all who ask.
 * @throws what the last look ended with, where the database did not answer it
 */
export async function cachedDataSummary(db: Kysely<Database>): Promise<DataSummary> {
  const memory = memories.get(db) ?? {};
  memories.set(db, memory);
  memory.looking ??= look(db, memory);
  const isKnown = memory.last !== undefined && 'summary' in memory.last;
  await (isKnown ? Promise.race([memory.looking, patience()]) : memory.looking);
  if (memory.last && 'summary' in memory.last) return memory.last.summary;
  throw memory.last?.error;
}

async function look(db: Kysely<Database>, memory: Memory): Promise<void> {
  try {
    memory.last = { summary: await readDataSummary(db) };
  } catch (error) {
    // Busy is not gone: what was known stays true, as nothing else writes to the embedded database.
    if (!(error instanceof DatabaseBusyError && memory.last)) memory.last = { error };
  } finally {
    memory.looking = undefined;
  }
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
}

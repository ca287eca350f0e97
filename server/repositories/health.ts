import type { Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { readVersion } from './data-version.ts';

/** What there is in the database; `latestReportedAt` and `loadedAt` are epoch ms, null where there is nothing. */
export interface DataSummary {
  dataSets: string[];
  incidents: number;
  latestReportedAt: number | null;
  loadedAt: number | null;
}

/** Counting a million rows takes a tenth of a second, so the answer is kept until the data changes. */
const summaries = new WeakMap<Kysely<Database>, { version: string; summary: DataSummary }>();

/** Summary of the data, read anew after each change. */
export async function readDataSummary(db: Kysely<Database>): Promise<DataSummary> {
  const version = await readVersion(db, ['dataset', 'incident']);
  const known = summaries.get(db);
  if (known?.version === version) return known.summary;
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
  summaries.set(db, { version, summary });
  return summary;
}

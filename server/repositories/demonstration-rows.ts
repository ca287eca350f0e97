import { sql, type Kysely } from 'kysely';
import {
  INCIDENT_STATUSES,
  isFinished,
  type IncidentStatus,
  type Tier,
  type Urgency,
} from '../../src/domain/incidents/life-cycle.ts';
import { textArrayParameter } from '../database/array-literal.ts';
import type { Database } from '../database/schema.ts';
import { bumpVersion } from './data-version.ts';

/** What the database says of whose data it holds. */
export interface DataOwners {
  readonly dataSets: readonly { id: string; isSimulated: boolean; hasOwnEvents: boolean }[];
  /** Whether a source may report, or one of real reports once did. */
  readonly hasSources: boolean;
  /** Whether one of them is of real reports. */
  readonly hasRealSources: boolean;
}

/** Whose data the database holds. */
export async function readDataOwners(db: Kysely<Database>): Promise<DataOwners> {
  const { rows } = await sql<{ id: string; isSimulated: boolean; hasOwnEvents: boolean }>`
    select id, synthetic and manifest ? 'simulate' as "isSimulated",
      exists (select from jsonb_array_elements(manifest -> 'layers') as layer
        where layer ->> 'kind' in ('incidents', 'cases')) as "hasOwnEvents"
    from data_set order by id`.execute(db);
  const { rows: sources } = await sql<{ isReal: boolean }>`
    select distinct origin <> 'synthetic' as "isReal" from ingest_token
    where revoked_at is null or (origin <> 'synthetic' and last_used_at is not null)`.execute(db);
  const hasRealSources = sources.some(({ isReal }) => isReal);
  return { dataSets: rows, hasSources: sources.length > 0, hasRealSources };
}

/** An incident of the bundled city that was still worked at when it was made; times are epoch ms. */
export interface FilledIncident {
  readonly eventNo: string;
  readonly channel: string;
  readonly status: IncidentStatus;
  readonly tier: Tier;
  readonly urgency: Urgency;
  readonly reportedAt: number;
  readonly lastAt: number;
  /** Number of its steps so far. */
  readonly steps: number;
}

/** The incidents of a data set that have not been settled. */
export async function readUnsettled(db: Kysely<Database>, dataSetId: string): Promise<FilledIncident[]> {
  // Handled ones are finished, but their checking and closing is still to come.
  const ended = INCIDENT_STATUSES.filter((status) => isFinished(status) && !ON_THEIR_WAY.includes(status));
  const { rows } = await sql<FilledIncident>`
    select event_no as "eventNo", channel, status, tier, urgency, reported_at as "reportedAt",
      (transitions -> -1 ->> 2)::float8 as "lastAt", jsonb_array_length(transitions) as steps
    from incident where data_set_id = ${dataSetId} and not status = any (${textArrayParameter(ended)})
    order by event_no`.execute(db);
  return rows;
}

const ON_THEIR_WAY: readonly IncidentStatus[] = ['handled', 'verifying', 'selfHandled'];

/** Lets incidents take steps of a source under their own numbers; what is known already stays. */
export async function nameForSource(
  db: Kysely<Database>,
  source: string,
  eventNos: readonly string[],
): Promise<void> {
  await sql`
    insert into ingest_key (source, source_id, event_no)
    select ${source}, event_no, event_no from unnest(${textArrayParameter(eventNos)}) as g (event_no)
    on conflict do nothing`.execute(db);
}

/** Moment of the newest report of a data set, epoch ms; `null` where it has none. */
export async function newestReportOf(db: Kysely<Database>, dataSetId: string): Promise<number | null> {
  const row = await db
    .selectFrom('incident')
    .select(({ fn }) => fn.max<number | null>('reported_at').as('newest'))
    .where('data_set_id', '=', dataSetId)
    .executeTakeFirst();
  return row?.newest ?? null;
}

/** Rows that are removed in one go. */
const MOST_REMOVED = 5_000;

/**
 * Removes simulated reports that came in live before `before` (epoch ms), oldest first and some thousand at a time.
 * Returns how many there were.
 */
export async function removeSimulatedReports(db: Kysely<Database>, before: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ eventNo: string }>`
      delete from incident where (county_code, event_no) in (
        select county_code, event_no from incident
        where data_set_id = 'live' and origin = 'synthetic' and reported_at < ${new Date(before).toISOString()}::timestamptz
        order by reported_at limit ${MOST_REMOVED})
      returning event_no as "eventNo"`.execute(trx);
    if (rows.length > 0) await bumpVersion(trx, 'incident');
    return rows.length;
  });
}

/** How the rows of a steady feed are known: by its platforms, and by what their numbers hold after the platform's prefix. */
export interface FeedName {
  readonly mark: string;
  readonly sources: readonly string[];
}

/**
 * Forgets which rows of a steady feed were taken, for those that were received before `before` (epoch ms): it sends them
 * no more.
 */
export async function forgetOldKeys(
  db: Kysely<Database>,
  { mark, sources }: FeedName,
  before: number,
): Promise<void> {
  await sql`
    with gone as (
      delete from ingest_key where source = any (${textArrayParameter(sources)}) and source_id like ${`__-${mark}-%`}
        and received_at < ${new Date(before).toISOString()}::timestamptz
      returning source, source_id
    )
    delete from ingest_step s using gone where s.source = gone.source and s.source_id = gone.source_id`.execute(
    db,
  );
}

/**
 * Gives the embedded database the room of removed rows back, which PostgreSQL's own servants do elsewhere. The incidents are
 * many: `hasFewer` says that some were removed.
 */
export async function vacuumFedTables(db: Kysely<Database>, hasFewer: boolean): Promise<void> {
  await sql`vacuum event_outbox, ingest_key, ingest_step, setting`.execute(db);
  if (hasFewer) await sql`vacuum incident`.execute(db);
}

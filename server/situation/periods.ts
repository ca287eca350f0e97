import { sql, type Kysely } from 'kysely';
import { isFinished, type IncidentStatus } from '../../src/domain/incidents/life-cycle.ts';
import { emptyCounters } from '../../src/domain/incidents/counters.ts';
import { computeRate, type Rate } from '../../src/domain/incidents/rates.ts';
import { summariseWhistles, type Whistle, type WhistleSummary } from '../../src/domain/situation/whistles.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { WEEK_MS } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { inScope, timestampParameter, type Scope } from './scope.ts';

/** Reports older than this are not searched for dispatches of the last week. */
const LONGEST_DISPATCH_MS = 60 * DAY_MS;
const MOST_WAITING = 20;

/** Reports from `from` to `to` and in the same hours of the weeks before, the latest week first. */
export async function countWeekly(
  db: Kysely<Database>,
  scope: Scope,
  range: { from: number; to: number },
  weeks: number,
): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`
    select (
      select count(*) from incident where ${inScope(scope)}
        and reported_at >= ${timestampParameter(range.from)} - week * interval '168 hours'
        and reported_at <= ${timestampParameter(range.to)} - week * interval '168 hours'
    ) as count
    from generate_series(0, ${weeks}::integer) as week order by week`.execute(db);
  return rows.map((row) => row.count);
}

/** 办结率 of what was reported from `from` to `to`, as it stands now. */
export async function readCompletion(
  db: Kysely<Database>,
  scope: Scope,
  range: { from: number; to: number },
): Promise<Rate> {
  const { rows } = await sql<{ status: IncidentStatus; count: number }>`
    select status, count(*) as count from incident
    where reported_at >= ${timestampParameter(range.from)} and reported_at <= ${timestampParameter(range.to)} and ${inScope(scope)}
      and status not in ('rejected', 'voided')
    group by status`.execute(db);
  const sum = (list: typeof rows) => list.reduce((total, { count }) => total + count, 0);
  const handled = sum(rows.filter(({ status }) => isFinished(status)));
  return computeRate('completionRate', { ...emptyCounters(), registered: sum(rows), handled });
}

/** Reports of the week before `asOf` by channel and hour of the day in Shanghai, and by category, most first. */
export async function readWeekCounts(db: Kysely<Database>, scope: Scope, asOf: number) {
  const { rows } = await sql<{
    channel: string | null;
    hour: number | null;
    category: string | null;
    count: number;
  }>`
    with week as (
      select channel, category_code as category,
        mod(floor((extract(epoch from reported_at) + 28800) / 3600), 24)::integer as hour
      from incident
      where reported_at > ${timestampParameter(asOf - WEEK_MS)} and reported_at <= ${timestampParameter(asOf)} and ${inScope(scope)}
    )
    select channel, hour, category, count(*) as count from week
    group by grouping sets ((channel, hour), (category))`.execute(db);
  const known = await db
    .selectFrom('code_row')
    .select('code')
    .where('table_name', '=', 'channels')
    .orderBy('position')
    .orderBy('code')
    .execute();
  const used = new Set(rows.flatMap(({ channel }) => channel ?? []));
  const channels = [...new Set([...known.map(({ code }) => code), ...[...used].sort()])].filter((code) =>
    used.has(code),
  );
  const counts = channels.map(() => Array.from({ length: 24 }, () => 0));
  for (const { channel, hour, count } of rows) {
    const line = channel === null ? undefined : counts[channels.indexOf(channel)];
    if (line !== undefined && hour !== null) line[hour] = count;
  }
  const categories = rows
    .flatMap(({ category, count }) => (category === null ? [] : [{ categoryCode: category, count }]))
    .sort((a, b) => b.count - a.count || (a.categoryCode < b.categoryCode ? -1 : 1));
  return { from: asOf - WEEK_MS, to: asOf, channels, counts, categories };
}

type WhistleRow = Omit<Whistle, 'isFinished'> & { status: IncidentStatus };

/** Whistles whose call lies in the week before `asOf`; what `Whistle` says is a whistle. */
export async function readWhistles(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
): Promise<WhistleSummary> {
  const { rows } = await sql<WhistleRow>`
    select event_no as "eventNo", title, co_depts as departments, dispatched_at as "calledAt", status,
      (select min((step ->> 2)::double precision) from jsonb_array_elements(transitions) as step
        where step ->> 1 = 'handling'
          and (step ->> 2)::double precision >= floor(extract(epoch from dispatched_at) * 1000)) as "arrivedAt"
    from incident
    where reported_at >= ${timestampParameter(asOf - LONGEST_DISPATCH_MS)} and reported_at <= ${timestampParameter(asOf)}
      and dispatched_at > ${timestampParameter(asOf - WEEK_MS)} and dispatched_at <= ${timestampParameter(asOf)}
      and tier in ('L2', 'L3') and cardinality(co_depts) > 0 and status not in ('rejected', 'voided')
      and ${inScope(scope)}`.execute(db);
  const whistles = rows.map(({ status, ...row }) => ({ ...row, isFinished: isFinished(status) }));
  return summariseWhistles(whistles, MOST_WAITING);
}

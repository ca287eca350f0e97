import { sql, type Kysely } from 'kysely';
import { isFinished, type IncidentStatus } from '../../src/domain/incidents/life-cycle.ts';
import { emptyCounters } from '../../src/domain/incidents/counters.ts';
import { computeRate, type Rate } from '../../src/domain/incidents/rates.ts';
import { summariseWhistles, type Whistle, type WhistleSummary } from '../../src/domain/situation/whistles.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import type { TimeRange } from '../../src/domain/time/ranges.ts';
import type { Database } from '../database/schema.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { isOpen } from './open-incidents.ts';
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

/**
 * The status that an incident had just before a moment: steps at `endMs` or later are undone, as `incidentAt` does. Only
 * where something may have ended, begun again or been refused since are its steps looked at.
 */
const statusBefore = (endMs: number) => {
  const since = timestampParameter(endMs);
  return sql<IncidentStatus>`
  case when not (coalesce(handled_at >= ${since}, false) or coalesce(closed_at >= ${since}, false)
      or status in ('rejected', 'voided') or redo_count > 0 or (handled_at is not null and ${isOpen}))
    then status
  when jsonb_array_length(transitions) = 0
    then case when coalesce(handled_at, closed_at) >= ${since} then 'handling' else status end
  when (transitions -> -1 ->> 2)::double precision >= ${endMs}
    then (select step ->> 0 from jsonb_array_elements(transitions) with ordinality as later (step, position)
      where (step ->> 2)::double precision >= ${endMs} order by position limit 1)
  else status end`;
};

/**
 * 办结率 of what was reported from `from` to `to`: as it stands now, or as it stood just before `endMs`. Rejected and
 * voided incidents do not count.
 */
export async function readCompletion(
  db: Kysely<Database>,
  scope: Scope,
  range: { from: number; to: number },
  endMs?: number,
): Promise<Rate> {
  const status = endMs === undefined ? sql`status` : statusBefore(endMs);
  const { rows } = await sql<{ status: IncidentStatus; count: number }>`
    select status, count(*) as count from (
      select ${status} as status from incident
      where reported_at >= ${timestampParameter(range.from)} and reported_at <= ${timestampParameter(range.to)} and ${inScope(scope)}
    ) as incident
    where status not in ('rejected', 'voided') group by status`.execute(db);
  const sum = (list: typeof rows) => list.reduce((total, { count }) => total + count, 0);
  const handled = sum(rows.filter(({ status }) => isFinished(status)));
  return computeRate('completionRate', { ...emptyCounters(), registered: sum(rows), handled });
}

/** Reports of a range by channel and hour of the day in Shanghai, those that have none, and by category, most first. */
export async function readWeekCounts(db: Kysely<Database>, scope: Scope, { from, to }: TimeRange) {
  const { rows } = await sql<{
    channel: string | null;
    hour: number | null;
    category: string | null;
    count: number;
  }>`
    with week as (
      select channel, category_code as category,
        case when not ${isKnownToDay('reportedAt')}
          then mod(floor((extract(epoch from reported_at) + 28800) / 3600), 24)::integer end as hour
      from incident
      where reported_at >= ${timestampParameter(from)} and reported_at < ${timestampParameter(to)} and ${inScope(scope)}
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
  let withoutHour = 0;
  for (const { channel, hour, count } of rows) {
    const line = channel === null ? undefined : counts[channels.indexOf(channel)];
    if (line === undefined) continue;
    if (hour === null) withoutHour += count;
    else line[hour] = count;
  }
  const categories = rows
    .flatMap(({ category, count }) => (category === null ? [] : [{ categoryCode: category, count }]))
    .sort((a, b) => b.count - a.count || (a.categoryCode < b.categoryCode ? -1 : 1));
  return { from, to, channels, counts, withoutHour, categories };
}

type WhistleRow = Omit<Whistle, 'isFinished'> & { status: IncidentStatus };

/** Whistles whose call lies in a range; what `Whistle` says is a whistle. */
export async function readWhistles(
  db: Kysely<Database>,
  scope: Scope,
  { from, to }: TimeRange,
): Promise<WhistleSummary> {
  const { rows } = await sql<WhistleRow>`
    select event_no as "eventNo", title, co_depts as departments, dispatched_at as "calledAt", status,
      ${isKnownToDay('dispatchedAt')} as "isCallDate",
      (select min((step ->> 2)::double precision) from jsonb_array_elements(transitions) as step
        where step ->> 1 = 'handling'
          and (step ->> 2)::double precision >= floor(extract(epoch from dispatched_at) * 1000)) as "arrivedAt"
    from incident
    where reported_at >= ${timestampParameter(to - LONGEST_DISPATCH_MS)} and reported_at < ${timestampParameter(to)}
      and dispatched_at >= ${timestampParameter(from)} and dispatched_at < ${timestampParameter(to)}
      and tier in ('L2', 'L3') and cardinality(co_depts) > 0 and status not in ('rejected', 'voided')
      and ${inScope(scope)}`.execute(db);
  const whistles = rows.map(({ status, ...row }) => ({ ...row, isFinished: isFinished(status) }));
  return summariseWhistles(whistles, MOST_WAITING);
}

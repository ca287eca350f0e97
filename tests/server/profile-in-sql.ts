import { sql } from 'kysely';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { PROGRESSES } from '../../src/domain/incidents/life-cycle.ts';
import type { FilterDescription } from '../support/describe-filter.ts';
import { AS_OF, HAS_HOUR, progressInSql, whereOf } from './filter-in-sql.ts';

/** What a unit has of a filter that names it, straight from the database; closures by the deadline, at whatever time of report. */
export async function profileInSql(
  { kysely }: OpenDatabase,
  filter: FilterDescription,
  range: { readonly from: number; readonly to: number },
) {
  const where = whereOf(filter);
  const groups = async (key: ReturnType<typeof sql>, condition = sql`true`) => {
    const { rows } = await sql<{ key: string; n: number }>`
      select ${key} as key, count(*)::int as n from incident where ${where} and ${condition} group by 1`.execute(
      kysely,
    );
    return Object.fromEntries(rows.map((row) => [row.key, row.n]));
  };
  const { rows } = await sql<{ total: number; registered: number; handled: number }>`
    select count(*)::int as total,
      count(*) filter (where status not in ('rejected', 'voided'))::int as registered,
      count(*) filter (where status in ('handled', 'verifying', 'selfHandled', 'closed', 'evaluated'))::int as handled
    from incident where ${where}`.execute(kysely);
  const due = await sql<{ due: number; closed: number }>`
    select count(*)::int as due, count(*) filter (where status in ('closed', 'evaluated'))::int as closed from incident
    where ${whereOf({ ...filter, from: 0, to: Date.parse('2100-01-01Z') })}
      and status not in ('rejected', 'voided', 'suspended')
      and deadline_at >= to_timestamp(${range.from} / 1000.0) and deadline_at < to_timestamp(${range.to} / 1000.0)
      and deadline_at <= to_timestamp(${AS_OF} / 1000.0)`.execute(kysely);
  const progresses = await groups(progressInSql());
  const hours = await groups(
    sql`extract(hour from reported_at at time zone 'Asia/Shanghai')::int::text`,
    HAS_HOUR,
  );
  const tiers = await groups(sql`tier`);
  return {
    ...rows[0]!,
    progresses: PROGRESSES.map((progress) => progresses[progress] ?? 0),
    categories: await groups(sql`category_code`),
    channels: await groups(sql`channel`),
    tiers: { L1: tiers['L1'] ?? 0, L2: tiers['L2'] ?? 0, L3: tiers['L3'] ?? 0 },
    hours: Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0),
    due: due.rows[0]!.due,
    closedOfDue: due.rows[0]!.closed,
  };
}

import { sql, type RawBuilder } from 'kysely';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import type { CalendarDescription } from '../support/describe-calendar.ts';
import type { FilterDescription } from '../support/describe-filter.ts';
import { HOURS_OF_WEEK } from '../../src/domain/time/zone.ts';

/** The moment at which the tests judge deadlines. */
export const AS_OF = Date.parse('2026-11-20T22:41:00+08:00');
const FINISHED = ['handled', 'verifying', 'selfHandled', 'closed', 'evaluated', 'rejected', 'voided'];

/** A moment as the clocks of Shanghai show it. */
const localTime = (column: 'reported_at' | 'piece') => sql`(${sql.ref(column)} at time zone 'Asia/Shanghai')`;
/** Reports that have more than a date. */
export const HAS_HOUR = sql`(known_to_day is null or not 'reportedAt' = any(known_to_day))`;
const hourOfWeek = (local: RawBuilder<unknown>) =>
  sql`((extract(isodow from ${local})::int - 1) * 24 + extract(hour from ${local})::int)`;
const MERCATOR_POINT = sql`ST_Transform(point, 3857)`;

/** Points nearer to an edge than this are too near to be told apart by whole Mercator units (4 cm). */
const EDGE_M = 0.5;

function ringInSql(ring: NonNullable<FilterDescription['lasso']>) {
  const text = [...ring, ring[0]!].map((corner) => corner.join(' ')).join(', ');
  return sql`ST_Transform(ST_GeomFromText(${`POLYGON((${text}))`}, 4326), 3857)`;
}

function calendarInSql({ unitPrefixes, dates, minutes }: CalendarDescription, local: RawBuilder<unknown>) {
  const clauses = [sql`to_char(${local}, 'YYYY-MM-DD') = any(${[...dates]}::text[])`];
  if (unitPrefixes)
    clauses.push(sql`unit_code like any(${unitPrefixes.map((prefix) => `${prefix}%`)}::text[])`);
  if (minutes) {
    const minute = sql`(extract(hour from ${local}) * 60 + extract(minute from ${local}))`;
    const spans = minutes.map(([from, to]) => sql`(${minute} >= ${from}::int and ${minute} < ${to}::int)`);
    clauses.push(sql`(${sql.join(spans, sql` or `)})`);
  }
  return sql`(${sql.join(clauses, sql` and `)})`;
}

/** Week clock and calendar of a local time. */
function timeClausesOf(
  { weekHours, calendar }: FilterDescription,
  local: RawBuilder<unknown>,
  hasHour: readonly RawBuilder<unknown>[] = [],
) {
  const clauses = [];
  if (weekHours) clauses.push(sql`${hourOfWeek(local)} = any(${[...weekHours]}::int[])`, ...hasHour);
  if (calendar) {
    const ways = [sql`false`, ...calendar.map((one) => calendarInSql(one, local))];
    clauses.push(sql`(${sql.join(ways, sql` or `)})`);
  }
  return clauses;
}

/** The progress of a row, by the rule of DOMAIN §2.4. */
export function progressInSql(): RawBuilder<unknown> {
  const asOf = sql`to_timestamp(${AS_OF} / 1000.0)`;
  return sql`case
    when status = any(${FINISHED}) then 'done'
    when status = 'suspended' or deadline_at is null then 'inHand'
    when ${asOf} > deadline_at then 'overdue'
    when ${asOf} - reported_at >= 0.8 * (deadline_at - reported_at) then 'nearDeadline'
    else 'inHand' end`;
}

/** The same filter as a WHERE clause. */
export function whereOf(filter: FilterDescription) {
  const clauses = [
    sql`reported_at >= to_timestamp(${filter.from} / 1000.0)`,
    sql`reported_at < to_timestamp(${filter.to} / 1000.0)`,
  ];
  if (filter.categories) clauses.push(sql`category_code = any(${[...filter.categories]})`);
  if (filter.channels) clauses.push(sql`channel = any(${[...filter.channels]})`);
  if (filter.tiers) clauses.push(sql`tier = any(${[...filter.tiers]})`);
  if (filter.progress) clauses.push(sql`(${progressInSql()}) = any(${[...filter.progress]})`);
  if (filter.unitPrefixes)
    clauses.push(sql`unit_code like any(${filter.unitPrefixes.map((prefix) => `${prefix}%`)})`);
  clauses.push(...timeClausesOf(filter, localTime('reported_at'), [HAS_HOUR]));
  if (filter.lasso) clauses.push(sql`ST_Contains(${ringInSql(filter.lasso)}, ${MERCATOR_POINT})`);
  return sql.join(clauses, sql` and `);
}

/** How many incidents lie too near to an edge of a ring to be judged. */
export async function countNearEdge({ kysely }: OpenDatabase, ring: NonNullable<FilterDescription['lasso']>) {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from incident
    where ST_DWithin(ST_Boundary(${ringInSql(ring)}), ${MERCATOR_POINT}, ${EDGE_M}::float8)`.execute(kysely);
  return rows[0]!.n;
}

/** Counts per hour of the week, straight from the database. */
export async function weekInSql({ kysely }: OpenDatabase, filter: FilterDescription): Promise<number[]> {
  const { rows } = await sql<{ hour: number; n: number }>`
    select ${hourOfWeek(localTime('reported_at'))} as hour, count(*)::int as n from incident
    where ${whereOf({ ...filter, weekHours: null })} and ${HAS_HOUR} group by 1`.execute(kysely);
  const counts = Array.from({ length: HOURS_OF_WEEK }, () => 0);
  for (const { hour, n } of rows) counts[hour] = n;
  return counts;
}

/** Sum of the shares of all cases' intervals that a filter's time clauses hold, half-hour by half-hour. */
export async function weighCasesInSql({ kysely }: OpenDatabase, filter: FilterDescription): Promise<number> {
  const { rows } = await sql<{ weight: number | null }>`
    with half as (
      select c.unit_code, piece, extract(epoch from c.occurred_to - c.occurred_from) as length,
        greatest(0, extract(epoch from
          least(c.occurred_to, piece + interval '30 minutes', to_timestamp(${filter.to}::float8 / 1000))
          - greatest(c.occurred_from, piece, to_timestamp(${filter.from}::float8 / 1000)))) as inside
      from pickpocket_case c, generate_series(date_trunc('hour', c.occurred_from), c.occurred_to, interval '30 minutes') piece
      where c.occurred_to > c.occurred_from
    )
    select sum(inside / length)::float8 as weight from half
    where ${sql.join([sql`inside > 0`, ...timeClausesOf(filter, localTime('piece'))], sql` and `)}`.execute(
    kysely,
  );
  return rows[0]!.weight ?? 0;
}

/** Counts per county, straight from the database. */
export async function countInSql(
  database: OpenDatabase,
  filter: FilterDescription,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ county_code: string; n: number }>`
    select county_code, count(*)::int as n from incident where ${whereOf(filter)} group by county_code`.execute(
    database.kysely,
  );
  return new Map(rows.map((row) => [`${row.county_code}000000`, row.n]));
}

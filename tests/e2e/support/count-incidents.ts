import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Database } from '../../../server/database/schema.ts';

const LOCAL = sql`(reported_at at time zone 'Asia/Shanghai')`;

/**
 * How many incidents of the database the filter of a page's address means. Reads `t`, `cat`, `in` and `week` on its own,
 * without the code of the page or of the engine. Throws where `t` is no range in full.
 */
export async function countIncidents(database: Kysely<Database>, address: string): Promise<number> {
  const query = new URL(address).searchParams;
  const [from, to] = (query.get('t') ?? '').split('~');
  if (from === undefined || to === undefined) throw new Error(`no range in full: ${address}`);
  const clauses: RawBuilder<unknown>[] = [
    sql`reported_at >= ${from}::timestamptz`,
    sql`reported_at < ${to}::timestamptz`,
  ];
  const categories = query.get('cat')?.split(',');
  if (categories)
    clauses.push(sql`category_code in (select code from code_row where table_name = 'categories'
      and (code = any(${categories}::text[]) or parent = any(${categories}::text[])))`);
  const unit = query.get('in');
  if (unit !== null) clauses.push(sql`unit_code like ${`${unit.replace(/(000)+$/, '')}%`}`);
  const week = query.get('week');
  if (week !== null)
    clauses.push(sql`(extract(isodow from ${LOCAL}) * 100 + extract(hour from ${LOCAL}))::int
      = any(${daysAndHours(week)}::int[])`);
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from incident where ${sql.join(clauses, sql` and `)}`.execute(database);
  const n = rows[0]?.n;
  if (n === undefined) throw new Error('a count without a row');
  return n;
}

/** `12345.8-18_67.0-24` → weekday (Monday 1) × 100 + hour of each. */
function daysAndHours(text: string): number[] {
  return text.split('_').flatMap((group) => {
    const [days = '', ...spans] = group.split('.');
    return spans.flatMap((span) => {
      const [first = 0, end = 0] = span.split('-').map(Number);
      return [...days].flatMap((day) =>
        Array.from({ length: end - first }, (_, index) => Number(day) * 100 + first + index),
      );
    });
  });
}

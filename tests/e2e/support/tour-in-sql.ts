import { sql, type Kysely } from 'kysely';
import type { Database } from '../../../server/database/schema.ts';
import type { TourStop } from '../../../src/schemas/tours.ts';
import { countIncidents } from './count-incidents.ts';

const LEVELS: Record<string, string> = {
  counties: 'county',
  townships: 'township',
  villages: 'village',
  grids: 'grid',
  microGrids: 'micro-grid',
};
const NOT_REGISTERED = ['rejected', 'voided'];
const COMPLETED = ['handled', 'verifying', 'selfHandled', 'closed', 'evaluated'];

/** A code without the zeros that only fill it. */
const prefixOf = (code: string) => code.replace(/(000)+$/, '');

async function one(db: Kysely<Database>, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  const { rows } = await query.execute(db);
  const n = rows[0]?.n;
  if (n === undefined || n === null) throw new Error('no row');
  return n;
}

/** What the subject of a stop covers, [west, south, east, north], as PostGIS says it. */
export async function boxOfStop(
  db: Kysely<Database>,
  { view }: TourStop,
  isVeryWide = false,
): Promise<[number, number, number, number]> {
  if (isVeryWide && view.wide !== undefined) return view.wide;
  if (view.unit === undefined) return view.bounds!;
  const { rows } = await sql<{ west: number; south: number; east: number; north: number }>`
    select ST_XMin(geom) as west, ST_YMin(geom) as south, ST_XMax(geom) as east, ST_YMax(geom) as north
    from unit where code = ${view.unit}`.execute(db);
  const { west, south, east, north } = rows[0]!;
  return [west, south, east, north];
}

/**
 * What SQL says of a variable at a stop; `undefined` for what moves with the clock. It reads variable and filter on its own,
 * without the code of the page. `from` and `to` (epoch ms) are the period that the page says it counts.
 */
export async function countOfVariable(
  db: Kysely<Database>,
  stop: TourStop,
  { variable, from, to }: { variable: string; from: number | undefined; to: number | undefined },
): Promise<number | undefined> {
  const [, name = '', argument = '', unit] = /^(\w+):?([^@]*)@?(.*)$/.exec(variable) ?? [];
  const filter = new URLSearchParams(stop.filter);
  const scope = prefixOf(unit === '' ? (filter.get('in') ?? '') : (unit ?? ''));
  const inScope = sql`coalesce(unit_code, '') like ${`${scope}%`}`;
  if (name in LEVELS)
    return one(
      db,
      sql`select count(*)::int as n from unit where level = ${LEVELS[name]} and code like ${`${scope}%`}
        and regexp_replace(code, '(000)+$', '') <> ${scope}`,
    );
  if (name === 'areas')
    return one(
      db,
      sql`select count(*)::int as n from unit where level = 'area'
        and exists (select 1 from jsonb_array_elements_text(to_jsonb(member_codes)) as m(code) where m.code like ${`${scope}%`})`,
    );
  if (name === 'cameras')
    return one(
      db,
      sql`select count(*)::int as n from camera where status <> 'removed' and ${inScope}
        and (${argument} = '' or point_class::text = ${argument})`,
    );
  if (name === 'facilities')
    return one(
      db,
      sql`select count(*)::int as n from facility where ${inScope} and (${argument} = '' or facility_type = ${argument})`,
    );
  if (name === 'figure' || name === 'number')
    return one(db, sql`select value as n from figure where id = ${argument}`);
  if (name === 'recomputed')
    return one(db, sql`select (check_result->>'recomputed')::float8 as n from figure where id = ${argument}`);
  if (name === 'ratio') {
    const [above = '', below = ''] = argument.split('/');
    return one(
      db,
      sql`select a.value / b.value as n from figure a, figure b where a.id = ${above} and b.id = ${below}`,
    );
  }
  if (from === undefined || to === undefined) return undefined;
  const [fromTime, toTime] = [new Date(from).toISOString(), new Date(to).toISOString()];
  if (name === 'incidents') {
    const query = new URLSearchParams(stop.filter);
    query.set('t', `${fromTime}~${toTime}`);
    return countIncidents(db, `http://tour/?${query}`);
  }
  if (name !== 'completionRate') return undefined;
  return one(
    db,
    sql`select count(*) filter (where status = any(${COMPLETED}))::float8
        / count(*) filter (where status <> all(${NOT_REGISTERED})) as n
      from incident where reported_at >= ${fromTime}::timestamptz and reported_at < ${toTime}::timestamptz and ${inScope}`,
  );
}

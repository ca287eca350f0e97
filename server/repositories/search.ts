import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { SearchHit } from '../../src/schemas/health.ts';
import { isKnownToDay } from './known-to-day.ts';
import type { Database } from '../database/schema.ts';
import { textArrayParameter } from '../database/array-literal.ts';
import { findByPinyin, type ReadSo } from './pinyin-names.ts';

interface HitRow {
  kind: Exclude<SearchHit['kind'], 'coordinate'>;
  id: string;
  name: string;
  level: string | null;
  longitude: number;
  latitude: number;
  path: string | null;
  reported: string | null;
  old_code: string | null;
}

/** `%`, `_` and the backslash stand for themselves. */
const literal = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** What was typed as names and numbers are written: one width, no invisible signs, no brackets around it. */
const asWritten = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replace(/^[\s([{【「『《“"']+|[\s)\]}】」』》”"']+$/g, '')
    .replaceAll(/\s+/g, ' ') || typed;

/**
 * The beginnings of event numbers that are `text` in any case. Letter by letter, only those that some number begins with, so
 * that the index is used and the case of a number of a hundred letters costs no more than the number.
 */
const spellings = (text: string): RawBuilder<unknown> => sql`
  spelling (prefix, length) as (
    select '', 0
    union all
    select s.prefix || letter.sign, s.length + 1
    from spelling s, lateral (
      select distinct sign from unnest(array[lower(substr(${text}::text, s.length + 1, 1)), upper(substr(${text}::text, s.length + 1, 1))]) as sign
    ) as letter
    where s.length < char_length(${text}::text) and exists (
      select from incident
      where event_no ~>=~ (s.prefix || letter.sign) and event_no ~<~ (s.prefix || letter.sign || chr(1114111)))
  )`;

/** Names of the units above a unit code, coarse to fine, joined by ` · `. */
const pathOf = (code: RawBuilder<unknown>, inclusive: boolean) => sql`(
  select string_agg(a.name, ' · ' order by length(a.code_prefix)) from unit a
  where a.level <> 'area' and left(${code}, length(a.code_prefix)) = a.code_prefix
    ${inclusive ? sql`` : sql`and a.code <> ${code}`})`;

/**
 * Units (those that have ended too), places, facilities and cameras whose name, code or alias contains the text or whose name
 * is read as it in Pinyin, units by codes of old platforms, and incidents whose number begins with it; case, width, brackets and
 * invisible signs do not matter. Exact hits come first, then those that begin with it, then the others; inside that, units from
 * coarse to fine, then places, facilities, cameras, incidents.
 */
export async function searchByText(db: Kysely<Database>, typed: string, limit: number): Promise<SearchHit[]> {
  const query = asWritten(typed);
  const read = await findByPinyin(db, query, limit);
  const isRead = (column: string, { start, inside }: ReadSo) =>
    sql`${sql.raw(column)} = any(${textArrayParameter([...start, ...inside])})`;
  const infix = `%${literal(query)}%`;
  const prefix = `${literal(query)}%`;
  const rank = (readSo: ReadSo, id: string, ...columns: string[]) => {
    const any = (test: (column: RawBuilder<unknown>) => RawBuilder<unknown>) =>
      sql`(${sql.join(
        columns.map((column) => test(sql.raw(column))),
        sql` or `,
      )})`;
    return sql`case when ${any((column) => sql`lower(${column}) = lower(${query})`)} then 0
      when ${any((column) => sql`${column} ilike ${prefix}`)}
        or ${sql.raw(id)} = any(${textArrayParameter(readSo.start)}) then 1 else 2 end`;
  };
  const { rows } = await sql<HitRow>`
    with recursive ${spellings(query)},
    hits as (
      select 'unit' as kind, 0 as kind_order, code as id, name, level, code as unit_code,
        label_point as point, null::text as reported,
        case when exists (select from unnest(aliases) as alias where lower(alias) = lower(${query}))
            or lower(old_code) = lower(${query}) then 0
          else ${rank(read.unit, 'code', 'name', 'code', 'code_prefix')} end as rank,
        length(code_prefix) as size, old_code
      from (
        select distinct on (u.county_code, u.code) u.code, name, level, label_point, aliases, code_prefix, old.code as old_code
        from unit_version u left join lateral (
          select legacy.code from jsonb_to_recordset(u.legacy_codes) as legacy (code text)
          where legacy.code ilike ${prefix} order by legacy.code limit 1) as old on true
        order by u.county_code, u.code, valid_to desc nulls first) as last_version
      where name ilike ${infix} or code like ${prefix} or old_code is not null or ${isRead('code', read.unit)}
        or exists (select from unnest(aliases) as alias where alias ilike ${infix})
      union all
      select 'place', 1, id, name, null, unit_code, point, null, ${rank(read.place, 'id', 'name', 'id')}, length(name), null
      from place where name ilike ${infix} or id ilike ${prefix} or ${isRead('id', read.place)}
      union all
      select 'facility', 2, id, name, null, unit_code, point, null, ${rank(read.facility, 'id', 'name', 'id')}, length(name), null
      from facility where name ilike ${infix} or id ilike ${prefix} or ${isRead('id', read.facility)}
      union all
      select 'camera', 3, c.gb_id, c.name, null, c.unit_code, coalesce(c.point, u.label_point), null,
        ${rank(read.camera, 'c.gb_id', 'c.name', 'c.gb_id')}, length(c.name), null
      from camera c left join unit u on u.code = c.unit_code
      where (c.name ilike ${infix} or c.gb_id like ${prefix} or ${isRead('c.gb_id', read.camera)}) and (c.point is not null or u.code is not null)
      union all
      select * from (
        select 'incident', 4, event_no, title, null::text, unit_code, point,
          to_char(reported_at at time zone 'Asia/Shanghai',
            case when ${isKnownToDay('reportedAt')} then 'YYYY-MM-DD' else 'YYYY-MM-DD HH24:MI' end),
          case when lower(event_no) = lower(${query}) then 0 else 1 end, length(event_no), null
        from spelling s join incident on event_no ~>=~ s.prefix and event_no ~<~ (s.prefix || chr(1114111))
        where s.length = char_length(${query}::text) order by event_no limit ${limit}
      ) as incidents
    ),
    best as (select * from hits order by rank, kind_order, size, id limit ${limit})
    select kind, id, name, level, ST_X(point) as longitude, ST_Y(point) as latitude, reported, old_code,
      case when kind = 'unit' then ${pathOf(sql`best.unit_code`, false)}
        else ${pathOf(sql`best.unit_code`, true)} end as path
    from best order by rank, kind_order, size, id`.execute(db);
  return rows.map((row) => ({
    kind: row.kind,
    id: row.id,
    name: row.name,
    detail: [
      ...(row.path === null ? [] : [row.path]),
      ...(row.reported === null ? [] : [row.reported]),
      ...(row.old_code === null ? [] : [row.old_code]),
      row.id,
    ].join(' · '),
    point: [row.longitude, row.latitude],
    ...(row.level === null ? {} : { level: row.level }),
    ...(row.old_code === null ? {} : { oldCode: row.old_code }),
  }));
}

/** Names of the units that contain a position, coarse to fine; empty outside all of them. */
export async function unitNamesAt(
  db: Kysely<Database>,
  longitude: number,
  latitude: number,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from unit
    where level <> 'area' and ST_Covers(geom, ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326))
    order by length(code_prefix), code`.execute(db);
  return rows.map(({ name }) => name);
}

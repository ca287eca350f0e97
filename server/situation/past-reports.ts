import { sql, type Kysely } from 'kysely';
import type { IncidentStatus, Tier, Urgency } from '../../src/domain/incidents/life-cycle.ts';
import type { PastReport } from '../../src/domain/situation/past-reports.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { float64Column, int32Column } from '../repositories/binary-columns.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { afterPage, epochMicros, PAGE_REPORTS, type PageEnd } from './keyset-pages.ts';
import { timestampParameter } from './scope.ts';

/** Between the texts of a column; no code contains it. */
const SEPARATOR = '\n';

type Packed = Record<'time' | 'lng' | 'lat' | 'handled', Uint8Array | null> &
  Record<'category' | 'unit' | 'tier' | 'urgency' | 'status', string | null> & {
    count: number;
    last_micros: number | null;
    last_no: string | null;
  };

const float8 = (value: string) => sql.raw(`string_agg(float8send(${value}), ''::bytea) as ${value}`);
const int4 = (value: string) => sql.raw(`string_agg(int4send(${value}), ''::bytea) as ${value}`);
const text = (column: string, name: string) => sql.raw(`string_agg(${column}, E'\\n') as ${name}`);

/** The past is read window by window: without statistics the embedded database would sort everything left for each page. */
const FIRST_WINDOW_MS = 6 * HOUR_MS;
const WINDOW_MS = { shortest: MINUTE_MS, longest: 10 * DAY_MS };

/** Reports from `from` to `to` (epoch ms, both included) that have an hour, in order of time, page by page. */
export async function* readPastReports(
  db: Kysely<Database>,
  from: number,
  to: number,
): AsyncGenerator<PastReport[], void, undefined> {
  let lengthMs = FIRST_WINDOW_MS;
  let end: number;
  for (let start = from; start <= to; start = end) {
    end = Math.min(start + lengthMs, to + 1);
    let reports = 0;
    let after: PageEnd | undefined;
    do {
      const page: Packed = await readPage(db, start, end, after);
      yield unpack(page);
      const { count, last_micros: micros, last_no: eventNo } = page;
      reports += count;
      after = count === PAGE_REPORTS && micros !== null && eventNo !== null ? { micros, eventNo } : undefined;
    } while (after);
    if (reports > PAGE_REPORTS) lengthMs = Math.max(lengthMs / 2, WINDOW_MS.shortest);
    else if (reports < PAGE_REPORTS / 2) lengthMs = Math.min(2 * lengthMs, WINDOW_MS.longest);
  }
}

async function readPage(
  db: Kysely<Database>,
  from: number,
  end: number,
  after: PageEnd | undefined,
): Promise<Packed> {
  const { rows } = await sql<Packed>`
    with page as (
      select reported_at, event_no, category_code, unit_code, tier, urgency, status,
        round(date_part('epoch', reported_at) * 1000) as time,
        round(ST_X(point) * 1e6)::integer as lng, round(ST_Y(point) * 1e6)::integer as lat,
        case when ${isKnownToDay('handledAt')} then 'NaN'
          else coalesce(round(date_part('epoch', handled_at) * 1000), 'NaN') end as handled
      from incident where ${afterPage(from, after)} and reported_at < ${timestampParameter(end)}
        and not ${isKnownToDay('reportedAt')}
      order by reported_at, event_no limit ${PAGE_REPORTS}
    )
    select ${float8('time')}, ${int4('lng')}, ${int4('lat')}, ${float8('handled')},
      ${text('category_code', 'category')}, ${text('unit_code', 'unit')}, ${text('tier', 'tier')},
      ${text('urgency', 'urgency')}, ${text('status', 'status')}, count(*) as count,
      max(${epochMicros('reported_at')}) as last_micros,
      (select event_no from page order by reported_at desc, event_no desc limit 1) as last_no
    from page`.execute(db);
  const [row] = rows;
  if (!row) throw new Error('the reports of the past came without a row');
  return row;
}

function unpack(page: Packed): PastReport[] {
  const [lng, lat, handled] = [int32Column(page.lng), int32Column(page.lat), float64Column(page.handled)];
  const [category, unit, tier, urgency, status] = (
    ['category', 'unit', 'tier', 'urgency', 'status'] as const
  ).map((name) => (page[name] ?? '').split(SEPARATOR)) as [
    string[],
    string[],
    Tier[],
    Urgency[],
    IncidentStatus[],
  ];
  return [...float64Column(page.time)].map((reportedAt, row) => ({
    reportedAt,
    categoryCode: category[row]!,
    unitCode: unit[row]!,
    longitude: lng[row]! / 1e6,
    latitude: lat[row]! / 1e6,
    tier: tier[row]!,
    urgency: urgency[row]!,
    status: status[row]!,
    handledAt: Number.isNaN(handled[row]!) ? undefined : handled[row],
  }));
}

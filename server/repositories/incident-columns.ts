import { sql, type Kysely, type Transaction } from 'kysely';
import { INCIDENT_STATUSES, TIERS, URGENCIES } from '../../src/domain/incidents/life-cycle.ts';
import { DATE_MARK_MS } from '../../src/domain/time/dates.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import type { IncidentMetadata } from '../../src/schemas/incidents.ts';
import type { Database } from '../database/schema.ts';
import { comparePositions, type StreamPosition } from '../../src/domain/live/stream-position.ts';
import { cachedPerDatabase } from './cached-per-database.ts';
import { readSettledPosition } from './outbox.ts';
import { isKnownToDay } from './known-to-day.ts';
import { float64Column, int32Column, textColumn, uint8Column, type TextColumn } from './binary-columns.ts';

/** Times `from ≤ reportedAt < to`, epoch ms; open where undefined. */
export interface TimeWindow {
  from?: number | undefined;
  to?: number | undefined;
}

/** Columns of `/api/incidents.arrow` for consecutive rows. */
export interface IncidentColumnBatch {
  time: Float64Array;
  lngE6: Int32Array;
  latE6: Int32Array;
  category: Uint8Array;
  channel: Uint8Array;
  tier: Uint8Array;
  status: Uint8Array;
  urgency: Uint8Array;
  unit: Int32Array;
  deadline: Float64Array;
  handled: Float64Array;
  eventNo: TextColumn;
}

export interface IncidentColumnsReply {
  lists: Omit<IncidentMetadata, 'asOf' | 'position'>;
  batches: IncidentColumnBatch[];
  /** The position in the stream up to which everything is in the columns. */
  position: StreamPosition;
}

/** Thrown when a window holds more rows than one reply may carry. */
export class TooManyRowsError extends Error {
  override readonly name = 'TooManyRowsError';
}

/** More than a browser can hold comfortably; clients request a shorter time instead. */
export const MAX_INCIDENT_ROWS = 2_000_000;

const BATCH_ROWS = 100_000;
/** One-byte indexes reach this far. */
const MAX_CODES = 256;

/**
 * Incidents of a window as columns sorted by time. The database packs each column into one binary value, so that no
 * object is made per row.
 * @throws TooManyRowsError above `maxRows`
 */
export function readIncidentColumns(
  db: Kysely<Database>,
  window: TimeWindow,
  maxRows: number,
): Promise<IncidentColumnsReply> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const { lists, count } = await readLists(trx, window);
      if (count > maxRows)
        throw new TooManyRowsError(
          `the window holds ${count} incidents, more than the ${maxRows} of one reply`,
        );
      const batches: IncidentColumnBatch[] = [];
      let after: PageEnd | undefined;
      do {
        const next = await readBatch(trx, window, lists, after);
        if (next.batch.time.length > 0) batches.push(next.batch);
        after = next.last;
      } while (after);
      return { lists, batches, position: await readSettledPosition(trx) };
    });
}

/** Whether nothing has happened in the stream since the columns were read. */
async function isSettled({ position }: IncidentColumnsReply, db: Kysely<Database>): Promise<boolean> {
  return comparePositions(position, await readSettledPosition(db)) === 0;
}

/** The cached columns may be five minutes behind the live incidents: the client asks for the changes since. */
const allColumns = cachedPerDatabase((db) => readIncidentColumns(db, {}, MAX_INCIDENT_ROWS), {
  resources: ['incident', 'dataset'],
  maxAgeMs: 5 * MINUTE_MS,
  isCurrent: isSettled,
});

/**
 * The same for all incidents, which every page requests first. They are read once per version of the data, at most every
 * five minutes while live incidents come in, and shared by all who request them meanwhile.
 */
export const readAllIncidentColumns = (db: Kysely<Database>): Promise<IncidentColumnsReply> =>
  allColumns.get(db);

/** The stream position that the columns of all incidents, or of a window, would have now: it tells states apart. */
export async function positionOfColumns(db: Kysely<Database>, isAll: boolean): Promise<StreamPosition> {
  const cached = isAll ? await allColumns.peek(db) : undefined;
  return cached?.position ?? readSettledPosition(db);
}

const within = ({ from, to }: TimeWindow) => sql`
  ${from === undefined ? sql`true` : sql`reported_at >= to_timestamp(${from}::double precision / 1000.0)`}
  and ${to === undefined ? sql`true` : sql`reported_at < to_timestamp(${to}::double precision / 1000.0)`}`;

/** Codes that occur in the window, in the order of the code tables where those know them. */
async function readLists(trx: Transaction<Database>, window: TimeWindow) {
  const { rows } = await sql<{
    category: string | null;
    channel: string | null;
    unit: string | null;
    count: number;
  }>`
    select category_code as category, channel, unit_code as unit, count(*) as count from incident
    where ${within(window)}
    group by grouping sets ((category_code), (channel), (unit_code))`.execute(trx);
  const known = await trx
    .selectFrom('code_row')
    .select(['table_name', 'code'])
    .where('table_name', 'in', ['categories', 'channels'])
    .orderBy('position')
    .orderBy('code')
    .execute();
  const codes = (table: string, used: (string | null)[]) => {
    const listed = known.filter((row) => row.table_name === table).map((row) => row.code);
    const all = [...new Set([...listed, ...used.filter((code) => code !== null).sort()])];
    if (all.length > MAX_CODES) throw new Error(`more than ${MAX_CODES} ${table} do not fit into one byte`);
    return all;
  };
  const units = rows.flatMap((row) => (row.unit === null ? [] : [row.unit])).sort();
  const lists = {
    categories: codes(
      'categories',
      rows.map((row) => row.category),
    ),
    channels: codes(
      'channels',
      rows.map((row) => row.channel),
    ),
    tiers: [...TIERS],
    statuses: [...INCIDENT_STATUSES],
    urgencies: [...URGENCIES],
    units,
  };
  return { lists, count: rows.reduce((sum, row) => sum + (row.unit === null ? 0 : row.count), 0) };
}

/** Where a batch ended: the time in microseconds and the number of its last incident. */
interface PageEnd {
  micros: number;
  eventNo: string;
}

const float8 = (value: string) => sql.raw(`string_agg(float8send(${value}), ''::bytea) as ${value}`);
const int4 = (value: string) => sql.raw(`string_agg(int4send(${value}), ''::bytea) as ${value}`);
const byte = (value: string) =>
  sql.raw(`string_agg(set_byte('\\x00'::bytea, 0, ${value}), ''::bytea) as ${value}`);
const indexIn = (list: readonly string[], column: string) =>
  sql`array_position(${list}::text[], ${sql.ref(column)}) - 1 as ${sql.ref(column)}`;

type PackedColumns = Record<
  | 'time'
  | 'lng'
  | 'lat'
  | 'category_code'
  | 'channel'
  | 'tier'
  | 'status'
  | 'urgency'
  | 'unit'
  | 'deadline'
  | 'handled'
  | 'numbers'
  | 'lengths',
  Uint8Array | null
>;

type Packed = PackedColumns & { last_micros: number | null; last_no: string | null; count: number };

async function readBatch(
  trx: Transaction<Database>,
  window: TimeWindow,
  lists: IncidentColumnsReply['lists'],
  after: PageEnd | undefined,
): Promise<{ batch: IncidentColumnBatch; last: PageEnd | undefined }> {
  const beyond = after
    ? sql`(reported_at, event_no) > (timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond', ${after.eventNo})`
    : sql`true`;
  const { rows } = await sql<Packed>`
    with page as materialized (
      select reported_at, event_no, point, category_code, channel, tier, status, urgency, unit_code, deadline_at,
        handled_at, case when ${isKnownToDay('reportedAt')} then ${sql.lit(DATE_MARK_MS)} else 0 end as mark
      from incident where ${within(window)} and ${beyond}
      order by reported_at, event_no limit ${BATCH_ROWS}
    ),
    coded as (
      select reported_at, event_no,
        round(date_part('epoch', reported_at) * 1000) + mark as time,
        round(ST_X(point) * 1e6)::integer as lng, round(ST_Y(point) * 1e6)::integer as lat,
        ${indexIn(lists.categories, 'category_code')}, ${indexIn(lists.channels, 'channel')},
        ${indexIn(lists.tiers, 'tier')}, ${indexIn(lists.statuses, 'status')}, ${indexIn(lists.urgencies, 'urgency')},
        (u.position - 1)::integer as unit,
        coalesce(round(date_part('epoch', deadline_at) * 1000), 'NaN') as deadline,
        coalesce(round(date_part('epoch', handled_at) * 1000), 'NaN') as handled
      from page join unnest(${lists.units}::text[]) with ordinality as u (code, position) on u.code = unit_code
      order by time, event_no
    )
    select ${float8('time')}, ${int4('lng')}, ${int4('lat')}, ${byte('category_code')}, ${byte('channel')},
      ${byte('tier')}, ${byte('status')}, ${byte('urgency')}, ${int4('unit')}, ${float8('deadline')},
      ${float8('handled')}, string_agg(convert_to(event_no, 'UTF8'), ''::bytea) as numbers,
      string_agg(int4send(octet_length(event_no)), ''::bytea) as lengths, count(*) as count,
      (select (extract(epoch from reported_at) * 1000000)::bigint from page
        order by reported_at desc, event_no desc limit 1) as last_micros,
      (select event_no from page order by reported_at desc, event_no desc limit 1) as last_no
    from coded`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('the incident columns came without a row');
  const { last_micros: micros, last_no: eventNo } = row;
  return {
    batch: unpack(row),
    last: row.count === BATCH_ROWS && micros !== null && eventNo !== null ? { micros, eventNo } : undefined,
  };
}

function unpack(row: PackedColumns): IncidentColumnBatch {
  const time = float64Column(row.time);
  for (let index = 1; index < time.length; index++)
    if ((time[index] ?? 0) < (time[index - 1] ?? 0))
      throw new Error('the incident columns are not sorted by time');
  return {
    time,
    lngE6: int32Column(row.lng),
    latE6: int32Column(row.lat),
    category: uint8Column(row.category_code),
    channel: uint8Column(row.channel),
    tier: uint8Column(row.tier),
    status: uint8Column(row.status),
    urgency: uint8Column(row.urgency),
    unit: int32Column(row.unit),
    deadline: float64Column(row.deadline),
    handled: float64Column(row.handled),
    eventNo: textColumn(row.numbers, row.lengths),
  };
}

/** The columns without any row: they give the types of a reply that has none. */
export const NO_INCIDENTS: IncidentColumnBatch = unpack({
  time: null,
  lng: null,
  lat: null,
  category_code: null,
  channel: null,
  tier: null,
  status: null,
  urgency: null,
  unit: null,
  deadline: null,
  handled: null,
  numbers: null,
  lengths: null,
});

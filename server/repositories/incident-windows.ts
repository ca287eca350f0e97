import type { Kysely } from 'kysely';
import { partitionPoint } from '../../src/domain/arrays/lower-bound.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import type { Database } from '../database/schema.ts';
import { perDatabase } from './cached-per-database.ts';
import { readVersion } from './data-version.ts';
import {
  MAX_INCIDENT_ROWS,
  readIncidentColumns,
  TooManyRowsError,
  type IncidentColumnBatch,
  type IncidentColumnsReply,
  type TimeWindow,
} from './incident-columns.ts';

/** Spans of days that are kept: the shift that all screens look at, and another. */
const MOST_SPANS = 2;

const spansOf = perDatabase(() => new Map<string, Promise<IncidentColumnsReply>>());

/**
 * Incidents of a window as columns, cut from those of whole days, which are read once for a state of the database: windows
 * that differ by little cost one reading. `state` tells the states of live incidents apart.
 * @throws TooManyRowsError where the window itself holds too many
 */
export async function readWindowColumns(
  db: Kysely<Database>,
  window: TimeWindow,
  state: string,
): Promise<IncidentColumnsReply> {
  const from = window.from === undefined ? undefined : Math.floor(window.from / DAY_MS) * DAY_MS;
  const to = window.to === undefined ? undefined : Math.ceil(window.to / DAY_MS) * DAY_MS;
  const key = [await readVersion(db, ['incident', 'dataset']), state, from, to].join(' ');
  try {
    const span = await keep(spansOf(db), key, () => readIncidentColumns(db, { from, to }, MAX_INCIDENT_ROWS));
    return { ...span, batches: span.batches.map((batch) => cutBatch(batch, window)).filter(hasRows) };
  } catch (error) {
    if (error instanceof TooManyRowsError) return readIncidentColumns(db, window, MAX_INCIDENT_ROWS);
    throw error;
  }
}

function keep<Value>(
  kept: Map<string, Promise<Value>>,
  key: string,
  read: () => Promise<Value>,
): Promise<Value> {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const value = read();
  kept.set(key, value);
  value.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_SPANS) break;
    kept.delete(oldest);
  }
  return value;
}

const hasRows = ({ time }: IncidentColumnBatch) => time.length > 0;

/** The rows `from ≤ time < to` of a batch that is sorted by time, without a copy. */
export function cutBatch(batch: IncidentColumnBatch, { from, to }: TimeWindow): IncidentColumnBatch {
  const { time, eventNo } = batch;
  const first = from === undefined ? 0 : partitionPoint(time.length, (row) => time[row]! < from);
  const end = to === undefined ? time.length : partitionPoint(time.length, (row) => time[row]! < to);
  if (first === 0 && end === time.length) return batch;
  const last = Math.max(first, end);
  const begin = eventNo.offsets[first]!;
  return {
    time: time.subarray(first, last),
    lngE6: batch.lngE6.subarray(first, last),
    latE6: batch.latE6.subarray(first, last),
    category: batch.category.subarray(first, last),
    channel: batch.channel.subarray(first, last),
    tier: batch.tier.subarray(first, last),
    status: batch.status.subarray(first, last),
    urgency: batch.urgency.subarray(first, last),
    unit: batch.unit.subarray(first, last),
    deadline: batch.deadline.subarray(first, last),
    handled: batch.handled.subarray(first, last),
    eventNo: {
      bytes: eventNo.bytes.subarray(begin, eventNo.offsets[last]),
      offsets: eventNo.offsets.slice(first, last + 1).map((offset) => offset - begin),
    },
  };
}

import { INCIDENT_STATUSES, TIERS, type IncidentStatus, type Tier } from '../incidents/life-cycle.ts';
import type { RejectedRow } from './answer.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from './mercator.ts';

/** The code lists that index columns point into, and the moment the data was read (epoch ms). */
export interface IncidentLists {
  readonly asOf: number;
  readonly categories: readonly string[];
  readonly channels: readonly string[];
  readonly tiers: readonly Tier[];
  readonly statuses: readonly IncidentStatus[];
  /** Full codes of the finest units. */
  readonly units: readonly string[];
}

/** Columns as they came, in any order, with rows that may be wrong. Meaning as in `/api/incidents.arrow`. */
export interface RawIncidentColumns {
  readonly time: Float64Array;
  readonly lngE6: Int32Array;
  readonly latE6: Int32Array;
  readonly category: Uint8Array;
  readonly channel: Uint8Array;
  readonly tier: Uint8Array;
  readonly status: Uint8Array;
  readonly unit: Uint32Array;
  readonly deadline: Float64Array;
  readonly eventNo: (row: number) => string;
}

/** Incidents as columns, sorted by time, every value checked. Nothing in it changes after it is built. */
export interface IncidentColumns {
  readonly length: number;
  readonly lists: IncidentLists;
  /** reportedAt, epoch ms, ascending. */
  readonly time: Float64Array;
  readonly lngE6: Int32Array;
  readonly latE6: Int32Array;
  /** Web Mercator, world = 2^30 units wide, 0 at longitude 0 and at the equator, y to the south. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  readonly category: Uint8Array;
  readonly channel: Uint8Array;
  readonly tier: Uint8Array;
  readonly status: Uint8Array;
  readonly unit: Uint32Array;
  /** Epoch ms, NaN where none. */
  readonly deadline: Float64Array;
  readonly eventNo: (row: number) => string;
}

const REJECTED_SHOWN = 100;

/** Problem of one row, or `undefined`. */
function faultOf(raw: RawIncidentColumns, lists: IncidentLists, row: number): RejectedRow | undefined {
  const fault = (field: string, value: unknown, reason: string) => ({
    row,
    field,
    value: String(value),
    reason,
  });
  const time = raw.time[row] ?? Number.NaN;
  if (!Number.isFinite(time)) return fault('time', time, 'not a time');
  const lngE6 = raw.lngE6[row] ?? Number.NaN;
  if (!(Math.abs(lngE6) <= 180e6)) return fault('lngE6', lngE6, 'longitude outside ±180°');
  const latE6 = raw.latE6[row] ?? Number.NaN;
  if (!(Math.abs(latE6) <= 85e6)) return fault('latE6', latE6, 'latitude outside ±85°');
  const indexed = [
    ['category', raw.category, lists.categories],
    ['channel', raw.channel, lists.channels],
    ['tier', raw.tier, lists.tiers],
    ['status', raw.status, lists.statuses],
    ['unit', raw.unit, lists.units],
  ] as const;
  for (const [field, column, list] of indexed) {
    const index = column[row] ?? Number.POSITIVE_INFINITY;
    if (index >= list.length) return fault(field, index, `its list has ${list.length} entries`);
  }
  return undefined;
}

/** Checks that the lists hold only statuses and tiers that are known; throws naming the first that is not. */
export function checkLists(lists: {
  readonly [Name in keyof IncidentLists]: Name extends 'asOf' ? number : readonly string[];
}): IncidentLists {
  const known = { statuses: INCIDENT_STATUSES, tiers: TIERS } as const;
  for (const name of ['statuses', 'tiers'] as const)
    for (const value of lists[name])
      if (!(known[name] as readonly string[]).includes(value))
        throw new Error(`incidents: "${value}" in the list "${name}" is unknown`);
  return lists as IncidentLists;
}

/** Order of the good rows by time; rows of one moment keep their order. */
function sortedRows(time: Float64Array, rows: Uint32Array): Uint32Array {
  for (let i = 1; i < rows.length; i++)
    if ((time[rows[i] ?? 0] ?? 0) < (time[rows[i - 1] ?? 0] ?? 0))
      return rows.sort((a, b) => (time[a] ?? 0) - (time[b] ?? 0) || a - b);
  return rows;
}

/**
 * Builds the sorted columns from raw ones. Rows with an impossible value are left out and named (the first 100
 * in `rejected`); throws only where a whole column is too short.
 */
export function buildColumns(
  raw: RawIncidentColumns,
  lists: IncidentLists,
): { columns: IncidentColumns; rejected: RejectedRow[]; rejectedCount: number } {
  const count = raw.time.length;
  const rejected: RejectedRow[] = [];
  let rejectedCount = 0;
  const good = new Uint32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) {
    const fault = faultOf(raw, lists, row);
    if (!fault) good[length++] = row;
    else if (rejectedCount++ < REJECTED_SHOWN) rejected.push(fault);
  }
  const rows = sortedRows(raw.time, good.subarray(0, length));
  const take = <T extends Float64Array | Int32Array | Uint8Array | Uint32Array>(column: T, into: T): T => {
    for (let i = 0; i < length; i++) into[i] = column[rows[i] ?? 0] ?? 0;
    return into;
  };
  const lngE6 = take(raw.lngE6, new Int32Array(length));
  const latE6 = take(raw.latE6, new Int32Array(length));
  const columns: IncidentColumns = {
    length,
    lists,
    time: take(raw.time, new Float64Array(length)),
    lngE6,
    latE6,
    x: Int32Array.from(lngE6, (value) => Math.round(mercatorX(value / 1e6) * MERCATOR_SCALE)),
    y: Int32Array.from(latE6, (value) => Math.round(mercatorY(value / 1e6) * MERCATOR_SCALE)),
    category: take(raw.category, new Uint8Array(length)),
    channel: take(raw.channel, new Uint8Array(length)),
    tier: take(raw.tier, new Uint8Array(length)),
    status: take(raw.status, new Uint8Array(length)),
    unit: take(raw.unit, new Uint32Array(length)),
    deadline: take(raw.deadline, new Float64Array(length)),
    eventNo: (row) => raw.eventNo(rows[row] ?? 0),
  };
  return { columns, rejected, rejectedCount };
}

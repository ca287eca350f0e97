import type { RejectedRow } from '../api/answer.ts';
import type { Dictionary, ListMaps } from './dictionary.ts';
import { packEventNumbers, type EventNumbers } from './event-numbers.ts';
import { checkLists, type IncidentLists, type RawIncidentColumns } from './raw-columns.ts';
import { validateColumns } from './validate-columns.ts';
import { PROGRESS_BITS } from './kinds.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';

/** Incidents as columns, sorted by time, every value checked. Only the progress in `kind` follows the clock. */
export interface IncidentColumns {
  readonly length: number;
  /** reportedAt, epoch ms, ascending; dates with their mark (`isDate`). */
  readonly time: Float64Array;
  /** Web Mercator as supercluster 9 keeps it: world = 2^30 units wide, 0 in its middle, cut off to whole units. */
  readonly x: Int32Array;
  readonly y: Int32Array;
  /** See `KindTable`; its progress is that of the segment's moment. */
  readonly kind: Uint16Array | Uint32Array;
  readonly unit: Uint16Array | Uint32Array;
  /** `deadlineUnitMs` each after the whole ms of `time`; `NO_DEADLINE` or NaN where none. */
  readonly deadline: Uint32Array | Float64Array;
  /** 1,000 where every limit is whole seconds, 1 where the longest is below 49 days or the column is of floats. */
  readonly deadlineUnitMs: 1 | 1000;
  readonly eventNumbers: EventNumbers;
}

export const NO_DEADLINE = 0xffffffff;

/** Deadline of a row as epoch ms, NaN where none. */
export function deadlineOfRow({ time, deadline, deadlineUnitMs }: IncidentColumns, row: number): number {
  const after = deadline[row]!;
  return after === NO_DEADLINE && deadline instanceof Uint32Array
    ? Number.NaN
    : Math.floor(time[row]!) + after * deadlineUnitMs;
}

/** The rows by time; rows of one moment keep their order. */
function sortedRows(time: Float64Array, rows: Uint32Array): Uint32Array {
  let before = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const moment = time[row]!;
    if (moment < before) return rows.sort((a, b) => time[a]! - time[b]! || a - b);
    before = moment;
  }
  return rows;
}

function kindColumn(
  raw: RawIncidentColumns,
  rows: Uint32Array,
  { kinds }: Dictionary,
  maps: ListMaps,
): Uint16Array | Uint32Array {
  const kind = new Uint32Array(rows.length);
  const { category, channel, tier, status } = raw;
  for (let row = 0; row < rows.length; row++) {
    const at = rows[row]!;
    const combination = kinds.combinationOf(
      maps.categories[category[at]!]!,
      maps.channels[channel[at]!]!,
      maps.tiers[tier[at]!]!,
      maps.statuses[status[at]!]!,
    );
    kind[row] = combination << PROGRESS_BITS;
  }
  return kinds.size <= 0x10000 ? Uint16Array.from(kind) : kind;
}

/** The limit of a row, ms. */
const limitMs = ({ time, deadline }: RawIncidentColumns, row: number): number =>
  deadline[row]! - Math.floor(time[row]!);

/** Limits as whole numbers of a unit, `undefined` where one is none. */
function wholeDeadlines(raw: RawIncidentColumns, rows: Uint32Array, unitMs: number): Uint32Array | undefined {
  const column = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const at = rows[row]!;
    const after = limitMs(raw, at) / unitMs;
    if (Number.isNaN(after)) column[row] = NO_DEADLINE;
    else if (after >= 0 && after < NO_DEADLINE && Number.isInteger(after)) column[row] = after;
    else return undefined;
  }
  return column;
}

function deadlineColumn(
  raw: RawIncidentColumns,
  rows: Uint32Array,
): Pick<IncidentColumns, 'deadline' | 'deadlineUnitMs'> {
  for (const deadlineUnitMs of [1000, 1] as const) {
    const deadline = wholeDeadlines(raw, rows, deadlineUnitMs);
    if (deadline) return { deadline, deadlineUnitMs };
  }
  return { deadline: Float64Array.from(rows, (at) => limitMs(raw, at)), deadlineUnitMs: 1 };
}

/**
 * Builds the sorted columns from raw ones; codes and combinations that are new are added to the dictionary. Rows with an
 * impossible value are left out and named (the first 100 in `rejected`); throws only where a whole column is too short
 * or a list too long.
 */
export function buildColumns(
  raw: RawIncidentColumns,
  lists: IncidentLists,
  dictionary: Dictionary,
): { columns: IncidentColumns; rejected: RejectedRow[]; rejectedCount: number } {
  checkLists(lists);
  const validated = validateColumns(raw, lists);
  const rows = sortedRows(raw.time, validated.rows);
  const { length } = rows;
  const maps = dictionary.adopt(lists);
  const time = new Float64Array(length);
  const x = new Int32Array(length);
  const y = new Int32Array(length);
  const unit = dictionary.units.length <= 0x10000 ? new Uint16Array(length) : new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    const at = rows[row]!;
    time[row] = raw.time[at]!;
    x[row] = mercatorX(raw.lngE6[at]! / 1e6) * MERCATOR_SCALE;
    y[row] = mercatorY(raw.latE6[at]! / 1e6) * MERCATOR_SCALE;
    unit[row] = maps.units[raw.unit[at]!]!;
  }
  const columns: IncidentColumns = {
    length,
    time,
    x,
    y,
    kind: kindColumn(raw, rows, dictionary, maps),
    unit,
    ...deadlineColumn(raw, rows),
    eventNumbers: packEventNumbers(raw.eventNo, rows, dictionary.prefixes),
  };
  return { columns, rejected: validated.rejected, rejectedCount: validated.rejectedCount };
}

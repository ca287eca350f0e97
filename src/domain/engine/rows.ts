import { PROGRESSES } from '../incidents/life-cycle.ts';
import type { IncidentRow } from './answer.ts';
import type { IncidentColumns } from './columns.ts';

/** One row of the columns, written out. `progress` as made by `progressColumn`. */
export function writeRow(columns: IncidentColumns, progress: Uint8Array, row: number): IncidentRow {
  const { lists } = columns;
  const deadline = columns.deadline[row]!;
  return {
    eventNo: columns.eventNo(row),
    time: columns.time[row]!,
    longitude: columns.lngE6[row]! / 1e6,
    latitude: columns.latE6[row]! / 1e6,
    category: lists.categories[columns.category[row]!]!,
    channel: lists.channels[columns.channel[row]!]!,
    tier: lists.tiers[columns.tier[row]!]!,
    progress: PROGRESSES[progress[row]!]!,
    unitCode: lists.units[columns.unit[row]!]!,
    deadlineAt: Number.isNaN(deadline) ? null : deadline,
  };
}

/** The same rows with the most pressing progress last, in time order within each; `progress` by row. */
export function byPressure(progress: Uint8Array, rows: Uint32Array): Uint32Array {
  return Uint32Array.from(rows).sort((a, b) => progress[a]! - progress[b]! || a - b);
}

/** A page of rows, newest first. `rows` ascend in time; `offset` counts from the newest. */
export function newestRows(
  columns: IncidentColumns,
  progress: Uint8Array,
  rows: Uint32Array,
  offset: number,
  limit: number,
): IncidentRow[] {
  const last = rows.length - 1 - offset;
  const count = Math.max(0, Math.min(limit, last + 1));
  return Array.from({ length: count }, (_, index) => writeRow(columns, progress, rows[last - index]!));
}

import { lowerBound } from '../../arrays/lower-bound.ts';
import { HALF_HOUR_MS, hourOfWeek } from '../../time/zone.ts';

/** Consecutive rows of one half hour. Half hours without a row are left out. */
export interface HalfHours {
  readonly count: number;
  /** When each begins, epoch ms, ascending. */
  readonly starts: Float64Array;
  /** Half hour `h` holds rows `rows[h]` … `rows[h + 1] − 1`. */
  readonly rows: Uint32Array;
  /** Hour of the week of each, Monday 00 = 0. */
  readonly hours: Uint8Array;
}

/** The half hours of ascending times (epoch ms). */
export function halfHoursOf(time: Float64Array): HalfHours {
  const { length } = time;
  let count = 0;
  let nextStart = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row++) {
    const timeMs = time[row]!;
    if (timeMs < nextStart) continue;
    nextStart = (Math.floor(timeMs / HALF_HOUR_MS) + 1) * HALF_HOUR_MS;
    count++;
  }
  const starts = new Float64Array(count);
  const rows = new Uint32Array(count + 1);
  const hours = new Uint8Array(count);
  let halfHour = 0;
  nextStart = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row++) {
    const timeMs = time[row]!;
    if (timeMs < nextStart) continue;
    const start = Math.floor(timeMs / HALF_HOUR_MS) * HALF_HOUR_MS;
    nextStart = start + HALF_HOUR_MS;
    starts[halfHour] = start;
    hours[halfHour] = hourOfWeek(start);
    rows[halfHour++] = row;
  }
  rows[count] = length;
  return { count, starts, rows, hours };
}

/** The half hour that holds a row. */
export function halfHourOfRow({ rows }: HalfHours, row: number): number {
  return lowerBound(rows, row + 1) - 1;
}

/** First half hour that begins at or after `row`. */
export function firstHalfHourFrom({ rows }: HalfHours, row: number): number {
  return lowerBound(rows, row);
}

/**
 * Calls `visit(from, to)` for the stretches of rows inside `[from, to)` whose half hour passes the week clock, neighbours joined.
 * `hours` has 168 entries, 1 = passes; `null` = every hour does.
 */
export function visitStretches(
  halfHours: HalfHours,
  hours: Uint8Array | null,
  from: number,
  to: number,
  visit: (from: number, to: number) => void,
): void {
  if (from >= to) return;
  if (hours === null) {
    visit(from, to);
    return;
  }
  let begun = -1;
  for (
    let halfHour = halfHourOfRow(halfHours, from);
    halfHour < halfHours.count && halfHours.rows[halfHour]! < to;
    halfHour++
  ) {
    const passes = hours[halfHours.hours[halfHour]!] === 1;
    if (passes && begun < 0) begun = Math.max(from, halfHours.rows[halfHour]!);
    else if (!passes && begun >= 0) {
      visit(begun, halfHours.rows[halfHour]!);
      begun = -1;
    }
  }
  if (begun >= 0) visit(begun, to);
}

import { HALF_HOUR_MS, hourOfWeek } from '../../time/zone.ts';

/** Consecutive rows of one half hour. Half hours without a row have no run. */
export interface HalfHours {
  readonly count: number;
  /** First moment of each run's half hour, epoch ms, ascending. */
  readonly starts: Float64Array;
  /** Run `r` holds rows `rows[r]` … `rows[r + 1] − 1`. */
  readonly rows: Uint32Array;
  /** Hour of the week of each run, Monday 00 = 0. */
  readonly hours: Uint8Array;
}

/** The runs of ascending times (epoch ms). */
export function halfHoursOf(time: Float64Array): HalfHours {
  const { length } = time;
  let count = 0;
  let nextStart = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row++) {
    const moment = time[row]!;
    if (moment < nextStart) continue;
    nextStart = (Math.floor(moment / HALF_HOUR_MS) + 1) * HALF_HOUR_MS;
    count++;
  }
  const starts = new Float64Array(count);
  const rows = new Uint32Array(count + 1);
  const hours = new Uint8Array(count);
  let run = 0;
  nextStart = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row++) {
    const moment = time[row]!;
    if (moment < nextStart) continue;
    const start = Math.floor(moment / HALF_HOUR_MS) * HALF_HOUR_MS;
    nextStart = start + HALF_HOUR_MS;
    starts[run] = start;
    hours[run] = hourOfWeek(start);
    rows[run++] = row;
  }
  rows[count] = length;
  return { count, starts, rows, hours };
}

/** The run that holds a row. */
export function halfHourOfRow(runs: HalfHours, row: number): number {
  let low = 0;
  let high = runs.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (runs.rows[middle]! <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First run that begins at or after `row`. */
export function firstHalfHourFrom(runs: HalfHours, row: number): number {
  let low = 0;
  let high = runs.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (runs.rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Calls `visit(from, to)` for the stretches of rows inside `[from, to)` whose run passes the week clock, neighbours joined.
 * `hours` has 168 entries, 1 = passes; `null` = every hour does.
 */
export function visitStretches(
  runs: HalfHours,
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
  for (let run = halfHourOfRow(runs, from); run < runs.count && runs.rows[run]! < to; run++) {
    const passes = hours[runs.hours[run]!] === 1;
    if (passes && begun < 0) begun = Math.max(from, runs.rows[run]!);
    else if (!passes && begun >= 0) {
      visit(begun, runs.rows[run]!);
      begun = -1;
    }
  }
  if (begun >= 0) visit(begun, to);
}

import { lowerBound } from '../../arrays/lower-bound.ts';
import { DATE_MARK_MS, hourOrNone, isDate } from '../../time/dates.ts';
import { HALF_HOUR_MS } from '../../time/zone.ts';

/** Consecutive rows of one half hour; the dates of a day are as one of their own. Half hours without a row are left out. */
export interface HalfHours {
  readonly count: number;
  /** When each begins, epoch ms, ascending; that of dates with its day. */
  readonly starts: Float64Array;
  /** Half hour `h` holds rows `rows[h]` … `rows[h + 1] − 1`. */
  readonly rows: Uint32Array;
  /** Hour of the week of each, Monday 00 = 0; `NO_HOUR` of dates. */
  readonly hours: Uint8Array;
}

/** The half hours of ascending times (epoch ms, dates with their mark). */
export function halfHoursOf(time: Float64Array): HalfHours {
  const starts: number[] = [];
  const rows: number[] = [];
  const hours: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < time.length; row++) {
    const timeMs = time[row]!;
    if (timeMs < end) continue;
    const start = Math.floor(timeMs / HALF_HOUR_MS) * HALF_HOUR_MS;
    const mark = start + DATE_MARK_MS;
    // Where a day begins, its dates part the first millisecond from the rest.
    const isBeforeRest = timeMs <= mark && isDate(mark);
    end = !isBeforeRest ? start + HALF_HOUR_MS : timeMs < mark ? mark : start + 1;
    starts.push(start);
    rows.push(row);
    hours.push(hourOrNone(timeMs));
  }
  rows.push(time.length);
  return {
    count: starts.length,
    starts: Float64Array.from(starts),
    rows: Uint32Array.from(rows),
    hours: Uint8Array.from(hours),
  };
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
 * `hours` has 169 entries, the last for dates, 1 = passes; `null` = every hour does.
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

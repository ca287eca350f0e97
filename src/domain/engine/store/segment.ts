import { lowerBound } from '../../arrays/lower-bound.ts';
import type { TimeRange } from '../../time/ranges.ts';
import { INCIDENT_STATUSES, isFinished, isNearDeadline } from '../../incidents/life-cycle.ts';
import { civilDayOfTime } from '../../time/civil-day.ts';
import { calendarTable, type CalendarTable } from '../filter/calendar-pass.ts';
import { deadlineOfRow, type IncidentColumns } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { runTask, type Task } from '../../tasks/task.ts';
import { halfHoursOf, type HalfHours } from './half-hours.ts';

/** On which groups of units a market is held, for one kind of day. 1 = held. */
export type MarketPattern = Uint8Array;

/** Rows that are counted together: columns and what follows from them alone. */
export interface Segment {
  readonly columns: IncidentColumns;
  readonly halfHours: HalfHours;
  readonly calendar: CalendarTable;
  /** Days with the same markets share a pattern. */
  readonly patterns: readonly MarketPattern[];
  readonly patternOfHalfHour: Uint16Array;
  /** Rows whose progress still follows the clock. */
  readonly unfinished: Uint32Array;
  /** Rows per finest unit. */
  readonly allByUnit: Uint32Array;
}

const NO_MARKETS: NonNullable<FilterContext['markets']> = [];

/** Rows whose progress follows the clock, ascending. */
export function unfinishedRows({ kind, length }: IncidentColumns, { kinds }: Dictionary): Uint32Array {
  const isOpen = Uint8Array.from(INCIDENT_STATUSES, (status) => Number(!isFinished(status)));
  const { status } = kinds;
  const rows = new Uint32Array(length);
  let count = 0;
  for (let row = 0; row < length; row++) {
    rows[count] = row;
    count += isOpen[status[kind[row]! >> PROGRESS_BITS]!]!;
  }
  return rows.slice(0, count);
}

function marketPatterns(halfHours: HalfHours, calendar: CalendarTable) {
  const patterns: MarketPattern[] = [];
  const indexOfPattern = new Map<string, number>();
  const patternOfHalfHour = new Uint16Array(halfHours.count);
  let day = Number.NaN;
  for (let halfHour = 0; halfHour < halfHours.count; halfHour++) {
    const next = civilDayOfTime(halfHours.starts[halfHour]!);
    if (next === day) {
      patternOfHalfHour[halfHour] = patternOfHalfHour[halfHour - 1]!;
      continue;
    }
    day = next;
    const pattern = Uint8Array.from(
      { length: calendar.groupCount },
      (_, group) => calendar.bitsOf(halfHour, group) & 1,
    );
    const key = pattern.join('');
    const known = indexOfPattern.get(key);
    if (known === undefined) indexOfPattern.set(key, patterns.push(pattern) - 1);
    patternOfHalfHour[halfHour] = indexOfPattern.get(key)!;
  }
  return { patterns, patternOfHalfHour };
}

/** The segment of some columns, in pieces; their progress is set for `asOf` (epoch ms). */
export function* segmentTask(
  columns: IncidentColumns,
  dictionary: Dictionary,
  context: FilterContext,
  asOf: number,
): Task<Segment> {
  const halfHours = halfHoursOf(columns.time);
  yield;
  const calendar = calendarTable(halfHours.starts, dictionary.units, context.markets ?? NO_MARKETS);
  yield;
  const patterns = marketPatterns(halfHours, calendar);
  yield;
  const allByUnit = new Uint32Array(dictionary.units.length);
  for (let row = 0; row < columns.length; row++) allByUnit[columns.unit[row]!]!++;
  yield;
  const unfinished = unfinishedRows(columns, dictionary);
  yield;
  const segment: Segment = { columns, halfHours, calendar, ...patterns, unfinished, allByUnit };
  updateProgress(segment, dictionary, asOf);
  return segment;
}

/** `segmentTask` at once. */
export function makeSegment(...input: Parameters<typeof segmentTask>): Segment {
  return runTask(segmentTask(...input));
}

const IN_HAND = 1;
const NEAR_DEADLINE = 2;
const OVERDUE = 3;

/** Sets the progress of every row for the moment `asOf`, by the rule of `progressOf`; says whether any has changed. */
export function updateProgress(
  { columns, unfinished }: Segment,
  { kinds }: Dictionary,
  asOf: number,
): boolean {
  const { kind, time } = columns;
  const suspended = INCIDENT_STATUSES.indexOf('suspended');
  let hasChanged = false;
  for (const row of unfinished) {
    const before = kind[row]!;
    const deadline = deadlineOfRow(columns, row);
    const progress =
      kinds.status[before >> PROGRESS_BITS] === suspended || Number.isNaN(deadline)
        ? IN_HAND
        : asOf > deadline
          ? OVERDUE
          : isNearDeadline(asOf - time[row]!, deadline - time[row]!)
            ? NEAR_DEADLINE
            : IN_HAND;
    const after = (before & ~PROGRESS_MASK) | progress;
    if (after === before) continue;
    kind[row] = after;
    hasChanged = true;
  }
  return hasChanged;
}

/** Rows `[from, to)` of a segment that lie in a range. */
export function rowsInRange({ columns }: Segment, range: TimeRange): readonly [number, number] {
  const from = lowerBound(columns.time, range.from);
  return [from, Math.max(from, lowerBound(columns.time, range.to))];
}

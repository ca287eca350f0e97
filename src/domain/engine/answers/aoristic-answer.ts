import { eachBin, spanOf } from '../../time/aoristic.ts';
import type { CalendarClass } from '../../time/calendar-classes.ts';
import type { HistogramBins, TimeRange } from '../../time/ranges.ts';
import { addToWeek, measureWeekHours } from '../../time/week-clock.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';
import type { RejectedRow } from '../api/answer.ts';
import { calendarPieces } from '../filter/calendar-pieces.ts';
import type { MarketOfUnit } from '../filter/filter-context.ts';
import { marketGroups } from '../filter/market-groups.ts';

/** Events known to lie between two moments, as columns. */
export interface IntervalColumns {
  readonly count: number;
  /** Earliest and latest possible moment, epoch ms; equal = an instant. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Place in `units`, full codes, of the unit whose markets count for the event. */
  readonly unit: Uint32Array;
  readonly units: readonly string[];
}

/** The time clauses of a filter. An empty list is no clause. */
export interface AoristicQuestion {
  readonly range: TimeRange;
  readonly weekHours: readonly number[];
  readonly calendar: readonly CalendarClass[];
}

/** How much of every event matches. */
export interface AoristicWeights {
  /** Per event the share (0–1) of its interval that matches. */
  readonly weights: Float64Array;
  /** Sum of the weights. */
  readonly total: number;
  /** Events without a usable interval; they weigh nothing. All of them. */
  readonly rejected: readonly RejectedRow[];
}

/** Sums of shares of intervals. Each view is drawn without its own clause, as in `EngineAnswer`. */
export interface AoristicAnswer extends AoristicWeights {
  /** Per bar: without the range; of these, inside the range. */
  readonly histogram: { readonly counts: Float64Array; readonly inside: Float64Array };
  /** Per hour of the week, without the week clock. */
  readonly weekMatrix: Float64Array;
}

/** Moments that an interval may have: those of the engine's columns. */
const FIRST_MOMENT = 0;
const AFTER_LAST_MOMENT = Date.UTC(2200, 0, 1);

/** Calls for every usable event's pieces in which the calendar clause holds; gives the events that are not usable. */
function visitPieces(
  columns: IntervalColumns,
  markets: readonly MarketOfUnit[],
  calendar: readonly CalendarClass[],
  visit: (row: number, start: number, end: number, lengthMs: number) => void,
): RejectedRow[] {
  const groups = marketGroups(columns.units, markets);
  const eachPiece = calendarPieces(calendar, groups);
  const rejected: RejectedRow[] = [];
  for (let row = 0; row < columns.count; row++) {
    const fault = faultOf(columns, row);
    if (fault) {
      rejected.push(fault);
      continue;
    }
    const { from, to } = spanOf({ from: columns.from[row]!, to: columns.to[row]! });
    const group = groups.groupOfUnit[columns.unit[row]!]!;
    eachPiece(from, to, group, (start, end) => visit(row, start, end, to - from));
  }
  return rejected;
}

/** What every event weighs under range ∧ week clock ∧ calendar. */
export function aoristicWeights(
  columns: IntervalColumns,
  markets: readonly MarketOfUnit[],
  { range, weekHours, calendar }: AoristicQuestion,
): AoristicWeights {
  const clock = measureWeekHours(weekHours);
  const weights = new Float64Array(columns.count);
  const rejected = visitPieces(columns, markets, calendar, (row, start, end, lengthMs) => {
    weights[row]! += clock.millisecondsIn(Math.max(start, range.from), Math.min(end, range.to)) / lengthMs;
  });
  return { weights, total: weights.reduce((sum, weight) => sum + weight, 0), rejected };
}

/** The weights of all events, and the views that go with them: bars of a histogram and the matrix of the week. */
export function aoristicAnswer(
  columns: IntervalColumns,
  markets: readonly MarketOfUnit[],
  question: AoristicQuestion,
  bins: HistogramBins,
): AoristicAnswer {
  const { range, weekHours, calendar } = question;
  const clock = measureWeekHours(weekHours);
  const histogram = { counts: new Float64Array(bins.count), inside: new Float64Array(bins.count) };
  const weekMatrix = new Float64Array(HOURS_OF_WEEK);
  visitPieces(columns, markets, calendar, (_, start, end, lengthMs) => {
    addToWeek(weekMatrix, Math.max(start, range.from), Math.min(end, range.to), 1 / lengthMs);
    eachBin(bins, start, end, (bin, low, high) => {
      const [first, last] = [Math.max(low, range.from), Math.min(high, range.to)];
      histogram.counts[bin]! += clock.millisecondsIn(low, high) / lengthMs;
      histogram.inside[bin]! += clock.millisecondsIn(first, last) / lengthMs;
    });
  });
  return { ...aoristicWeights(columns, markets, question), histogram, weekMatrix };
}

/** Why the interval of a row cannot be used. */
function faultOf({ from, to, unit, units }: IntervalColumns, row: number): RejectedRow | undefined {
  const fault = (field: string, value: number, reason: string) => ({
    row,
    field,
    value: String(value),
    reason,
  });
  for (const [field, value] of [['from', from[row]!], ['to', to[row]!]] as const) {
    if (!Number.isFinite(value)) return fault(field, value, 'not a time');
    if (value < FIRST_MOMENT || value >= AFTER_LAST_MOMENT) return fault(field, value, 'outside 1970 to 2199');
  } // prettier-ignore
  if (to[row]! < from[row]!) return fault('to', to[row]!, 'before the beginning of the interval');
  if (unit[row]! >= units.length) return fault('unit', unit[row]!, `its list has ${units.length} entries`);
  return undefined;
}

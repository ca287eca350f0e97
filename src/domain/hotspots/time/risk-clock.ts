import type { CaseColumns } from '../../cases/case-columns.ts';
import { PLACE_TYPES } from '../../cases/case-terms.ts';
import { spanOf } from '../../time/aoristic.ts';
import type { TimeRange } from '../../time/ranges.ts';
import { addToWeek } from '../../time/week-clock.ts';
import { cellOfHour, HOURS_OF_DAY, WEEKDAYS } from '../../time/week-hours.ts';
import { HOUR_MS, hourOfWeek, HOURS_OF_WEEK } from '../../time/zone.ts';
import { daysAndHours } from './clock-choice.ts';

/** Rows with fewer cases show no colours: their hours say nothing. */
export const FEWEST_CASES = 5;

/** What the rows of a risk clock are. */
export const CLOCK_ROWS = ['placeType', 'weekday'] as const;
export type ClockRows = (typeof CLOCK_ROWS)[number];

/** The columns of cases that the clock reads. */
export type ClockCases = Pick<CaseColumns, 'count' | 'from' | 'to' | 'placeType'>;

/** Which cases a risk clock counts, and which part of their time. */
export interface ClockQuestion {
  readonly range: TimeRange;
  /** Days of the week that count, Monday 0; none = all. */
  readonly days: readonly number[];
  /** Whether a case counts at all. */
  readonly isCounted: (row: number) => boolean;
  /** Calls for every part of `[from, to)` that the calendar lets a case keep. */
  readonly eachPiece: (
    row: number,
    from: number,
    to: number,
    visit: (start: number, end: number) => void,
  ) => void;
}

/** One row: weights by hour of the day in Shanghai. A case that is known to an hour counts wholly in that hour. */
export interface ClockRow {
  /** Cases that fall in it, wholly or in part. */
  readonly n: number;
  /** Sum of `weights`. */
  readonly weight: number;
  readonly weights: Float64Array;
  /** Cases per hour, wholly or in part. */
  readonly cases: Uint32Array;
}

/** Where and when: rows by hour of the day. */
export interface RiskClock {
  /** In the order of `PLACE_TYPES`, or Monday first. */
  readonly rows: readonly ClockRow[];
  /** Cases in any row; one that two weekdays share is one. */
  readonly n: number;
  /** Sum of all weights. */
  readonly weight: number;
}

/**
 * Place type × hour of the day, or weekday × hour of the day, by aoristic weights (`domain/time/aoristic`): each hour gets
 * the share of a case's interval that lies in it. The weights of the clock sum to those of the cases.
 */
export function riskClock(cases: ClockCases, question: ClockQuestion, by: ClockRows): RiskClock {
  const rows = Array.from({ length: by === 'placeType' ? PLACE_TYPES.length : WEEKDAYS }, () => ({
    n: 0,
    weight: 0,
    weights: new Float64Array(HOURS_OF_DAY),
    cases: new Uint32Array(HOURS_OF_DAY),
  }));
  const isDay = (day: number) => question.days.length === 0 || question.days.includes(day);
  const week = new Float64Array(HOURS_OF_WEEK);
  const seenHours = new Uint8Array(HOURS_OF_DAY);
  const seenRows = new Uint8Array(rows.length);
  let n = 0;
  for (let row = 0; row < cases.count; row++) {
    if (!question.isCounted(row)) continue;
    const lengthMs = measureWeek(week, cases, row, question);
    seenHours.fill(0);
    seenRows.fill(0);
    const first = hourOfWeek(cases.from[row]!);
    const hours = Math.min(HOURS_OF_WEEK, Math.floor(lengthMs / HOUR_MS) + 2);
    for (let step = 0; step < hours; step++) {
      const at = (first + step) % HOURS_OF_WEEK;
      const weight = week[at]! / lengthMs;
      week[at] = 0;
      const { day, hour } = cellOfHour(at);
      if (weight === 0 || !isDay(day)) continue;
      const place = by === 'placeType' ? cases.placeType[row]! : day;
      const target = rows[place];
      if (target === undefined) continue;
      target.weight += weight;
      target.weights[hour]! += weight;
      // A day and a night long, an interval comes to the same hour twice.
      if (by === 'weekday' || seenHours[hour] === 0) target.cases[hour]! += 1;
      seenHours[hour] = 1;
      if (seenRows[place] === 0) target.n += 1;
      seenRows[place] = 1;
    }
    if (seenRows.includes(1)) n += 1;
  }
  return { rows, n, weight: rows.reduce((sum, { weight }) => sum + weight, 0) };
}

/**
 * Sum of the weights in what the page's clauses choose of a clock, which is drawn without them: by weekday the hours of the
 * week; by place type the place types, and the hours of the day that the week clock touches (the clock has its days
 * already). None = all.
 */
export function chosenWeight(
  { rows, weight }: Pick<RiskClock, 'rows' | 'weight'>,
  by: ClockRows,
  {
    weekHours,
    categories,
  }: { readonly weekHours: readonly number[]; readonly categories: readonly string[] },
): number {
  if (by === 'weekday')
    return weekHours.length === 0
      ? weight
      : weekHours.map(cellOfHour).reduce((sum, { day, hour }) => sum + (rows[day]?.weights[hour] ?? 0), 0);
  const { hours } = daysAndHours(weekHours);
  return rows
    .filter((_, row) => categories.length === 0 || categories.includes(PLACE_TYPES[row] ?? ''))
    .reduce(
      (sum, row) =>
        sum +
        (hours.length === 0 ? row.weight : hours.reduce((part, hour) => part + (row.weights[hour] ?? 0), 0)),
      0,
    );
}

/** Adds the part of a case's interval that counts to the hours of an empty week, ms; gives the length of the interval. */
function measureWeek(
  week: Float64Array,
  cases: ClockCases,
  row: number,
  { range, eachPiece }: ClockQuestion,
): number {
  const { from, to } = spanOf({ from: cases.from[row]!, to: cases.to[row]! });
  eachPiece(row, from, to, (start, end) =>
    addToWeek(week, Math.max(start, range.from), Math.min(end, range.to)),
  );
  return to - from;
}

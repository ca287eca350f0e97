import { METHODS, PLACE_TYPES } from '../../cases/case-terms.ts';
import { PROGRESSES, TIERS } from '../../incidents/life-cycle.ts';
import { median } from '../../statistics/median.ts';
import { eachBin } from '../../time/aoristic.ts';
import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { isDate } from '../../time/dates.ts';
import { histogramBins, type TimeRange } from '../../time/ranges.ts';
import { addToWeek, measureWeekHours } from '../../time/week-clock.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';
import {
  COUNT_LEVELS,
  type CaseFigures,
  type CountLevel,
  type EngineQuery,
  type Facets,
  type Histogram,
  type UnitCounts,
} from '../api/answer.ts';
import { knownExtent } from '../filter/time-range.ts';
import { EMPTY_HISTOGRAM, histogramExtent, MOST_BINS } from '../counting/bins.ts';
import { rollUp, type LevelIndex } from '../columns/unit-levels.ts';
import { CASE_MISS, progressOfStatus } from './case-clauses.ts';
import type { CaseStore } from './case-store.ts';
import { casePieces, caseWeights } from './case-weights.ts';

/** A question with what all parts of its answer need. */
export interface CaseQuestion {
  readonly query: EngineQuery;
  readonly range: TimeRange;
  /** Per case the clauses that it fails, its time aside. */
  readonly misses: Uint8Array;
  /** Per case its aoristic weight under all time clauses, whatever else it fails. */
  readonly weights: Float64Array;
}

/** Weight of the cases under each value of each clause, the clause itself left out. A case with two methods counts at both. */
export function caseFacets(store: CaseStore, { query, range, misses, weights }: CaseQuestion): Facets {
  const { columns, rows } = store;
  const zeros = <T extends string>(codes: readonly T[]) =>
    Object.fromEntries(codes.map((code) => [code, 0])) as Record<T, number>;
  const categories = zeros(PLACE_TYPES);
  const channels = zeros(METHODS);
  const progresses = zeros(PROGRESSES);
  rows.forEach((row, index) => {
    const weight = weights[index]!;
    const miss = misses[index]!;
    if (weight === 0) return;
    if ((miss & ~CASE_MISS.category) === 0) categories[PLACE_TYPES[columns.placeType[row]!]!] += weight;
    if ((miss & ~CASE_MISS.progress) === 0) progresses[progressOfStatus(columns.status[row]!)] += weight;
    if ((miss & ~CASE_MISS.channel) === 0)
      METHODS.forEach((code, bit) => {
        if (((columns.methods[row]! >> bit) & 1) === 1) channels[code] += weight;
      });
  });
  const { weekHours } = query.filter;
  const calendar = zeros(CALENDAR_CLASSES);
  for (const name of CALENDAR_CLASSES) {
    const times = { range, weekHours, calendar: [name] };
    calendar[name] = sumOf(caseWeights(store, times, (index) => misses[index] === 0));
  }
  return { categories, channels, progresses, tiers: zeros(TIERS), calendar, withoutHour: 0 };
}

/** Weight per unit of every level. */
export function caseUnits(
  { columns, rows, unit, levels, allByUnit }: CaseStore,
  { misses, weights }: CaseQuestion,
): Readonly<Record<CountLevel, UnitCounts>> {
  const zeros = (): Float64Array => new Float64Array(columns.units.length);
  const [matched, around, handled] = [zeros(), zeros(), zeros()];
  rows.forEach((row, index) => {
    const at = unit[index]!;
    const weight = weights[index]!;
    if ((misses[index]! & ~CASE_MISS.unit) === 0) around[at]! += weight;
    if (misses[index] !== 0) return;
    matched[at]! += weight;
    if (progressOfStatus(columns.status[row]!) === 'done') handled[at]! += weight;
  });
  const countsOf = (level: LevelIndex): UnitCounts => {
    const sums = rollUp(matched, level);
    return {
      codes: level.codes,
      matched: sums.counts,
      registered: sums.counts,
      handled: rollUp(handled, level).counts,
      overdue: new Float64Array(level.codes.length),
      all: rollUp(allByUnit, level).counts,
      around: rollUp(around, level).counts,
      elsewhere: sums.elsewhere,
    };
  };
  return Object.fromEntries(COUNT_LEVELS.map((level) => [level, countsOf(levels[level])])) as Record<
    CountLevel,
    UnitCounts
  >;
}

/** Weight per bar of the histogram, without the range and inside it. */
export function caseHistogram(store: CaseStore, { query, range, misses }: CaseQuestion): Histogram {
  const { extent, from, to } = store;
  if (extent === null) return EMPTY_HISTOGRAM;
  const shown = histogramExtent(range, knownExtent(extent, range, query.asOf), query.histogramExtent);
  const bins = histogramBins(shown, MOST_BINS);
  const counts = new Float64Array(bins.count);
  const inside = new Float64Array(bins.count);
  const { weekHours, calendar } = query.filter;
  const clock = measureWeekHours(weekHours);
  const eachPiece = casePieces(store, { range: null, calendar });
  for (let index = 0; index < from.length; index++) {
    if (misses[index] !== 0) continue;
    const lengthMs = to[index]! - from[index]!;
    eachPiece(index, (start, end) =>
      eachBin(bins, start, end, (bin, low, high) => {
        counts[bin]! += clock.millisecondsIn(low, high) / lengthMs;
        const [first, last] = [Math.max(low, range.from), Math.min(high, range.to)];
        inside[bin]! += clock.millisecondsIn(first, last) / lengthMs;
      }),
    );
  }
  return { extent: shown, startMs: bins.from, binMs: bins.widthMs, counts, inside };
}

/** Weight per hour of the week, without the week clock. */
export function caseWeek(store: CaseStore, { query, range, misses }: CaseQuestion): Float64Array {
  const { from, to } = store;
  const week = new Float64Array(HOURS_OF_WEEK);
  const eachPiece = casePieces(store, { range, calendar: query.filter.calendar });
  for (let index = 0; index < from.length; index++)
    if (misses[index] === 0)
      eachPiece(index, (start, end) => addToWeek(week, start, end, 1 / (to[index]! - from[index]!)));
  return week;
}

/** Figures of the cases at `indexes`; the median is of those whose report and arrest have an hour. */
export function caseFigures({ columns, rows }: CaseStore, indexes: readonly number[]): CaseFigures {
  const found = indexes.map((index) => rows[index]!);
  const arrested = found.filter((row) => !Number.isNaN(columns.arrestedAt[row]!));
  const arrestMs = arrested
    .filter((row) => !isDate(columns.arrestedAt[row]!) && !isDate(columns.reportedAt[row]!))
    .map((row) => columns.arrestedAt[row]! - columns.reportedAt[row]!);
  return {
    arrests: arrested.length,
    medianArrestMs: median(arrestMs) ?? null,
    recovered: found.reduce((sum, row) => sum + columns.recovered[row]!, 0),
  };
}

/** The sum of some weights. */
export function sumOf(weights: Float64Array): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

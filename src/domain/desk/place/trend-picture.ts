import { spaceTimeGetisOrd } from '../../hotspots/significance/space-time-getis-ord.ts';
import { hotspotClasses } from '../../hotspots/significance/hotspot-class.ts';
import { mannKendall } from '../../hotspots/trend/mann-kendall.ts';
import { trendClass, type TrendClass } from '../../hotspots/trend/trend-class.ts';
import type { Task } from '../../tasks/task.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import type { TimeRange } from '../../time/ranges.ts';
import { placeCells, type CellChoice } from './place-cells.ts';
import { FEWEST_CASES_TO_TEST, type PictureFacts, type PlaceInput } from './place-question.ts';
import {
  cellFacts,
  DISCOVERY_LEVEL,
  drawnCell,
  type CellFacts,
  type DrawnCell,
} from './significance-picture.ts';
import { addCut, noParts, weighParts } from './interval-parts.ts';
import { weighCases } from './weigh-cases.ts';

export interface TrendInput extends PlaceInput {
  readonly cells: CellChoice;
}

/** How the cells have become what they are. */
export interface TrendPicture {
  readonly kind: 'trend';
  /** Of the steps, which may begin after the filter's range; of the whole range where there are too few steps. */
  readonly facts: PictureFacts;
  readonly cells: CellFacts;
  readonly stepDays: number;
  readonly stepCount: number;
  /** Why nothing was classed, where that is so. */
  readonly lacks: 'steps' | 'cases' | null;
  /** Cells with a case or a class. */
  readonly drawn: readonly (DrawnCell & {
    readonly class: TrendClass | null;
    /** Of the last step. */
    readonly z: number;
    /** Mann–Kendall of the z-scores. */
    readonly trendZ: number;
    readonly trendP: number;
    readonly hotSteps: number;
    readonly coldSteps: number;
  })[];
}

/** The normal approximation of Mann–Kendall needs about ten steps. */
const FEWEST_STEPS = 10;
const MOST_STEPS = 104;
/** Cases a step from which on weeks are fine enough to be counted. */
const CASES_A_WEEK = 15;

/**
 * Steps of a window, counted back from its end, so that the last one is whole: weeks where there are cases enough for
 * them, else four weeks; weeks too where four weeks would be fewer than ten steps.
 */
export function trendSteps({ from, to }: TimeRange, weight: number): { stepDays: number; stepCount: number } {
  const days = (to - from) / DAY_MS;
  const countOf = (stepDays: number): number => Math.min(MOST_STEPS, Math.floor(days / stepDays + 1e-9));
  const isDense = weight / Math.max(1, days / 7) >= CASES_A_WEEK;
  const stepDays = isDense || countOf(28) < FEWEST_STEPS ? 7 : 28;
  return { stepDays, stepCount: countOf(stepDays) };
}

/** Emerging hot spots: space-time Gi* per step, false discovery rate over all cells and steps, trend of the z-scores. */
export function* trendPicture(input: TrendInput, report: (share: number) => void): Task<TrendPicture> {
  const whole = weighCases(input);
  yield;
  const cells = placeCells(input.cases, input.filter, input.cells);
  const { stepDays, stepCount } = trendSteps(whole.facts.window, whole.facts.weight);
  const { to } = input.filter.range;
  // What is counted is what the classes rest on: whole steps only.
  const stepped = {
    ...input,
    filter: { ...input.filter, range: { from: to - stepCount * stepDays * DAY_MS, to } },
  };
  const { rows, weights, facts } = stepCount < FEWEST_STEPS ? whole : weighCases(stepped);
  const lacks = stepCount < FEWEST_STEPS ? 'steps' : facts.cases < FEWEST_CASES_TO_TEST ? 'cases' : null;
  const shared = { kind: 'trend', facts, cells: cellFacts(cells), stepDays, stepCount, lacks } as const;
  const cellOf = Int32Array.from(rows, cells.cellOf);
  const sums = new Float64Array(cells.count);
  const cases = new Uint32Array(cells.count);
  cellOf.forEach((cell, at) => {
    if (cell < 0) return;
    sums[cell]! += weights[at]!;
    cases[cell]! += 1;
  });
  yield;
  if (lacks !== null) return { ...shared, drawn: [] };
  const values = stepValues(stepped, rows, cellOf, cells.count, stepDays, stepCount);
  yield;
  report(0.4);
  const scores = spaceTimeGetisOrd(cells.points, values, cells.distanceM);
  yield;
  const classes = hotspotClasses(scores, DISCOVERY_LEVEL);
  yield;
  report(0.7);
  const drawn: TrendPicture['drawn'][number][] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const signs = new Int8Array(stepCount);
    const series = new Float64Array(stepCount);
    for (let step = 0; step < stepCount; step++) {
      const at = step * cells.count + cell;
      const found = classes[at];
      signs[step] = found === 'hot' ? 1 : found === 'cold' ? -1 : 0;
      series[step] = Number.isNaN(scores.z[at]!) ? 0 : scores.z[at]!;
    }
    const isFound = signs.some((sign) => sign !== 0);
    if (cases[cell] === 0 && !isFound) continue;
    const trend = mannKendall(series);
    drawn.push({
      ...drawnCell(cells, cell, sums[cell]!, cases[cell]!),
      class: trendClass(signs, trend, DISCOVERY_LEVEL) ?? null,
      z: series[stepCount - 1]!,
      trendZ: trend.z,
      trendP: trend.p,
      hotSteps: signs.filter((sign) => sign > 0).length,
      coldSteps: signs.filter((sign) => sign < 0).length,
    });
    if (cell % 500 === 0) yield;
  }
  return { ...shared, drawn };
}

/** Sum of the weights per step and cell, step by step: the range is that of the steps. A case counts in every step it meets. */
function stepValues(
  input: PlaceInput,
  rows: Uint32Array,
  cellOf: Int32Array,
  cellCount: number,
  stepDays: number,
  stepCount: number,
): Float64Array {
  const { cases, filter } = input;
  const widthMs = stepDays * DAY_MS;
  const parts = noParts();
  const target: number[] = [];
  rows.forEach((row, at) => {
    const whole = { row, from: cases.from[row]!, to: cases.to[row]!, share: 1 };
    addCut(parts, whole, { origin: filter.range.from, widthMs }, (step) => {
      const isInside = step >= 0 && step < stepCount && cellOf[at]! >= 0;
      target.push(isInside ? step * cellCount + cellOf[at]! : -1);
    });
  });
  const values = new Float64Array(cellCount * stepCount);
  weighParts(input, parts).forEach((weight, at) => {
    if (target[at]! >= 0) values[target[at]!]! += weight;
  });
  return values;
}

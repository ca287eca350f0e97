import type { Random } from '../../random/random.ts';
import type { ForecastModel } from './forecast-model.ts';
import type { TieRule } from './ranking.ts';
import type { TimedPoints } from './timed-points.ts';
import type { ForecastVerdict, GainOverCounts } from './verdict.ts';

/** What is to be evaluated. */
export interface EvaluationRequest {
  readonly events: TimedPoints;
  /** When each event was known, epoch ms: no model learns it earlier. Without it, each is known once it has ended. */
  readonly knownMs?: Float64Array;
  readonly cellM: number;
  /** The test is what begins at `trainUntilMs` or later and ends by `testUntilMs`; models know what ended by the first. */
  readonly trainUntilMs: number;
  readonly testUntilMs: number;
  /** Shares of the area to flag, each above 0 and at most 1. */
  readonly coverages: readonly number[];
  /** Grids to average over, each with another south-west corner, because where cells begin changes what they catch. */
  readonly origins: number;
  readonly ties: TieRule;
  /** Days after which the models learn anew what has happened since; `null`: they forecast the whole test at once. */
  readonly relearnDays: number | null;
  /** The counts over all of the past are always evaluated with them, as the baseline. */
  readonly models: readonly ForecastModel[];
  readonly random: Random;
}

/** One row of a forecast card. All figures are means over the grids. */
export interface CoverageAccuracy {
  readonly share: number;
  /** Flagged cells (at any one time), and events in them; `n` is all events of the test. */
  readonly cells: number;
  readonly hits: number;
  readonly n: number;
  /** Hits where cells of the same score are drawn by lot; models are compared by these, so that ties decide nothing. */
  readonly expectedHits: number;
  readonly hitRate: number;
  readonly pai: number;
  /** 95 % by Wilson: events independent. */
  readonly paiLow: number;
  readonly paiHigh: number;
  /** 95 % by a bootstrap over the weeks of the test. */
  readonly paiWeekLow: number;
  readonly paiWeekHigh: number;
  readonly pei: number;
  /** The index that the best possible choice of as many cells would have had. */
  readonly oraclePai: number;
  /** Least and greatest index of the grids. */
  readonly paiLeast: number;
  readonly paiMost: number;
  /** Against the counts; `null` for the counts themselves. */
  readonly overCounts: GainOverCounts | null;
}

/** The card of one model. */
export interface ModelAccuracy {
  readonly model: string;
  readonly coverage: readonly CoverageAccuracy[];
  /** Share of the events caught at 0 %, 1 %, … 100 % of the area: the capture curve. */
  readonly curve: readonly number[];
  /** `null` for the counts themselves. */
  readonly verdict: ForecastVerdict | null;
}

/** What the reader has to know about the figures. */
export type EvaluationWarning =
  /** The area is every cell with an event before or in the test: figures are lower than over a whole city. */
  | { readonly kind: 'areaOfEvents'; readonly cells: number }
  /** Events that lie across the begin or the end of the test, or outside of both; they are left out. */
  | { readonly kind: 'eventsLeftOut'; readonly events: number }
  /** So few events that one more or less moves the figures. */
  | { readonly kind: 'fewEvents'; readonly n: number }
  /** Too few weeks with events for a verdict. */
  | { readonly kind: 'fewWeeks'; readonly weeks: number };

/** The whole answer. */
export interface ForecastEvaluation {
  readonly trainEvents: number;
  readonly testEvents: number;
  /** Cells of the area, mean over the grids. */
  readonly areaCells: number;
  readonly models: readonly ModelAccuracy[];
  /** Whether any model beats the counts. */
  readonly verdict: ForecastVerdict;
  /** The model to use: the one with the greatest gain among those that are better, else the counts. */
  readonly use: string;
  readonly warnings: readonly EvaluationWarning[];
}

import { evaluateModels } from '../hotspots/forecast/evaluate-models.ts';
import type { ForecastEvaluation } from '../hotspots/forecast/evaluation.ts';
import type { ForecastModel } from '../hotspots/forecast/forecast-model.ts';
import { modelByName } from '../hotspots/forecast/model-by-name.ts';
import { createRandom } from '../random/random.ts';
import type { Task } from '../tasks/task.ts';
import { WEEK_MS } from '../time/zone.ts';
import { caseEvents, knownCases, middleOfCases, type KnownCases } from './case-events.ts';
import { WORK_AND_REST } from './day-kinds.ts';

/** How the forecast card is made. */
export interface CardSettings {
  /** Weeks before `untilMs` that are foretold one by one, each from what was over and reported before it. */
  readonly heldWeeks: number;
  readonly cellM: number;
  readonly coverages: readonly number[];
  /** Grids to average over. */
  readonly origins: number;
  /** Names of models (`MODEL_NAMES`) besides the counts. */
  readonly models: readonly string[];
}

/** The card of the desk: a quarter of a year, cells of 250 m, three grids. */
export const CARD_SETTINGS: CardSettings = {
  heldWeeks: 12,
  cellM: 250,
  coverages: [0.01, 0.05, 0.1, 0.2],
  origins: 3,
  models: ['counts-90', 'kde', 'near-repeat', 'week'],
};

/** What an evaluation of cases is asked. */
export interface CaseEvaluationRequest extends CardSettings {
  readonly cases: KnownCases;
  /** End of the last week that is foretold, epoch ms. */
  readonly untilMs: number;
  readonly seed: number;
}

/** The forecast card with the times it speaks of, epoch ms. */
export interface CaseEvaluation extends ForecastEvaluation {
  /** The earliest event that the models learn from. */
  readonly trainFromMs: number;
  readonly testFromMs: number;
  readonly testToMs: number;
}

/**
 * Evaluates the models on the last weeks of the cases: week after week is foretold from what was over and reported before
 * it. Throws RangeError where there is nothing to learn from or to measure by.
 */
export function* evaluateCases(
  request: CaseEvaluationRequest,
  report: (share: number) => void,
): Task<CaseEvaluation> {
  const { untilMs, heldWeeks, cellM, coverages, origins, seed } = request;
  const cases = knownCases(request.cases, untilMs);
  const events = caseEvents(cases, middleOfCases(cases));
  const testFromMs = untilMs - heldWeeks * WEEK_MS;
  const steps = request.models.length * origins * heldWeeks;
  let done = 0;
  const models = request.models.map((name): ForecastModel => {
    const model = modelByName(name, {
      smoothing: { bandwidthM: cellM, kernel: 'gaussian' },
      dayClasses: WORK_AND_REST,
    });
    if (model === undefined) throw new RangeError(`there is no model ${name}`);
    return {
      name,
      *forecast(past) {
        const forecast = yield* model.forecast(past);
        done += 1;
        report(done / steps);
        return forecast;
      },
    };
  });
  const evaluation = yield* evaluateModels({
    events,
    knownMs: cases.reportedAt,
    cellM,
    trainUntilMs: testFromMs,
    testUntilMs: untilMs,
    coverages,
    origins,
    ties: 'pessimistic',
    relearnDays: 7,
    models,
    random: createRandom(seed),
  });
  return {
    ...evaluation,
    trainFromMs: events.fromMs.reduce((a, b) => Math.min(a, b), untilMs),
    testFromMs,
    testToMs: untilMs,
  };
}

import type { Task } from '../../tasks/task.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { WEEK_MS } from '../../time/zone.ts';
import { countModel } from './count-model.ts';
import type {
  EvaluationRequest,
  EvaluationWarning,
  ForecastEvaluation,
  ModelAccuracy,
} from './evaluation.ts';
import type { ForecastModel } from './forecast-model.ts';
import { testForecast } from './forecast-test.ts';
import { modelCards } from './model-cards.ts';
import { addCatch, createModelTally, type ModelTally } from './model-tally.ts';
import { flaggedCells } from './ranking.ts';
import { cellsOfPoints, gridOver, studyAreaOf } from './study-area.ts';
import { checkEvents, eventsIn, takeEvents, type Period } from './timed-points.ts';
import { FEWEST_TEST_WEEKS, verdictOverModels } from './verdict.ts';

/** Name of the baseline: events per cell in all of the past. */
export const BASELINE_NAME = 'counts';

/** With fewer test events than this, one event moves a figure by more than 1 %. */
const FEW_EVENTS = 100;
/** Grids are shifted to the north by the golden ratio, so that their corners fill a cell evenly. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Indexes of the events before and in the test. */
interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Evaluates models on time that they have not seen. Every model gets what ended and was known before the test and
 * nothing else, and ranks the cells; the test says how much the first cells of the ranking caught. Throws RangeError for
 * events, times, coverages or cells that make no test; the message says which.
 */
export function* evaluateModels(request: EvaluationRequest): Task<ForecastEvaluation> {
  checkRequest(request);
  const { events, knownMs, trainUntilMs, testUntilMs, coverages, origins, random } = request;
  const others = request.models.filter(({ name }) => name !== BASELINE_NAME);
  const models = [countModel(BASELINE_NAME, null), ...others];
  const split = {
    train: eventsIn(events, { fromMs: -Infinity, toMs: trainUntilMs }),
    test: eventsIn(events, { fromMs: trainUntilMs, toMs: testUntilMs }),
  };
  const isKnown = (index: number): boolean => knownMs === undefined || knownMs[index]! < trainUntilMs;
  if (!split.train.some(isKnown)) throw new RangeError('no event before the test: nothing to learn from');
  if (split.test.length === 0) throw new RangeError('no event in the test: nothing to measure by');

  const weekEvents = new Float64Array(Math.ceil((testUntilMs - trainUntilMs) / WEEK_MS));
  for (const index of split.test) weekEvents[weekOfTest(request, index)]! += 1;
  const tallies = models.map(({ name }) =>
    createModelTally(name, coverages.length, weekEvents.length, origins),
  );
  const cellEvents: Float64Array[] = [];
  for (let grid = 0; grid < origins; grid++)
    cellEvents.push(yield* evaluateOnGrid(request, split, models, tallies, grid));

  const areaCells = cellEvents.map((cells) => cells.length);
  const stretches = stretchesOf(request).length;
  const frame = { coverages, areaCells, cellEvents, stretches, weekEvents, random };
  const cards = modelCards(tallies, frame);
  const meanCells = areaCells.reduce((total, cells) => total + cells, 0) / origins;
  return {
    trainEvents: split.train.length,
    testEvents: split.test.length,
    areaCells: meanCells,
    models: cards,
    verdict: verdictOverModels(cards.flatMap(({ verdict }) => verdict ?? [])),
    use: modelToUse(cards),
    warnings: warningsOf(events.fromMs.length, split, meanCells, weekEvents),
  };
}

/** Forecasts and tests on one grid; returns the events of the test in each cell of the area. */
function* evaluateOnGrid(
  request: EvaluationRequest,
  { train, test }: Split,
  models: readonly ForecastModel[],
  tallies: readonly ModelTally[],
  gridNumber: number,
): Task<Float64Array> {
  const { events, knownMs, cellM, coverages, origins, ties } = request;
  // The corner comes from all places, whatever their time, so that no date can move a cell.
  const grid = gridOver(events.points, cellM, [gridNumber / origins, (gridNumber * GOLDEN) % 1]);
  const area = studyAreaOf(grid, takeEvents(events, Int32Array.of(...train, ...test)).points);
  const cells = cellsOfPoints(area, events.points);
  const cellsOf = (indexes: Int32Array): Int32Array => indexes.map((index) => cells[index]!);
  const flagged = coverages.map((share) => flaggedCells(share, area.cells.length));
  for (const { fromMs, toMs } of stretchesOf(request)) {
    const known = eventsIn(events, { fromMs: -Infinity, toMs: fromMs }).filter(
      (index) => cells[index]! >= 0 && (knownMs === undefined || knownMs[index]! < fromMs),
    );
    const past = { area, events: takeEvents(events, known), cellOf: cellsOf(known), untilMs: fromMs };
    const tested = test.filter((index) => events.fromMs[index]! >= fromMs && events.fromMs[index]! < toMs);
    const held = { ...takeEvents(events, tested), cellOf: cellsOf(tested) };
    const weekOf = tested.map((index) => weekOfTest(request, index));
    for (const [index, model] of models.entries()) {
      const forecast = yield* model.forecast(past);
      yield;
      const caught = testForecast(forecast, area.cells.length, held, flagged, ties);
      addCatch(tallies[index]!, gridNumber, caught, weekOf);
      yield;
    }
  }
  const cellEvents = new Float64Array(area.cells.length);
  for (const cell of cellsOf(test)) cellEvents[cell]! += 1;
  return cellEvents;
}

/** The stretches of the test that are forecast at once. */
function stretchesOf({ trainUntilMs, testUntilMs, relearnDays }: EvaluationRequest): Period[] {
  const lengthMs = relearnDays === null ? testUntilMs - trainUntilMs : relearnDays * DAY_MS;
  const count = Math.ceil((testUntilMs - trainUntilMs) / lengthMs);
  return Array.from({ length: count }, (_, index) => {
    const fromMs = trainUntilMs + index * lengthMs;
    return { fromMs, toMs: Math.min(testUntilMs, fromMs + lengthMs) };
  });
}

function weekOfTest({ events, trainUntilMs }: EvaluationRequest, index: number): number {
  return Math.floor((events.fromMs[index]! - trainUntilMs) / WEEK_MS);
}

function modelToUse(cards: readonly ModelAccuracy[]): string {
  const gainOf = ({ coverage }: ModelAccuracy): number =>
    coverage.reduce((total, { overCounts }) => total + (overCounts?.gain ?? 0), 0);
  const better = cards.filter(({ verdict }) => verdict === 'better');
  return better.sort((a, b) => gainOf(b) - gainOf(a))[0]?.model ?? BASELINE_NAME;
}

function warningsOf(
  events: number,
  { train, test }: Split,
  areaCells: number,
  weekEvents: Float64Array,
): EvaluationWarning[] {
  const leftOut = events - train.length - test.length;
  const weeks = weekEvents.filter((count) => count > 0).length;
  return [
    { kind: 'areaOfEvents', cells: areaCells },
    ...(leftOut > 0 ? [{ kind: 'eventsLeftOut', events: leftOut } as const] : []),
    ...(test.length < FEW_EVENTS ? [{ kind: 'fewEvents', n: test.length } as const] : []),
    ...(weeks < FEWEST_TEST_WEEKS ? [{ kind: 'fewWeeks', weeks } as const] : []),
  ];
}

function checkRequest(request: EvaluationRequest): void {
  const { events, knownMs, trainUntilMs, testUntilMs, coverages, origins, relearnDays, models } = request;
  checkEvents(events);
  if (knownMs !== undefined && knownMs.length !== events.fromMs.length)
    throw new RangeError(`${knownMs.length} moments of knowing for ${events.fromMs.length} events`);
  if (!(testUntilMs > trainUntilMs)) throw new RangeError('the test has to end after it begins');
  const odd = coverages.find((share) => !(share > 0 && share <= 1));
  if (odd !== undefined) throw new RangeError(`a coverage is above 0 and at most 1, not ${odd}`);
  if (coverages.length === 0) throw new RangeError('no coverage to measure at');
  if (!Number.isInteger(origins) || origins < 1) throw new RangeError(`${origins} grid origins`);
  if (relearnDays !== null && !(relearnDays > 0))
    throw new RangeError(`to relearn after ${relearnDays} days`);
  const names = models.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`the model ${twice} is named twice`);
}

import { evaluateModels } from '../../src/domain/hotspots/forecast/evaluate-models.ts';
import type { EvaluationWarning } from '../../src/domain/hotspots/forecast/evaluation.ts';
import type { TimedPoints } from '../../src/domain/hotspots/forecast/timed-points.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { runTask } from '../../src/domain/tasks/task.ts';
import { civilDayOfDate, SHANGHAI_OFFSET_MS, startOfCivilDay } from '../../src/domain/time/civil-day.ts';
import type { AnalyseAnswer } from './analyse-answer.ts';
import { cardTable } from './analyse-card.ts';
import { readInput, type AnalyseInput, type InputArguments } from './analyse-input.ts';
import { forecastModels } from './analyse-models.ts';
import { chosenWord, positiveNumber, share, wholeNumber } from './analyse-numbers.ts';

/** Options of `gridlight analyse evaluate` as they are typed. */
export interface EvaluateArguments extends InputArguments {
  cell: string;
  trainUntil: string;
  testUntil: string;
  models: string;
  bandwidth?: string;
  coverage: string;
  origins: string;
  ties: string;
  relearn?: string;
  seed: string;
}

/** The forecast card: what each model would have caught in a time that it has not seen, beside plain counts. */
export async function analyseEvaluate(options: EvaluateArguments): Promise<AnalyseAnswer> {
  const cellM = positiveNumber('--cell', options.cell);
  const trainUntilMs = endOfDate('--train-until', options.trainUntil);
  const testUntilMs = endOfDate('--test-until', options.testUntil);
  if (testUntilMs <= trainUntilMs)
    throw new Error(`--test-until ${options.testUntil}: must be after --train-until ${options.trainUntil}`);
  const bandwidthM =
    options.bandwidth === undefined ? cellM : positiveNumber('--bandwidth', options.bandwidth);
  const models = forecastModels(options.models, bandwidthM);
  const coverages = options.coverage.split(',').map((part) => share('--coverage', part.trim()));
  const origins = wholeNumber('--origins', options.origins, 1, 100);
  const ties = chosenWord('--ties', options.ties, ['pessimistic', 'grid']);
  const relearnDays =
    options.relearn === undefined ? null : wholeNumber('--relearn', options.relearn, 1, 3_660);
  const seed = wholeNumber('--seed', options.seed, 0, 999_999_999_999_999);
  const hasHours = models.some(({ name }) => name === 'week');
  const input = await readInput(options, { hasPoints: true, hasTimes: true, hasHours });
  const { warnings, ...result } = runTask(
    evaluateModels({
      events: localEvents(input),
      cellM,
      trainUntilMs,
      testUntilMs,
      coverages,
      origins,
      ties,
      relearnDays,
      models,
      random: createRandom(seed),
    }),
  );
  return {
    method: 'evaluate',
    parameters: {
      ...input.parameters,
      cell: cellM,
      trainUntil: `${options.trainUntil} (included)`,
      testUntil: `${options.testUntil} (included)`,
      models: models.map(({ name }) => name),
      bandwidth: bandwidthM,
      coverage: coverages,
      origins,
      ties,
      relearnDays,
      seed,
    },
    n: input.n,
    warnings: [...input.warnings, ...warnings.map(warningText)],
    result,
    table: cardTable(result),
  };
}

/** Moments as the forecast reckons them, which reads every clock as one of Shanghai. */
function localEvents({ points, intervals, clock }: AnalyseInput): TimedPoints {
  const shifted = (timeMs: number) => timeMs + clock.offsetAt(timeMs) - SHANGHAI_OFFSET_MS;
  const fromMs = Float64Array.from(intervals, ({ from }) => shifted(from));
  // Clocks that are put back would let an event end before it begins.
  const toMs = Float64Array.from(intervals, ({ to }, index) => Math.max(shifted(to), fromMs[index]!));
  return { points, fromMs, toMs };
}

function endOfDate(option: string, text: string): number {
  try {
    return startOfCivilDay(civilDayOfDate(text) + 1);
  } catch {
    throw new Error(`${option} ${text}: must be a date as 2016-12-31; it is included`);
  }
}

function warningText(warning: EvaluationWarning): string {
  switch (warning.kind) {
    case 'areaOfEvents':
      return `the area is the ${Math.round(warning.cells)} cells with an event before or in the test: PAI is lower than over a whole city`;
    case 'eventsLeftOut':
      return `${warning.events} events are left out: they lie outside of both periods or across a border of them`;
    case 'fewEvents':
      return `the test has only ${warning.n} events: one more or less moves every figure`;
    case 'fewWeeks':
      return `the test has events in only ${warning.weeks} weeks: too few for a verdict`;
  }
}

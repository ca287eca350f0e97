import { knoxTable } from '../../src/domain/hotspots/near-repeat/knox.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { runTask } from '../../src/domain/tasks/task.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { startMeter } from './analyse-meter.ts';
import { readInput, type AnalyseInput, type InputArguments } from './analyse-input.ts';
import { ascendingNumbers, chosenWord, wholeNumber } from './analyse-numbers.ts';

/** Options of `gridlight analyse knox` as they are typed. */
export interface KnoxArguments extends InputArguments {
  distances: string;
  days: string;
  metric: string;
  permutations: string;
  seed: string;
}

const MOST_PERMUTATIONS = 100_000;
const MOST_SEED = 999_999_999_999_999;

/** The Knox table: pairs of events near in place and time, beside what shuffled dates give. */
export async function analyseKnox(options: KnoxArguments): Promise<AnalyseAnswer> {
  const distanceBands = ascendingNumbers('--distances', options.distances);
  const dayBands = ascendingNumbers('--days', options.days);
  const metric = chosenWord('--metric', options.metric, ['euclidean', 'manhattan']);
  const permutations = wholeNumber('--permutations', options.permutations, 1, MOST_PERMUTATIONS);
  const seed = wholeNumber('--seed', options.seed, 0, MOST_SEED);
  const input = await readInput(options, { hasPoints: true, hasTimes: true, hasHours: false });
  const settings = { distanceBands, dayBands, metric, permutations, random: createRandom(seed) };
  const meter = startMeter('permutations', permutations);
  const table = runTask(
    knoxTable(input.points, dayNumbersOf(input), { ...settings, onPermutation: meter.show }),
  );
  meter.stop();
  const { observed, expected, ratio, p } = table;
  return {
    method: 'knox',
    parameters: {
      ...input.parameters,
      distances: distanceBands,
      days: dayBands,
      metric,
      permutations,
      seed,
      expected: 'median of the permutations',
    },
    n: input.n,
    warnings: [...input.warnings, ...longIntervals(input)],
    result: { observed, expected, ratio, p },
    table: [
      'Pairs: observed / expected = ratio (p)',
      ...textTable(
        ['distance', ...bandNames(dayBands).map((band) => `${band} days`)],
        bandNames(distanceBands).map((band, row) => [
          band,
          ...dayBands.map(
            (_, column) =>
              `${observed[row]?.[column]} / ${expected[row]?.[column]} = ` +
              `${(ratio[row]?.[column] ?? Number.NaN).toFixed(2)} (${(p[row]?.[column] ?? Number.NaN).toFixed(3)})`,
          ),
        ]),
      ),
    ],
  };
}

/** The civil day of each event on the clocks of the place, that of the middle for an interval. */
function dayNumbersOf({ intervals, clock }: AnalyseInput): Float64Array {
  return Float64Array.from(intervals, ({ from, to }) => {
    const middle = (from + to) / 2;
    return Math.floor((middle + clock.offsetAt(middle)) / DAY_MS);
  });
}

function longIntervals({ intervals }: AnalyseInput): string[] {
  // A day on which clocks are put back has 25 hours.
  const long = intervals.filter(({ from, to }) => to - from > (DAY_MS * 25) / 24).length;
  return long === 0
    ? []
    : [`${long} events have an interval of more than a day: each stands on the day of its middle`];
}

/** `[0, 7]`, `(7, 14]` … of ascending edges. */
function bandNames(edges: readonly number[]): string[] {
  return edges.map((edge, index) => (index === 0 ? `[0, ${edge}]` : `(${edges[index - 1]}, ${edge}]`));
}

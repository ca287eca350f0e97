import { getisOrd } from '../../src/domain/hotspots/significance/getis-ord.ts';
import { hotspotClasses } from '../../src/domain/hotspots/significance/hotspot-class.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { readInput, type AnalyseInput, type InputArguments } from './analyse-input.ts';
import { positiveNumber } from './analyse-numbers.ts';

/** Options of `gridlight analyse gi` as they are typed. */
export interface GiArguments extends InputArguments {
  value: string;
  distance: string;
  star?: boolean;
  fdr: string;
}

const MOST_ROWS = 10;

/** Where high and low values gather: Getis–Ord Gi, or Gi* with the place itself, of every row. */
export async function analyseGi(options: GiArguments): Promise<AnalyseAnswer> {
  const distanceM = positiveNumber('--distance', options.distance);
  const level = positiveNumber('--fdr', options.fdr);
  if (level >= 1) throw new Error(`--fdr ${options.fdr}: must be between 0 and 1`);
  const isStar = options.star ?? false;
  const input = await readInput(options, { hasPoints: true, hasTimes: false, value: options.value });
  const scores = getisOrd(input.points, input.values, { distanceM, isStar });
  const classes = hotspotClasses(scores, level);
  const { z, p } = scores;
  const unscored = z.filter((score) => Number.isNaN(score)).length;
  return {
    method: 'gi',
    parameters: { ...input.parameters, distance: distanceM, star: isStar, fdr: level, weights: 'binary' },
    n: input.n,
    warnings: [...input.warnings, ...unscoredWarning(unscored, distanceM)],
    result: {
      z: [...z],
      p: [...p],
      class: classes,
      ...(input.rows === undefined ? {} : { rows: input.rows }),
    },
    table: scoreTable(input, scores, classes),
  };
}

function unscoredWarning(unscored: number, distanceM: number): string[] {
  return unscored === 0
    ? []
    : [
        `${unscored} ${unscored === 1 ? 'row has' : 'rows have'} no z-score (null): no row within ${distanceM}, every row within it, or no variance`,
      ];
}

function scoreTable(
  { points, values, rows }: AnalyseInput,
  { z, p }: ReturnType<typeof getisOrd>,
  classes: ReturnType<typeof hotspotClasses>,
): string[] {
  const count = (wanted: (typeof classes)[number]) => classes.filter((name) => name === wanted).length;
  const order = [...z.keys()].filter((row) => !Number.isNaN(z[row]!)).sort((a, b) => z[b]! - z[a]!);
  const lines = (chosen: readonly number[]) =>
    textTable(
      ['row', 'x', 'y', 'value', 'z', 'p', 'class'],
      chosen.map((index) => [
        rows?.[index] ?? index + 1,
        points.x[index]!,
        points.y[index]!,
        values[index]!,
        z[index]!,
        p[index]!,
        classes[index]!,
      ]),
    );
  return [
    `${count('hot')} hot, ${count('cold')} cold, ${count('not-significant')} not significant`,
    'highest:',
    ...lines(order.slice(0, MOST_ROWS)),
    'lowest:',
    ...lines(order.slice(-MOST_ROWS)),
  ];
}

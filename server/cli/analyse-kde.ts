import { kernelDensity, type DensityGrid } from '../../src/domain/hotspots/density/kernel-density.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { readInput, type AnalyseInput, type InputArguments } from './analyse-input.ts';
import { chosenWord, positiveNumber } from './analyse-numbers.ts';

/** Options of `gridlight analyse kde` as they are typed. */
export interface KdeArguments extends InputArguments {
  bandwidth: string;
  cell: string;
  kernel: string;
  value?: string;
}

const MOST_ROWS = 20;

/** Kernel density on a grid of square cells: events, or their values, per unit of area. */
export async function analyseKde(options: KdeArguments): Promise<AnalyseAnswer> {
  const bandwidthM = positiveNumber('--bandwidth', options.bandwidth);
  const cellM = positiveNumber('--cell', options.cell);
  const kernel = chosenWord('--kernel', options.kernel, ['quartic', 'gaussian']);
  const input = await readInput(options, { hasPoints: true, hasTimes: false, value: options.value });
  const weights = options.value === undefined ? null : input.values;
  const { x0, y0, columns, rows, values } = kernelDensity(input.points, weights, {
    bandwidthM,
    cellM,
    kernel,
  });
  return {
    method: 'kde',
    parameters: { ...input.parameters, bandwidth: bandwidthM, cell: cellM, kernel },
    n: input.n,
    warnings: input.warnings,
    result: { grid: { x0, y0, cell: cellM, columns, rows, values: [...values] } },
    table: densestCells({ x0, y0, cellM, columns, rows, values }, input),
  };
}

function densestCells({ x0, y0, cellM, columns, rows, values }: DensityGrid, input: AnalyseInput): string[] {
  const densest = [...values.keys()].sort((a, b) => values[b]! - values[a]!).slice(0, MOST_ROWS);
  // Per square kilometre where the plane is in metres.
  const [factor, unit] = input.toDegrees === undefined ? [1, 'per unit of area'] : [1e6, 'per km²'];
  const lines = densest.map((cell) => {
    const [x, y] = [x0 + ((cell % columns) + 0.5) * cellM, y0 + (Math.floor(cell / columns) + 0.5) * cellM];
    const degrees = input.toDegrees?.(x, y).map((value) => value.toFixed(6)) ?? [];
    return [x, y, ...degrees, (values[cell]! * factor).toPrecision(4)];
  });
  const header = ['x', 'y', ...(input.toDegrees === undefined ? [] : ['longitude', 'latitude']), unit];
  return [
    `${columns} × ${rows} cells from (${x0}, ${y0}); the densest, by their centres:`,
    ...textTable(header, lines),
  ];
}

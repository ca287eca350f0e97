import { DATE_ORDERS } from '../../src/domain/exchange/times/date-order.ts';
import type { PlanePoints } from '../../src/domain/hotspots/plane/plane-points.ts';
import type { EventInterval } from '../../src/domain/time/aoristic.ts';
import { createZoneClock, type ZoneClock } from '../../src/domain/time/zone-clock.ts';
import { findingWarnings, readCells } from './analyse-cells.ts';
import { columnsOf, type ColumnArguments, type InputNeeds } from './analyse-columns.ts';
import { createLeftOutRows } from './analyse-left-out.ts';
import { chosenWord } from './analyse-numbers.ts';
import { looksLikeDegrees, toLocalPlane, type LocalPlane } from './analyse-plane.ts';
import { readCellRows } from './analyse-rows.ts';
import { decideDateOrder } from './analyse-times.ts';

/** Options of every method, as they are typed. */
export interface InputArguments extends ColumnArguments {
  input: string;
  crs: string;
  timeZone: string;
  dateOrder?: string;
}

/** The rows that were taken, as columns in the order of the file; those a method does not need are empty. */
export interface AnalyseInput {
  n: number;
  /** Number of each row in the file, from 1; the header is not counted. Only where some were left out. */
  rows?: number[];
  /** Metres with `--crs wgs84`, else the units of the file. */
  points: PlanePoints;
  values: Float64Array;
  intervals: EventInterval[];
  clock: ZoneClock;
  /** Longitude and latitude of a point of the plane; only with `--crs wgs84`. */
  toDegrees?: LocalPlane['toDegrees'];
  /** How the input was read, for `parameters` of the answer. */
  parameters: Record<string, unknown>;
  warnings: string[];
}

const CRS_NAMES = ['none', 'wgs84'] as const;

/**
 * Reads what a method needs of a file. Rows that cannot be used are left out and counted in a warning. Throws with a
 * sentence for options that do not fit, for a file or column that is not there, and where no row is left.
 */
export async function readInput(options: InputArguments, needs: InputNeeds): Promise<AnalyseInput> {
  const crs = chosenWord('--crs', options.crs, CRS_NAMES);
  const clock = clockOf(options.timeZone);
  const given =
    options.dateOrder === undefined ? undefined : chosenWord('--date-order', options.dateOrder, DATE_ORDERS);
  const columns = columnsOf(options, needs);
  const wanted = [...columns.numbers, ...columns.times];
  const leftOut = createLeftOutRows();
  const cellRows = await readCellRows(options.input, wanted, leftOut);
  const rowsRead = cellRows.length + leftOut.count;

  const timeCells = cellRows.flatMap(({ cells }) => cells.slice(columns.numbers.length));
  const { order, warning: orderWarning } = decideDateOrder(timeCells, given);
  const findings = { datesOnly: 0, oneEnd: 0, repairedNumbers: 0 };
  const isDegrees = needs.hasPoints && crs === 'wgs84';
  const rules = { numbers: columns.numbers.length, isDegrees, order, clock, findings };
  const rows: number[] = [];
  const numbers: number[][] = columns.numbers.map(() => []);
  const intervals: EventInterval[] = [];
  for (const source of cellRows) {
    const read = readCells(source.cells, rules);
    if ('reason' in read) {
      leftOut.add(source, wanted[read.cell]?.column ?? '', source.cells[read.cell] ?? '', read.reason);
      continue;
    }
    rows.push(source.row);
    read.numbers.forEach((value, column) => numbers[column]?.push(value));
    if (read.interval !== undefined) intervals.push(read.interval);
  }
  const rowWarning = leftOut.warning(rowsRead);
  if (rows.length === 0) throw new Error(`--input ${options.input}: no row can be used; ${rowWarning ?? ''}`);

  const [x = [], y = []] = needs.hasPoints ? numbers : [];
  const flat = { x: Float64Array.from(x), y: Float64Array.from(y) };
  const plane = isDegrees ? toLocalPlane(flat.x, flat.y) : undefined;
  return {
    n: rows.length,
    ...(leftOut.count === 0 ? {} : { rows }),
    points: plane?.points ?? flat,
    values: Float64Array.from(needs.value === undefined ? [] : (numbers.at(-1) ?? [])),
    intervals,
    clock,
    ...(plane === undefined ? {} : { toDegrees: plane.toDegrees }),
    parameters: {
      input: options.input,
      ...Object.fromEntries(wanted.map(({ option, column }) => [option.slice(2), column])),
      ...(needs.hasPoints ? { crs } : {}),
      ...(plane === undefined ? {} : { projection: plane.projection, origin: plane.origin }),
      ...(needs.hasTimes ? { timeZone: clock.timeZone, dateOrder: order } : {}),
    },
    warnings: [
      ...(rowWarning === undefined ? [] : [rowWarning]),
      ...(orderWarning === undefined ? [] : [orderWarning]),
      ...findingWarnings(findings, needs.hasHours ?? false),
      ...(plane === undefined || plane.farPoints === 0 ? [] : [farWarning(plane)]),
      ...(needs.hasPoints && !isDegrees && looksLikeDegrees(flat)
        ? ['x and y look like degrees, and distances are taken as they are: use --crs wgs84 for metres']
        : []),
    ],
  };
}

function clockOf(timeZone: string): ZoneClock {
  try {
    return createZoneClock(timeZone);
  } catch {
    throw new Error(`--time-zone ${timeZone}: there is no such time zone; write it as Asia/Shanghai`);
  }
}

function farWarning({ farPoints, origin }: LocalPlane): string {
  const points = farPoints === 1 ? '1 point is' : `${farPoints} points are`;
  return `${points} more than 500 km from the middle of the data (${origin.join(', ')}), where distances are stretched`;
}

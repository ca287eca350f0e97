import type { WantedColumn } from './analyse-rows.ts';

/** The options that name columns, as they are typed. */
export interface ColumnArguments {
  x?: string;
  y?: string;
  time?: string;
  from?: string;
  to?: string;
}

/** What a method reads of each row. */
export interface InputNeeds {
  hasPoints: boolean;
  hasTimes: boolean;
  /** Whether the hour of the day matters, so that a bare date is worth a warning. */
  hasHours?: boolean;
  /** Column of a number beside the place. */
  value?: string | undefined;
}

/** The columns that a method reads. */
export interface MethodColumns {
  /** x and y where points are needed, then the value. */
  numbers: readonly WantedColumn[];
  /** One for moments, two for intervals, none where no times are needed. */
  times: readonly WantedColumn[];
}

/** The columns of a method by its options. Throws with a sentence where one is missing or two exclude each other. */
export function columnsOf(options: ColumnArguments, needs: InputNeeds): MethodColumns {
  const { hasPoints, hasTimes, value } = needs;
  const place = hasPoints ? [named('--x', options.x), named('--y', options.y)] : [];
  const numbers = [...place, ...(value === undefined ? [] : [named('--value', value)])];
  return { numbers, times: hasTimes ? timeColumns(options) : [] };
}

function timeColumns({ time, from, to }: ColumnArguments): WantedColumn[] {
  if (time === undefined && from === undefined && to === undefined)
    throw new Error('--time COL is missing: this method needs a time, or an interval by --from COL --to COL');
  if (time === undefined) return [named('--from', from), named('--to', to)];
  if (from !== undefined || to !== undefined)
    throw new Error('--time and --from, --to exclude each other: give a moment or an interval');
  return [named('--time', time)];
}

function named(option: string, column: string | undefined): WantedColumn {
  if (column === undefined) throw new Error(`${option} COL is missing`);
  return { option, column };
}

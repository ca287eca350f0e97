import { NO_DEADLINE, type IncidentColumns } from './columns.ts';
import { runTask, type Task } from '../../tasks/task.ts';

type Column = Float64Array | Int32Array | Uint16Array | Uint32Array;

/**
 * Where each row of the merged columns comes from: below the length of the first store from it, otherwise from the second.
 * The first `kept` rows are those of the first store: live rows mostly come after all that is there.
 */
interface MergeOrder {
  readonly order: Uint32Array;
  readonly kept: number;
}

function mergeOrder(first: Float64Array, second: Float64Array): MergeOrder {
  const order = new Uint32Array(first.length + second.length);
  let a = 0;
  let b = 0;
  let kept = 0;
  for (let index = 0; index < order.length; index++) {
    const takesFirst = b >= second.length || (a < first.length && first[a]! <= second[b]!);
    if (takesFirst && b === 0) kept++;
    order[index] = takesFirst ? a++ : first.length + b++;
  }
  return { order, kept };
}

function wider(first: Column, second: Column): Column {
  if (first instanceof Float64Array || second instanceof Float64Array) return new Float64Array(0);
  return first instanceof Uint32Array || second instanceof Uint32Array ? new Uint32Array(0) : first;
}

function take<T extends Column>(first: T, second: T, { order, kept }: MergeOrder): T {
  const Kind = wider(first, second).constructor as new (length: number) => T;
  const merged = new Kind(order.length);
  merged.set(first.subarray(0, kept));
  for (let index = kept; index < order.length; index++) {
    const row = order[index]!;
    merged[index] = row < first.length ? first[row]! : second[row - first.length]!;
  }
  return merged;
}

/** Limits as ms in floats, NaN where none. */
export function limitsInMs({
  deadline,
  deadlineUnitMs,
}: Pick<IncidentColumns, 'deadline' | 'deadlineUnitMs'>): Float64Array {
  if (deadline instanceof Float64Array) return deadline;
  const limits = new Float64Array(deadline.length);
  for (let row = 0; row < limits.length; row++)
    limits[row] = deadline[row] === NO_DEADLINE ? Number.NaN : deadline[row]! * deadlineUnitMs;
  return limits;
}

/** Limits in different units meet as floats; the next load of the data packs them again. */
function takeDeadlines(
  first: IncidentColumns,
  second: IncidentColumns,
  order: MergeOrder,
): Pick<IncidentColumns, 'deadline' | 'deadlineUnitMs'> {
  const { deadlineUnitMs } = first;
  const isPlain = first.deadline instanceof Uint32Array && second.deadline instanceof Uint32Array;
  return isPlain && deadlineUnitMs === second.deadlineUnitMs
    ? { deadline: take(first.deadline, second.deadline, order), deadlineUnitMs }
    : { deadline: take(limitsInMs(first), limitsInMs(second), order), deadlineUnitMs: 1 };
}

/** Two stores as one, and where each row was: in the first, or `first.length` + its index in the second. */
export interface Merged {
  readonly columns: IncidentColumns;
  readonly order: Uint32Array;
}

/**
 * Two stores of one dictionary as one, by time, a column at a time; rows of one moment: the first store's before the
 * second's.
 */
export function* mergeColumnsTask(first: IncidentColumns, second: IncidentColumns): Task<Merged> {
  const order = mergeOrder(first.time, second.time);
  yield;
  const time = take(first.time, second.time, order);
  yield;
  const x = take(first.x, second.x, order);
  yield;
  const y = take(first.y, second.y, order);
  yield;
  const kind = take(first.kind, second.kind, order);
  yield;
  const unit = take(first.unit, second.unit, order);
  yield;
  const deadlines = takeDeadlines(first, second, order);
  yield;
  const prefix = take(first.eventNumbers.prefix, second.eventNumbers.prefix, order);
  yield;
  const serial = take(first.eventNumbers.serial, second.eventNumbers.serial, order);
  const eventNumbers = { prefix, serial };
  return {
    order: order.order,
    columns: { length: order.order.length, time, x, y, kind, unit, ...deadlines, eventNumbers },
  };
}

/** `mergeColumnsTask` at once. */
export function mergeColumns(first: IncidentColumns, second: IncidentColumns): Merged {
  return runTask(mergeColumnsTask(first, second));
}

/** Some rows of a store, in the order given. */
export function takeRows(columns: IncidentColumns, rows: Uint32Array): IncidentColumns {
  const pick = <T extends Column>(column: T): T => {
    const picked = new (column.constructor as new (length: number) => T)(rows.length);
    for (let index = 0; index < rows.length; index++) picked[index] = column[rows[index]!]!;
    return picked;
  };
  return {
    length: rows.length,
    time: pick(columns.time),
    x: pick(columns.x),
    y: pick(columns.y),
    kind: pick(columns.kind),
    unit: pick(columns.unit),
    deadline: pick(columns.deadline),
    deadlineUnitMs: columns.deadlineUnitMs,
    eventNumbers: { prefix: pick(columns.eventNumbers.prefix), serial: pick(columns.eventNumbers.serial) },
  };
}

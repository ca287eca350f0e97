import type { IncidentColumns } from './columns.ts';

type Column = Float64Array | Int32Array | Uint16Array | Uint32Array;

/** Where each row of the merged columns comes from: below the length of the first store from it, otherwise from the second. */
function mergeOrder(first: Float64Array, second: Float64Array): Uint32Array {
  const order = new Uint32Array(first.length + second.length);
  let a = 0;
  let b = 0;
  for (let place = 0; place < order.length; place++) {
    const takesFirst = b >= second.length || (a < first.length && first[a]! <= second[b]!);
    order[place] = takesFirst ? a++ : first.length + b++;
  }
  return order;
}

function wider(first: Column, second: Column): Column {
  if (first instanceof Float64Array || second instanceof Float64Array) return new Float64Array(0);
  return first instanceof Uint32Array || second instanceof Uint32Array ? new Uint32Array(0) : first;
}

function take<T extends Column>(first: T, second: T, order: Uint32Array): T {
  const Kind = wider(first, second).constructor as new (length: number) => T;
  const merged = new Kind(order.length);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    merged[place] = row < first.length ? first[row]! : second[row - first.length]!;
  }
  return merged;
}

/** Deadlines of both kinds can meet: then all are kept as ms. */
function takeDeadlines(first: IncidentColumns, second: IncidentColumns, order: Uint32Array) {
  const isPlain = (column: IncidentColumns['deadline']) => column instanceof Uint32Array;
  if (isPlain(first.deadline) === isPlain(second.deadline))
    return take(first.deadline, second.deadline, order);
  const inMs = ({ deadline }: IncidentColumns) =>
    deadline instanceof Float64Array
      ? deadline
      : Float64Array.from(deadline, (seconds) => (seconds === 0xffffffff ? Number.NaN : seconds * 1000));
  return take(inMs(first), inMs(second), order);
}

/**
 * Two stores of one dictionary as one, by time; rows of one moment: the first store's before the second's. `order` tells
 * where each row was: in the first store, or `first.length` + its place in the second.
 */
export function mergeColumns(
  first: IncidentColumns,
  second: IncidentColumns,
): { columns: IncidentColumns; order: Uint32Array } {
  const order = mergeOrder(first.time, second.time);
  return {
    order,
    columns: {
      length: order.length,
      time: take(first.time, second.time, order),
      x: take(first.x, second.x, order),
      y: take(first.y, second.y, order),
      kind: take(first.kind, second.kind, order),
      unit: take(first.unit, second.unit, order),
      deadline: takeDeadlines(first, second, order),
      eventNumbers: {
        prefix: take(first.eventNumbers.prefix, second.eventNumbers.prefix, order),
        serial: take(first.eventNumbers.serial, second.eventNumbers.serial, order),
      },
    },
  };
}

/** Some rows of a store, in the order given. */
export function takeRows(columns: IncidentColumns, rows: Uint32Array): IncidentColumns {
  const pick = <T extends Column>(column: T): T => {
    const picked = new (column.constructor as new (length: number) => T)(rows.length);
    for (let place = 0; place < rows.length; place++) picked[place] = column[rows[place]!]!;
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
    eventNumbers: { prefix: pick(columns.eventNumbers.prefix), serial: pick(columns.eventNumbers.serial) },
  };
}

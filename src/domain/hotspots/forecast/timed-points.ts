import type { PlanePoints } from '../plane/plane-points.ts';

/**
 * Events on a plane, each between two moments in epoch ms; `fromMs[i] = toMs[i]` is an instant. A day that is known
 * without its hour goes from 00:00 to the next 00:00.
 */
export interface TimedPoints {
  readonly points: PlanePoints;
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
}

/** A stretch of time in epoch ms, its end left out. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Indexes of the events that begin and end in a period. An instant at its end lies in the next one. */
export function eventsIn({ fromMs, toMs }: TimedPoints, period: Period): Int32Array {
  const inside: number[] = [];
  for (let index = 0; index < fromMs.length; index++) {
    const from = fromMs[index]!;
    const to = toMs[index]!;
    const isOver = to < period.toMs || (to === period.toMs && from < to);
    if (from >= period.fromMs && isOver) inside.push(index);
  }
  return Int32Array.from(inside);
}

/** The events at these indexes, in their order. */
export function takeEvents({ points, fromMs, toMs }: TimedPoints, indexes: Int32Array): TimedPoints {
  const take = (values: Float64Array): Float64Array => Float64Array.from(indexes, (index) => values[index]!);
  return { points: { x: take(points.x), y: take(points.y) }, fromMs: take(fromMs), toMs: take(toMs) };
}

/**
 * Throws RangeError where the columns differ in length, a value is not finite, or an event ends before it begins; the
 * message names the index.
 */
export function checkEvents({ points, fromMs, toMs }: TimedPoints): void {
  const { x, y } = points;
  if (x.length !== y.length || x.length !== fromMs.length || x.length !== toMs.length)
    throw new RangeError(`columns of ${x.length}, ${y.length}, ${fromMs.length} and ${toMs.length} values`);
  for (let index = 0; index < x.length; index++) {
    const sum = x[index]! + y[index]! + fromMs[index]! + toMs[index]!;
    if (!Number.isFinite(sum)) throw new RangeError(`event ${index} has no place or no time`);
    if (toMs[index]! < fromMs[index]!) throw new RangeError(`event ${index} ends before it begins`);
  }
}

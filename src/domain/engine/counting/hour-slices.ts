import type { Task } from '../../tasks/task.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';
import type { Kernel } from './range-counter.ts';
import { firstHalfHourFrom, halfHourOfRow, type HalfHours } from '../store/half-hours.ts';

/**
 * Cumulative slices over the hours of the week: slice `h` counts the rows `[from, to)` whose hour is below `h`. Any choice
 * of hours is then a sum of differences, so that a dragged week clock costs look-ups only.
 */
export interface HourSlices {
  readonly from: number;
  readonly to: number;
  readonly slices: readonly Int32Array[];
}

/** Bytes that the slices of so many counters take. */
export function hourSlicesBytes(size: number): number {
  return (HOURS_OF_WEEK + 1) * size * Int32Array.BYTES_PER_ELEMENT;
}

/** Makes the slices of the rows `[from, to)` that have an hour, an hour of the week at a time. `kernel` must not know a week clock. */
export function* hourSlicesTask(
  halfHours: HalfHours,
  size: number,
  kernel: Kernel,
  from: number,
  to: number,
): Task<HourSlices> {
  const halfHoursOfHour: number[][] = Array.from({ length: HOURS_OF_WEEK }, () => []);
  const first = from < to ? halfHourOfRow(halfHours, from) : 0;
  const end = from < to ? firstHalfHourFrom(halfHours, to) : 0;
  for (let halfHour = first; halfHour < end; halfHour++)
    halfHoursOfHour[halfHours.hours[halfHour]!]?.push(halfHour);
  const running = new Int32Array(size);
  const slices = [running.slice()];
  for (const ofHour of halfHoursOfHour) {
    for (const halfHour of ofHour)
      kernel(
        running,
        Math.max(from, halfHours.rows[halfHour]!),
        Math.min(to, halfHours.rows[halfHour + 1]!),
        1,
      );
    slices.push(running.slice());
    yield;
  }
  return { from, to, slices };
}

/** Counters of the rows whose hour passes the week clock (1 = passes). */
export function sumHours({ slices }: HourSlices, weekHours: Uint8Array): Int32Array {
  const sum = new Int32Array(slices[0]!.length);
  for (let hour = 0; hour < HOURS_OF_WEEK; hour++) {
    if (weekHours[hour] === 0) continue;
    const low = slices[hour]!;
    while (hour + 1 < HOURS_OF_WEEK && weekHours[hour + 1] === 1) hour++;
    const high = slices[hour + 1]!;
    for (let index = 0; index < sum.length; index++) sum[index] = sum[index]! + high[index]! - low[index]!;
  }
  return sum;
}

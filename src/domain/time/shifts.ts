import { HOUR_MS, hourOfDay, startOfDay } from './zone.ts';

/** Hours of the day at which a shift begins: night 00–08, day 08–16, evening 16–24. */
const SHIFT_HOURS = 8;

export const SHIFT_NAMES = ['night', 'day', 'evening'] as const;
export type ShiftName = (typeof SHIFT_NAMES)[number];

/** Eight hours on duty, epoch ms, half-open. */
export interface Shift {
  readonly name: ShiftName;
  readonly from: number;
  readonly to: number;
}

/** The shift on duty at a moment, by the clock of Shanghai. */
export function shiftAt(timeMs: number): Shift {
  const number = Math.floor(hourOfDay(timeMs) / SHIFT_HOURS);
  const from = startOfDay(timeMs) + number * SHIFT_HOURS * HOUR_MS;
  return { name: SHIFT_NAMES[number] ?? 'night', from, to: from + SHIFT_HOURS * HOUR_MS };
}

/** The shift that ended when this one began. */
export function shiftBefore(shift: Shift): Shift {
  return shiftAt(shift.from - 1);
}

/** For so long after a change of shift the page still speaks of the one that ended. */
const HAND_OVER_MS = HOUR_MS / 2;

/** The shift that is being handed over: the one on duty, and in its first half hour the one before it. */
export function shiftHandedOver(timeMs: number): Shift {
  return shiftAt(timeMs - HAND_OVER_MS);
}

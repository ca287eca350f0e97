import { spanOf } from '../../time/aoristic.ts';
import { civilDayOfTime } from '../../time/civil-day.ts';
import { HOUR_MS, HOURS_OF_WEEK, hourOfWeek } from '../../time/zone.ts';

/** Kinds of day that differ in their hours, such as ordinary days, holidays and market days. */
export interface DayClasses {
  readonly count: number;
  /** Class 0 … count − 1 of a civil day in Shanghai. It has to be known beforehand. */
  readonly classOf: (civilDay: number) => number;
}

/** Every day is like the others of its weekday. */
export const ONE_DAY_CLASS: DayClasses = { count: 1, classOf: () => 0 };

/** Hours of the week (Shanghai, Monday 00 first), once for each class of day. */
export interface WeekSlots {
  readonly count: number;
  /** Hour of the week of a slot, 0 … 167. */
  readonly hourOf: (slot: number) => number;
  /** Calls with every slot that `[fromMs, toMs)` meets and the milliseconds in it; hour by hour. */
  readonly eachHour: (fromMs: number, toMs: number, visit: (slot: number, ms: number) => void) => void;
}

/** The slots of these classes of day: `class · 168 + hour of the week`. */
export function weekSlots({ count, classOf }: DayClasses): WeekSlots {
  return {
    count: count * HOURS_OF_WEEK,
    hourOf: (slot) => slot % HOURS_OF_WEEK,
    eachHour(fromMs, toMs, visit) {
      let start = fromMs;
      while (start < toMs) {
        const end = Math.min(toMs, (Math.floor(start / HOUR_MS) + 1) * HOUR_MS);
        visit(classOf(civilDayOfTime(start)) * HOURS_OF_WEEK + hourOfWeek(start), end - start);
        start = end;
      }
    },
  };
}

/**
 * Calls with every slot of an event and the share of the event in it (aoristic weight, Ratcliffe 2000). The shares of
 * one event sum to 1; an instant lies wholly in its slot.
 */
export function eachSlotShare(
  slots: WeekSlots,
  fromMs: number,
  toMs: number,
  visit: (slot: number, share: number) => void,
): void {
  const { from, to } = spanOf({ from: fromMs, to: toMs });
  slots.eachHour(from, to, (slot, ms) => visit(slot, ms / (to - from)));
}

/** How often each slot occurred in `[fromMs, toMs)`, in hours: a week has each once. */
export function slotHours(slots: WeekSlots, fromMs: number, toMs: number): Float64Array {
  const hours = new Float64Array(slots.count);
  slots.eachHour(fromMs, toMs, (slot, ms) => (hours[slot]! += ms / HOUR_MS));
  return hours;
}

import { calendarDay, COMMUTE_HOURS } from '../../src/domain/time/calendar-days.ts';

/** Whether a local hour (0–24, fractions allowed) of a civil day is commute: a workday within the commute hours. */
export function isCommuteHour(day: number, hour: number): boolean {
  return COMMUTE_HOURS.some(([from, to]) => hour >= from && hour < to) && calendarDay(day).isWorkday;
}

import { civilDayOfTime, DAY_MS, startOfCivilDay, weekdayOfCivilDay } from '../../time/civil-day.ts';
import { bitsOfClasses, classOfDay } from '../../time/class-of-day.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { CalendarClass } from '../../time/calendar-classes.ts';

/** Classes that every place has in common and that hold all day: only for them days can be counted. */
const WHOLE_DAYS: readonly CalendarClass[] = ['holiday', 'makeupWorkday', 'workday', 'weekend'];

/**
 * Days of a range that belong to the classes (none = all) and to the days of the week (Monday 0; none = all); a day that the
 * range cuts counts with its part. `null` where a class has no days of its own: market days differ from place to place, the
 * commute is a part of a day.
 */
export function exposureDays(
  range: TimeRange,
  classes: readonly CalendarClass[],
  days: readonly number[],
): number | null {
  if (!classes.every((name) => WHOLE_DAYS.includes(name))) return null;
  const wanted = bitsOfClasses(classes);
  let sum = 0;
  for (let day = civilDayOfTime(range.from); startOfCivilDay(day) < range.to; day++) {
    if (wanted !== 0 && (classOfDay(day).bits & wanted) === 0) continue;
    if (days.length > 0 && !days.includes(weekdayOfCivilDay(day) - 1)) continue;
    const start = startOfCivilDay(day);
    sum += (Math.min(range.to, start + DAY_MS) - Math.max(range.from, start)) / DAY_MS;
  }
  return sum;
}

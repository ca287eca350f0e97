import {
  cellOfHour,
  HOURS_OF_DAY,
  hourOfCell,
  hoursBetween,
  joinHours,
  WEEKDAYS,
  type HoursJoin,
  type WeekCell,
} from '../../time/week-hours.ts';
import { HOURS_OF_WEEK } from '../../time/zone.ts';

/** What the week clock's clause says to a clock by hour of the day: its days (Monday 0) and its hours; none = all. */
export interface DaysAndHours {
  readonly days: readonly number[];
  readonly hours: readonly number[];
}

const ALL_HOURS = Array.from({ length: HOURS_OF_DAY }, (_, hour) => hour);

/** Days and hours that a choice of hours of the week touches; all of them are none. */
export function daysAndHours(weekHours: readonly number[]): DaysAndHours {
  const cells = weekHours.map(cellOfHour);
  const once = (values: number[], all: number) => {
    const distinct = [...new Set(values)].sort((a, b) => a - b);
    return distinct.length === all ? [] : distinct;
  };
  return {
    days: once(cells.map(({ day }) => day), WEEKDAYS),
    hours: once(cells.map(({ hour }) => hour), HOURS_OF_DAY),
  }; // prettier-ignore
}

/**
 * The week clock's clause after hours of the day were marked: on the days that it has. Marked once more by themselves
 * (`replace`), they are taken back and the days stay.
 */
export function weekHoursAfter(
  weekHours: readonly number[],
  marked: readonly number[],
  join: HoursJoin,
): number[] {
  const { days, hours } = daysAndHours(weekHours);
  const before = join === 'remove' && hours.length === 0 ? ALL_HOURS : hours;
  const joined = joinHours(before, marked, join);
  const isTakenBack = join === 'replace' && hours.length > 0 && joined.join() === hours.join();
  const chosen = isTakenBack || joined.length === 0 ? ALL_HOURS : joined;
  const wanted = days.length === 0 ? [...Array.from({ length: WEEKDAYS }).keys()] : days;
  return allIsNone(wanted.flatMap((day) => chosen.map((hour) => hourOfCell({ day, hour }))));
}

/** The clause after a rectangle of the week was marked; the same rectangle once more is taken back. */
export function weekHoursAfterCells(
  weekHours: readonly number[],
  from: WeekCell,
  to: WeekCell,
  join: HoursJoin,
): number[] {
  const all = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => hour);
  const before = join === 'remove' && weekHours.length === 0 ? all : weekHours;
  const joined = joinHours(before, hoursBetween(from, to), join);
  return join === 'replace' && joined.join() === weekHours.join() ? [] : allIsNone(joined);
}

const allIsNone = (hours: number[]): number[] => (hours.length === HOURS_OF_WEEK ? [] : hours);

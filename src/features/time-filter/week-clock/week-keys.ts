import {
  cellOfHour,
  HOURS_OF_DAY,
  hourOfCell,
  hoursBetween,
  joinHours,
  WEEKDAYS,
  type HoursJoin,
  type WeekCell,
} from '../../../domain/time/week-hours.ts';
import { HOURS_OF_WEEK } from '../../../domain/time/zone.ts';

/** Modifier keys of a pointer or a key press. */
export interface Modifiers {
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Shift adds, Alt removes, otherwise what is marked replaces what was chosen. */
export function joinOf({ shiftKey, altKey }: Modifiers): HoursJoin {
  return altKey ? 'remove' : shiftKey ? 'add' : 'replace';
}

/** The week clock's clause after hours were marked. No clause means all hours, so removing from it leaves the others. */
export function chosenAfter(before: readonly number[], marked: readonly number[], join: HoursJoin): number[] {
  const all = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => hour);
  const chosen = joinHours(before.length === 0 && join === 'remove' ? all : before, marked, join);
  return chosen.length === HOURS_OF_WEEK ? [] : chosen;
}

/** Whether two lists of hours, both ascending, are the same. */
export function isSameHours(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((hour, index) => hour === b[index]);
}

const STEPS: Readonly<Record<string, readonly [day: number, hour: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -HOURS_OF_DAY],
  End: [0, HOURS_OF_DAY],
  PageUp: [-WEEKDAYS, 0],
  PageDown: [WEEKDAYS, 0],
};

/** Where a key leads from a field; `undefined` for a key that does not lead anywhere. */
export function cellAfterKey({ day, hour }: WeekCell, key: string): WeekCell | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const inside = (value: number, count: number) => Math.min(count - 1, Math.max(0, value));
  return { day: inside(day + step[0], WEEKDAYS), hour: inside(hour + step[1], HOURS_OF_DAY) };
}

/**
 * Hours that Space marks at a field, and how: the field itself, with Shift its whole day, with Ctrl its hour on all days;
 * taken away where they all are chosen, added otherwise.
 */
export function markedBySpace(
  cell: WeekCell,
  chosen: readonly number[],
  { shiftKey, ctrlKey, metaKey }: Modifiers,
): { marked: number[]; join: HoursJoin } {
  const marked = shiftKey
    ? hoursBetween({ day: cell.day, hour: 0 }, { day: cell.day, hour: HOURS_OF_DAY - 1 })
    : ctrlKey || metaKey
      ? hoursBetween({ day: 0, hour: cell.hour }, { day: WEEKDAYS - 1, hour: cell.hour })
      : [hourOfCell(cell)];
  return { marked, join: marked.every((hour) => chosen.includes(hour)) ? 'remove' : 'add' };
}

/** The field on which the keyboard begins: the first chosen one, or Monday 08. */
export function firstFocus(chosen: readonly number[]): WeekCell {
  return cellOfHour(chosen[0] ?? 8);
}

import { SHANGHAI_OFFSET_MS } from './civil-day.ts';
import { HOUR_MS, HOURS_OF_WEEK, WEEK_MS } from './zone.ts';

/** 1970-01-01 was a Thursday: hours from the Monday before to the epoch's midnight in Shanghai. */
const HOURS_FROM_MONDAY = 72;

/** Epoch ms of some Monday 00:00 in Shanghai, from which weeks are counted. */
const FIRST_MONDAY_MS = -HOURS_FROM_MONDAY * HOUR_MS - SHANGHAI_OFFSET_MS;

/** Chosen hours of the week as a measure of time. */
export interface WeekHoursMeasure {
  /** Chosen milliseconds in `[from, to)`, epoch ms; exact for whole milliseconds. */
  readonly millisecondsIn: (from: number, to: number) => number;
}

/**
 * A clock of these hours of the week in Shanghai (Monday 00:00–00:59 = 0 … 167). No hours = every hour. Throws
 * RangeError for an hour that is none of the week.
 */
export function measureWeekHours(hours: readonly number[]): WeekHoursMeasure {
  if (hours.length === 0) return { millisecondsIn: (from, to) => Math.max(0, to - from) };
  const isChosen = new Uint8Array(HOURS_OF_WEEK);
  for (const hour of hours) {
    if (!Number.isInteger(hour) || hour < 0 || hour >= HOURS_OF_WEEK)
      throw new RangeError(`no hour of the week: ${hour} (0–167)`);
    isChosen[hour] = 1;
  }
  const chosenBefore = new Float64Array(HOURS_OF_WEEK + 1);
  for (let hour = 0; hour < HOURS_OF_WEEK; hour++)
    chosenBefore[hour + 1] = chosenBefore[hour]! + isChosen[hour]! * HOUR_MS;
  const perWeek = chosenBefore[HOURS_OF_WEEK]!;
  const chosenUntil = (timeMs: number): number => {
    const week = Math.floor((timeMs - FIRST_MONDAY_MS) / WEEK_MS);
    const rest = timeMs - FIRST_MONDAY_MS - week * WEEK_MS;
    const hour = Math.floor(rest / HOUR_MS);
    return week * perWeek + chosenBefore[hour]! + isChosen[hour]! * (rest - hour * HOUR_MS);
  };
  return { millisecondsIn: (from, to) => (to > from ? chosenUntil(to) - chosenUntil(from) : 0) };
}

/** Adds to each hour of the week the milliseconds of `[from, to)` that fall in it, times `scale`. */
export function addToWeek(week: Float64Array, from: number, to: number, scale = 1): void {
  const wholeWeeks = Math.max(0, Math.floor((to - from) / WEEK_MS));
  if (wholeWeeks > 0)
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++) week[hour]! += wholeWeeks * HOUR_MS * scale;
  let start = from + wholeWeeks * WEEK_MS;
  while (start < to) {
    const count = Math.floor((start - FIRST_MONDAY_MS) / HOUR_MS);
    const end = Math.min(to, FIRST_MONDAY_MS + (count + 1) * HOUR_MS);
    week[((count % HOURS_OF_WEEK) + HOURS_OF_WEEK) % HOURS_OF_WEEK]! += (end - start) * scale;
    start = end;
  }
}

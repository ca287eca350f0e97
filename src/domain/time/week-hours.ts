import { HOURS_OF_WEEK } from './zone.ts';

/** Days of the week, Monday first, and hours of a day: the rows and columns of the week clock. */
export const WEEKDAYS = 7;
export const HOURS_OF_DAY = 24;

/** A field of the week clock: `day` 0 = Monday … 6, `hour` 0 … 23. */
export interface WeekCell {
  readonly day: number;
  readonly hour: number;
}

/** Hour of the week of a field, 0 … 167. */
export function hourOfCell({ day, hour }: WeekCell): number {
  return day * HOURS_OF_DAY + hour;
}

/** The field of an hour of the week. */
export function cellOfHour(hourOfWeek: number): WeekCell {
  return { day: Math.floor(hourOfWeek / HOURS_OF_DAY), hour: hourOfWeek % HOURS_OF_DAY };
}

/** Hours of the rectangle between two fields, both included, ascending. */
export function hoursBetween(a: WeekCell, b: WeekCell): number[] {
  const [firstHour, lastHour] = [Math.min(a.hour, b.hour), Math.max(a.hour, b.hour)];
  return ascending((day, hour) => {
    const isInDays = day >= Math.min(a.day, b.day) && day <= Math.max(a.day, b.day);
    return isInDays && hour >= firstHour && hour <= lastHour;
  });
}

/** How newly marked hours join the ones that were chosen before. */
export type HoursJoin = 'replace' | 'add' | 'remove';

/** The chosen hours after others were marked, ascending and once each. */
export function joinHours(before: readonly number[], marked: readonly number[], join: HoursJoin): number[] {
  if (join === 'replace') return [...new Set(marked)].sort((a, b) => a - b);
  if (join === 'remove') return before.filter((hour) => !marked.includes(hour));
  return [...new Set([...before, ...marked])].sort((a, b) => a - b);
}

/** Choices of the week that duty officers ask for by name; hours are those of the clock, holidays are not looked at. */
export const WEEK_PRESETS = ['workdayDaytime', 'night', 'weekend', 'rushHours'] as const;
export type WeekPreset = (typeof WEEK_PRESETS)[number];

const PRESET_RULES: Readonly<Record<WeekPreset, (day: number, hour: number) => boolean>> = {
  workdayDaytime: (day, hour) => day < 5 && hour >= 8 && hour < 18,
  night: (_, hour) => hour >= 22 || hour < 6,
  weekend: (day) => day >= 5,
  rushHours: (day, hour) => day < 5 && (hour === 7 || hour === 8 || hour === 17 || hour === 18),
};

/** Hours of the week of a preset: workdays 8–18, nights 22–6, Saturday and Sunday, workdays 7–9 and 17–19. */
export function presetHours(preset: WeekPreset): number[] {
  return ascending(PRESET_RULES[preset]);
}

/** The preset that makes exactly these hours. */
export function presetOfHours(hours: readonly number[]): WeekPreset | undefined {
  return WEEK_PRESETS.find((preset) => {
    const own = presetHours(preset);
    return own.length === hours.length && own.every((hour, index) => hour === hours[index]);
  });
}

function ascending(isChosen: (day: number, hour: number) => boolean): number[] {
  return Array.from({ length: HOURS_OF_WEEK }, (_, index) => index).filter((index) => {
    const { day, hour } = cellOfHour(index);
    return isChosen(day, hour);
  });
}

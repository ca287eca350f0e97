import { civilDayOfDate } from './civil-day.ts';
import { FIRST_LUNAR_YEAR, LUNAR_YEARS } from './lunar-table.ts';

/** A day of the Chinese lunar calendar. */
export interface LunarDate {
  /** The year that begins at the Spring Festival, named by the solar year in which that falls. */
  year: number;
  month: number;
  isLeapMonth: boolean;
  /** 1–30. */
  day: number;
  /** 29 or 30. */
  daysInMonth: number;
}

const MEAN_YEAR_DAYS = 365.2422;

const newYearDays = [civilDayOfDate('1900-01-31')];
for (const row of LUNAR_YEARS) newYearDays.push(newYearDays.at(-1)! + lengthOfYear(row));

/** Civil day of 正月初一 of a lunar year from 1900 to 2100; RangeError outside. */
export function lunarNewYear(year: number): number {
  const day =
    year > FIRST_LUNAR_YEAR + LUNAR_YEARS.length - 1 ? undefined : newYearDays[year - FIRST_LUNAR_YEAR];
  if (day === undefined) throw new RangeError(`lunar year ${year} is outside the table (1900–2100)`);
  return day;
}

/** Lunar date of a civil day from 1900-01-31 to 2101-01-28; RangeError outside. */
export function lunarDate(day: number): LunarDate {
  const index = yearIndexOf(day);
  const row = LUNAR_YEARS[index];
  if (row === undefined) throw new RangeError(`civil day ${day} is outside the lunar table (1900–2100)`);
  const leapMonth = row & 15;
  let rest = day - newYearDays[index]!;
  let position = 0;
  while (rest >= lengthAt(row, position)) rest -= lengthAt(row, position++);
  const isLeapMonth = leapMonth > 0 && position === leapMonth;
  return {
    year: FIRST_LUNAR_YEAR + index,
    month: leapMonth > 0 && position >= leapMonth ? position : position + 1,
    isLeapMonth,
    day: rest + 1,
    daysInMonth: lengthAt(row, position),
  };
}

/** Lunar date of a civil day; `null` where the table does not reach. */
export function knownLunarDate(day: number): LunarDate | null {
  return LUNAR_YEARS[yearIndexOf(day)] === undefined ? null : lunarDate(day);
}

/** Place of the lunar year that holds a day, −1 before the table, its length after it. */
function yearIndexOf(day: number): number {
  let index = Math.min(
    LUNAR_YEARS.length,
    Math.max(-1, Math.floor((day - newYearDays[0]!) / MEAN_YEAR_DAYS)),
  );
  while (index >= 0 && newYearDays[index]! > day) index--;
  while (index < LUNAR_YEARS.length && newYearDays[index + 1]! <= day) index++;
  return index;
}

function lengthAt(row: number, position: number): number {
  return 29 + ((row >> (4 + position)) & 1);
}

function lengthOfYear(row: number): number {
  let days = 0;
  for (let position = 0; position < ((row & 15) > 0 ? 13 : 12); position++) days += lengthAt(row, position);
  return days;
}

import type { TimeReading } from './written-time.ts';

const DAY_MS = 86_400_000;
/** Day 0 of spreadsheets that count from 1900, whose leap year 1900 never was. */
const SPREADSHEET_EPOCH_MS = Date.UTC(1899, 11, 30);

/** 1950-01-02, the first day whose year is sensible in any zone. */
const FIRST_DAY_NUMBER = 18_265;

/** Reads a number as epoch milliseconds or seconds, or as the day number of a spreadsheet (45356.338 is 2024-03-05 08:07). */
export function readTimeNumber(value: number): TimeReading {
  if (value >= 3e11 && value < 8e12) return { wallMs: Math.round(value), offsetMs: 0, precision: 'second' };
  if (value >= 3e8 && value < 8e9)
    return {
      wallMs: Math.round(value * 1000),
      offsetMs: 0,
      precision: 'second',
      repaired: 'read as epoch seconds',
    };
  if (value >= FIRST_DAY_NUMBER && value < 110_000) {
    // Spreadsheets keep seconds in about ten decimals.
    const wallMs = SPREADSHEET_EPOCH_MS + Math.round((value * DAY_MS) / 1000) * 1000;
    const precision = Number.isInteger(value) ? 'day' : 'second';
    return { wallMs, precision, repaired: 'read as the day number of a spreadsheet' };
  }
  return { reason: 'is not a time' };
}

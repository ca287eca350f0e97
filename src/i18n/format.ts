import { isDate } from '../domain/time/dates.ts';
import type { Language } from '../domain/view/languages.ts';

const TIME_ZONE = 'Asia/Shanghai';
const numberFormats = new Map<string, Intl.NumberFormat>();
const timeFormats = new Map<string, Intl.DateTimeFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let format = numberFormats.get(key);
  if (format === undefined) numberFormats.set(key, (format = new Intl.NumberFormat(language, options)));
  return format;
}

function timeFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`;
  let format = timeFormats.get(key);
  if (format === undefined)
    timeFormats.set(key, (format = new Intl.DateTimeFormat(language, { timeZone: TIME_ZONE, ...options })));
  return format;
}

/** A number with separators: 60,000; a count with a fraction, of what is known as intervals, with one decimal; one that is not known: —. */
export function formatCount(value: number | null): string {
  return value === null ? '—' : numberFormat('en', { maximumFractionDigits: 1 }).format(value);
}

/** A number with at most `digits` decimals. */
export function formatNumber(value: number, digits = 2): string {
  return numberFormat('en', { maximumFractionDigits: digits }).format(value);
}

/** A share 0–1 as a percentage with `digits` decimals. */
export function formatShare(share: number, digits = 2): string {
  return `${numberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share * 100)}%`;
}

/** Day in Shanghai: 11-20; with the year where it is not that of `asOf` (epoch ms): 2025-11-20. */
export function formatDay(ms: number, asOf = ms): string {
  const date = formatDate(ms);
  return date.slice(0, 5) === formatDate(asOf).slice(0, 5) ? date.slice(5) : date;
}

/** Day and time to the minute in Shanghai: 11-20 22:41; with `asOf` (epoch ms) the year where it is another: 2025-11-20 22:41. A date alone (`isDate`): 11-20. */
export function formatMinute(ms: number, asOf = ms): string {
  const day = formatDay(ms, asOf);
  return isDate(ms) ? day : `${day} ${formatTimeOfDay(ms)}`;
}

/** Time of day in Shanghai: 22:41. */
export function formatTimeOfDay(ms: number): string {
  return timeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms);
}

/** Time of day in Shanghai, with the date before it where it is not of the day of `asOf` (epoch ms): 22:41, 11-20 22:41. A date alone (`isDate`): 11-20. */
export function formatTimeOn(ms: number, asOf: number): string {
  return !isDate(ms) && formatDate(ms) === formatDate(asOf) ? formatTimeOfDay(ms) : formatMinute(ms, asOf);
}

/** Time of day in Shanghai to the second: 22:41:07. */
export function formatSecond(ms: number): string {
  return timeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(ms);
}

/** Date in Shanghai: 2026-11-20. */
export function formatDate(ms: number): string {
  return timeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(ms);
}

/** The clock of the wall: 2026-11-20 周五 22:41:07. */
export function formatClock(ms: number, language: Language): { date: string; weekday: string; time: string } {
  return {
    date: formatDate(ms),
    weekday: timeFormat(language, { weekday: 'short' }).format(ms),
    time: timeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    }).format(ms),
  };
}

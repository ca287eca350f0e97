const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * Epoch ms of `2026-11-20T22:41:07+08:00`, also with three digits of milliseconds or with `Z`, in the years 1900 to 2199;
 * `undefined` for everything else, which may still be a timestamp. It takes a third of the time of `Date.parse` and the
 * pattern of the schema.
 */
export function parseTimestamp(text: string): number | undefined {
  const { length } = text;
  const hasMs = text.charCodeAt(19) === DOT;
  const zoneAt = hasMs ? 23 : 19;
  const isUtc = length === zoneAt + 1 && text.charCodeAt(zoneAt) === UPPER_Z;
  if (!isUtc && length !== zoneAt + 6) return undefined;
  if (
    text.charCodeAt(4) !== DASH ||
    text.charCodeAt(7) !== DASH ||
    text.charCodeAt(10) !== UPPER_T ||
    text.charCodeAt(13) !== COLON ||
    text.charCodeAt(16) !== COLON
  )
    return undefined;
  const year = pair(text, 0) * 100 + pair(text, 2);
  const month = pair(text, 5);
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  const ms = hasMs ? pair(text, 20) * 10 + digit(text, 22) : 0;
  // A character that is no digit gives NaN, for which each of these comparisons is false.
  const isSound =
    year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) &&
    hour < 24 && minute < 60 && second < 60 && ms < 1_000; // prettier-ignore
  if (!isSound) return undefined;
  const offset = isUtc ? 0 : offsetMinutes(text, zoneAt);
  if (offset === undefined) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute - offset, second, ms);
}

const [DASH, DOT, COLON, UPPER_T, UPPER_Z, PLUS] = [0x2d, 0x2e, 0x3a, 0x54, 0x5a, 0x2b] as const;

function digit(text: string, at: number): number {
  const value = text.charCodeAt(at) - 0x30;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}

const pair = (text: string, at: number) => digit(text, at) * 10 + digit(text, at + 1);

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const daysOf = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? Number.NaN);

function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  const hours = pair(text, at + 1);
  const minutes = pair(text, at + 4);
  if ((sign !== PLUS && sign !== DASH) || text.charCodeAt(at + 3) !== COLON) return undefined;
  if (!(hours < 24 && minutes < 60)) return undefined;
  return (sign === PLUS ? 1 : -1) * (hours * 60 + minutes);
}

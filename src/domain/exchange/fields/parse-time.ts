import { SHANGHAI_OFFSET_MS } from '../../time/civil-day.ts';

/** A moment read from a cell, epoch ms; `repaired` tells what was assumed. */
export type ParsedTime = { ms: number; repaired?: string } | { reason: string };

const NUMERIC =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const CHINESE =
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号](?:\s*(\d{1,2})[时点:](?:(\d{1,2})分?(?::?(\d{1,2})秒?)?)?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/**
 * Reads a moment: ISO 8601, `2024/3/5 8:05`, `2024年3月5日8时5分`, `20240305080500`, or a JSON number of epoch
 * milliseconds. A time without an offset is China time (+08:00). Days that do not exist (31 February) are refused.
 */
export function parseTime(raw: unknown): ParsedTime {
  if (typeof raw === 'number') return fromNumber(raw);
  if (typeof raw !== 'string') return { reason: 'is not a time' };
  const text = raw.normalize('NFKC').trim();
  const match = NUMERIC.exec(text) ?? CHINESE.exec(text) ?? COMPACT.exec(text);
  if (match) return fromParts(match);
  return /^\d+(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : { reason: 'is not a time' };
}

function fromParts(match: RegExpExecArray): ParsedTime {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((i) => Number(match[i] ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (hour > 23 || minute > 59 || second > 59) return { reason: 'is no time of the day' };
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(local);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return { reason: 'is a day that does not exist' };
  if (year < 1950 || year > 2200) return { reason: 'is in no sensible year' };
  const milliseconds = match[7] === undefined ? 0 : Math.floor(Number(`0.${match[7]}`) * 1000);
  const offset = offsetMs(match[8]);
  if (offset === undefined) return { reason: 'has an offset that does not exist' };
  const ms = local + milliseconds - offset;
  return match[4] === undefined ? { ms, repaired: 'a date without a time is read as 00:00' } : { ms };
}

function offsetMs(offset: string | undefined): number | undefined {
  if (offset === undefined) return SHANGHAI_OFFSET_MS;
  if (/^z$/i.test(offset)) return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function fromNumber(value: number): ParsedTime {
  if (value >= 3e11 && value < 8e12) return { ms: Math.round(value) };
  if (value >= 3e8 && value < 8e9) return { ms: Math.round(value * 1000), repaired: 'read as epoch seconds' };
  if (value > 10_000 && value < 110_000)
    return { reason: 'looks like a spreadsheet day number; store the column as date and time' };
  return { reason: 'is not a time' };
}

import { SHANGHAI_OFFSET_MS } from '../../time/civil-day.ts';

/** A moment read from a cell, epoch ms; `repaired` tells what was assumed. */
export type ParsedTime = { ms: number; repaired?: string } | { reason: string };

/** A time as a cell states it. */
export interface WrittenTime {
  /** What the clock on the wall shows, as ms of a day that is counted in UTC. */
  wallMs: number;
  /** The offset from UTC that is written beside it, ms; absent for a time of the place. */
  offsetMs?: number;
  /** Whether only the day is given. */
  isDate: boolean;
  repaired?: string;
}

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
  const written = readWrittenTime(raw);
  if ('reason' in written) return written;
  const { wallMs, offsetMs = SHANGHAI_OFFSET_MS, repaired } = written;
  return { ms: wallMs - offsetMs, ...(repaired === undefined ? {} : { repaired }) };
}

/** Reads what `parseTime` reads and leaves open which time zone a time without an offset belongs to. */
export function readWrittenTime(raw: unknown): WrittenTime | { reason: string } {
  if (typeof raw === 'number') return fromNumber(raw);
  if (typeof raw !== 'string') return { reason: 'is not a time' };
  const text = raw.normalize('NFKC').trim();
  const match = NUMERIC.exec(text) ?? CHINESE.exec(text) ?? COMPACT.exec(text);
  if (match) return fromParts(match);
  return /^\d+(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : { reason: 'is not a time' };
}

function fromParts(match: RegExpExecArray): WrittenTime | { reason: string } {
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
  const wallMs = local + milliseconds;
  if (match[4] === undefined)
    return { wallMs, isDate: true, repaired: 'a date without a time is read as 00:00' };
  if (match[8] === undefined) return { wallMs, isDate: false };
  const offsetMs = readOffset(match[8]);
  if (offsetMs === undefined) return { reason: 'has an offset that does not exist' };
  return { wallMs, offsetMs, isDate: false };
}

function readOffset(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  if (hours > 14 || minutes > 59) return undefined;
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function fromNumber(value: number): WrittenTime | { reason: string } {
  if (value >= 3e11 && value < 8e12) return { wallMs: Math.round(value), offsetMs: 0, isDate: false };
  if (value >= 3e8 && value < 8e9)
    return {
      wallMs: Math.round(value * 1000),
      offsetMs: 0,
      isDate: false,
      repaired: 'read as epoch seconds',
    };
  if (value > 10_000 && value < 110_000)
    return { reason: 'looks like a spreadsheet day number; store the column as date and time' };
  return { reason: 'is not a time' };
}

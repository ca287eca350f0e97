import { SHANGHAI_OFFSET_MS } from '../../time/civil-day.ts';
import { narrowTime, readSpelling } from './read-spelling.ts';
import type { TimeFormat } from './time-format.ts';
import { readTimeNumber } from './time-numbers.ts';
import type { TimePrecision } from '../../time/precision.ts';
import type { TimeReading } from './written-time.ts';

/** A moment read from a cell, epoch ms, and how exactly it was written; `repaired` tells what was assumed. */
export type ParsedTime = { ms: number; precision: TimePrecision; repaired?: string } | { reason: string };

/**
 * Reads a moment in any of the spellings of docs/your-data.md. A time without an offset is China time (+08:00). A date is
 * the first moment of its day, of the precision of a day. With a `format` texts are read by that alone.
 */
export function parseTime(raw: unknown, format?: TimeFormat): ParsedTime {
  const written =
    format !== undefined && typeof raw === 'string' ? format(narrowTime(raw)) : readWrittenTime(raw);
  if ('reason' in written) return written;
  const { wallMs, precision, repaired, offsetMs = SHANGHAI_OFFSET_MS } = written;
  return { ms: wallMs - offsetMs, precision, ...(repaired === undefined ? {} : { repaired }) };
}

/** Reads what `parseTime` reads and leaves open which time zone a time without an offset belongs to. */
export function readWrittenTime(raw: unknown): TimeReading {
  if (typeof raw === 'number') return readTimeNumber(raw);
  if (typeof raw !== 'string') return { reason: 'is not a time' };
  const text = narrowTime(raw);
  const spelled = readSpelling(text);
  if (spelled !== undefined) return spelled;
  return /^\d+(\.\d+)?$/.test(text) ? readTimeNumber(Number(text)) : { reason: 'is not a time' };
}

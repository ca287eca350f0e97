import { DAY_MS, dateOfCivilDay, SHANGHAI_OFFSET_MS, startOfCivilDay } from '../../domain/time/civil-day.ts';
import type { TimeRange } from '../../domain/time/ranges.ts';
import { HOUR_MS, MINUTE_MS } from '../../domain/time/zone.ts';

/** Epoch ms → `2026-11-20T22:41+08:00`; seconds and milliseconds only where they are not zero. */
export function formatInstant(epochMs: number): string {
  const local = new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString();
  const fraction = ((epochMs % 1000) + 1000) % 1000 === 0 ? local.slice(16, 19) : local.slice(16, 23);
  return `${local.slice(0, 16)}${fraction === ':00' ? '' : fraction}+08:00`;
}

const MOMENT = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * A moment of ISO 8601, by Shanghai's clock where it has no offset, as the range from it to it (epoch ms); a date alone is
 * its whole day there. `undefined` where it is neither. A `+` that an address turned into a space is taken as one.
 */
export function parseMoment(text: string): TimeRange | undefined {
  const [, date = '', time, offset = '+08:00'] = MOMENT.exec(text.trim().replace(' ', '+')) ?? [];
  const day = Date.parse(date) / DAY_MS;
  if (Number.isNaN(day) || dateOfCivilDay(day) !== date) return undefined;
  if (time === undefined) return { from: startOfCivilDay(day), to: startOfCivilDay(day + 1) };
  const epochMs = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(epochMs) ? undefined : { from: epochMs, to: epochMs };
}

/** `1h`, `30m`, `2d`, `1500` (ms): a span in its largest whole unit. */
export function formatSpan(spanMs: number): string {
  if (spanMs % DAY_MS === 0) return `${spanMs / DAY_MS}d`;
  if (spanMs % HOUR_MS === 0) return `${spanMs / HOUR_MS}h`;
  if (spanMs % MINUTE_MS === 0) return `${spanMs / MINUTE_MS}m`;
  return `${spanMs}ms`;
}

const SPAN_UNITS: Readonly<Record<string, number>> = { d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, ms: 1 };

/** The reverse of `formatSpan`; `undefined` for anything that is no positive span of at most ten years. */
export function parseSpan(text: string): number | undefined {
  const match = /^(\d{1,15})(d|h|ms|m)$/.exec(text);
  if (!match) return undefined;
  const spanMs = Number(match[1]) * (SPAN_UNITS[match[2] ?? ''] ?? Number.NaN);
  return spanMs > 0 && spanMs <= 3_660 * DAY_MS ? spanMs : undefined;
}

/** Parses a plain decimal number in `[min, max]`. */
export function parseNumberWithin(text: string | undefined, min: number, max: number): number | undefined {
  if (text === undefined || !/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** Comma-separated values that pass `isKnown`, in their order and once each, and the ones that do not. */
export function parseList<T extends string>(
  text: string,
  isKnown: (value: string) => value is T,
): { known: T[]; unknown: string[] } {
  const values = [...new Set(text.split(',').filter((value) => value !== ''))];
  return { known: values.filter(isKnown), unknown: values.filter((value) => !isKnown(value)) };
}

/** Guard for the values of a constant list. */
export function oneOf<T extends string>(values: readonly T[]): (value: string) => value is T {
  return (value): value is T => (values as readonly string[]).includes(value);
}

import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { RANGE_PRESETS, type TimeRange } from '../../domain/time/ranges.ts';
import { formatInstant, oneOf, parseMoment } from './values.ts';

/** `2026-11-01T00:00+08:00~2026-11-02T00:00+08:00`, both ends in Shanghai time. */
export function formatRange(range: TimeRange): string {
  return `${formatInstant(range.from)}~${formatInstant(range.to)}`;
}

/**
 * The range that such a text says; `undefined` where its ends are none or in the wrong order. As people write it: `..`
 * between the ends, times without an offset, which are Shanghai's, and dates, of which the last counts whole; a date
 * alone is that day.
 */
export function parseRange(text: string): TimeRange | undefined {
  const [first, last = first, ...rest] = text.split(/~|\.\.|\//).map(parseMoment);
  if (first === undefined || last === undefined || rest.length > 0) return undefined;
  return first.from < last.to ? { from: first.from, to: last.to } : undefined;
}

/** A preset by its name, or a range. */
export function parseTimeClause(text: string): TimeClause | undefined {
  if (oneOf(RANGE_PRESETS)(text)) return { kind: 'preset', preset: text };
  const range = parseRange(text);
  return range && { kind: 'range', ...range };
}

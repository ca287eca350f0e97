import type { TimeClause } from '../../domain/engine/api/filter.ts';
import { RANGE_PRESETS, type TimeRange } from '../../domain/time/ranges.ts';
import { formatInstant, oneOf, parseInstant } from './values.ts';

/** `2026-11-01T00:00+08:00~2026-11-02T00:00+08:00`, both ends in Shanghai time. */
export function formatRange(range: TimeRange): string {
  return `${formatInstant(range.from)}~${formatInstant(range.to)}`;
}

/** The range that such a text says; `undefined` where its ends are none or in the wrong order. */
export function parseRange(text: string): TimeRange | undefined {
  const [from, to, rest] = text.split('~').map(parseInstant);
  return from !== undefined && to !== undefined && rest === undefined && from < to ? { from, to } : undefined;
}

/** A preset by its name, or a range. */
export function parseTimeClause(text: string): TimeClause | undefined {
  if (oneOf(RANGE_PRESETS)(text)) return { kind: 'preset', preset: text };
  const range = parseRange(text);
  return range && { kind: 'range', ...range };
}

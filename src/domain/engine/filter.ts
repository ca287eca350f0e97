import type { Progress, Tier } from '../incidents/life-cycle.ts';

/** Ranges that always end at the latest incident. */
export const TIME_PRESETS = ['24h', '7d', '30d', 'all'] as const;
export type TimePreset = (typeof TIME_PRESETS)[number];

/** Half-open interval of time: `fromMs <= t < toMs`, epoch ms. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

export type TimeClause =
  { readonly kind: 'preset'; readonly preset: TimePreset } | ({ readonly kind: 'range' } & TimeRange);

/** `filter`: only what matches is drawn. `highlight`: everything stays, what matches stands out. */
export const FILTER_MODES = ['filter', 'highlight'] as const;
export type FilterMode = (typeof FILTER_MODES)[number];

/**
 * The one filter of the page. Clauses are joined by AND, values inside a clause by OR; an empty list is no clause.
 * `categories` may hold group codes (`A`) beside leaf codes (`A2`). `unitCode` keeps what lies inside that unit.
 */
export interface FilterState {
  readonly range: TimeClause;
  readonly categories: readonly string[];
  readonly channels: readonly string[];
  readonly progresses: readonly Progress[];
  readonly tiers: readonly Tier[];
  readonly unitCode: string | null;
  readonly mode: FilterMode;
}

export const DEFAULT_FILTER: FilterState = {
  range: { kind: 'preset', preset: '7d' },
  categories: [],
  channels: [],
  progresses: [],
  tiers: [],
  unitCode: null,
  mode: 'filter',
};

import type { Progress, Tier } from '../../incidents/life-cycle.ts';
import type { CalendarClass } from '../../time/calendar-classes.ts';
import type { RangePreset, TimeRange } from '../../time/ranges.ts';

/** A preset always ends just after the latest incident; a range is half-open, epoch ms. */
export type TimeClause =
  | { readonly kind: 'preset'; readonly preset: RangePreset }
  | ({ readonly kind: 'range' } & Readonly<TimeRange>);

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
  /** The week clock: hours of the week in Shanghai, Monday 00:00–00:59 = 0 … 167, ascending; empty = no clause. */
  readonly weekHours: readonly number[];
  /** Kinds of day or hour of which one has to hold; empty = no clause. */
  readonly calendar: readonly CalendarClass[];
  /**
   * An area drawn by hand: a ring of `[longitude, latitude]`, not closed, 3–200 corners; where it crosses itself, the
   * even-odd rule says what is inside. null = none.
   */
  readonly lasso: readonly (readonly [number, number])[] | null;
  readonly mode: FilterMode;
}

export const DEFAULT_FILTER: FilterState = {
  range: { kind: 'preset', preset: '7d' },
  categories: [],
  channels: [],
  progresses: [],
  tiers: [],
  unitCode: null,
  weekHours: [],
  calendar: [],
  lasso: null,
  mode: 'filter',
};

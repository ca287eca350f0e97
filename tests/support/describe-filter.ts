import { codePrefix } from '../../src/domain/grids/codes.ts';
import type { Progress, Tier } from '../../src/domain/incidents/life-cycle.ts';
import type { TimeRange } from '../../src/domain/time/ranges.ts';
import { describeCalendar, type CalendarDescription } from './describe-calendar.ts';
import type { FilterState } from '../../src/domain/engine/api/filter.ts';
import { passesCategories, type FilterContext } from '../../src/domain/engine/filter/filter-context.ts';
import { resolveRange } from '../../src/domain/engine/filter/time-range.ts';

/** A filter in plain clauses that any store of incidents can apply. `null` = no such clause. */
export interface FilterDescription {
  /** Half-open on reportedAt: `from <= t < to`, epoch ms. */
  readonly from: number;
  readonly to: number;
  /** Leaf codes, groups written out. */
  readonly categories: readonly string[] | null;
  readonly channels: readonly string[] | null;
  /** Judged by `progressOf` at the moment of the answer. */
  readonly progress: readonly Progress[] | null;
  readonly tiers: readonly Tier[] | null;
  /** Significant digits that a unit code has to begin with; for an area, one entry per member. */
  readonly unitPrefixes: readonly string[] | null;
  /** Hours of the week of reportedAt in Shanghai, Monday 00:00–00:59 = 0. */
  readonly weekHours: readonly number[] | null;
  /** Of these one has to hold. */
  readonly calendar: readonly CalendarDescription[] | null;
  /** Corners `[longitude, latitude]`; edges are straight in Web Mercator, inside by the even-odd rule. */
  readonly lasso: readonly (readonly [number, number])[] | null;
}

const listed = <T>(values: readonly T[]) => (values.length === 0 ? null : values);

/**
 * What a filter asks for at `asOf` (epoch ms) on a data set of this `extent` with these leaf `categories`: presets resolved, groups,
 * areas and the calendar written out.
 */
export function describeFilter(
  filter: FilterState,
  extent: TimeRange | null,
  categories: readonly string[],
  context: FilterContext,
  asOf: number,
): FilterDescription {
  const range = resolveRange(filter.range, extent, asOf);
  const { unitCode } = filter;
  const unitPrefixes =
    unitCode === null
      ? null
      : /^\d+$/.test(unitCode)
        ? [codePrefix(unitCode)]
        : (context.areaMembers[unitCode] ?? []).map(codePrefix);
  return {
    from: range.from,
    to: range.to,
    categories:
      filter.categories.length === 0
        ? null
        : categories.filter((code) => passesCategories(code, filter.categories, context)),
    channels: listed(filter.channels),
    progress: listed(filter.progresses),
    tiers: listed(filter.tiers),
    unitPrefixes,
    weekHours: listed(filter.weekHours),
    calendar:
      filter.calendar.length === 0 ? null : describeCalendar(filter.calendar, extent, context.markets ?? []),
    lasso: filter.lasso,
  };
}

import type { MarketDayRule, NewYearPause } from '../../time/market-days.ts';

/** A market and the unit (any level) in which it lies. */
export interface MarketOfUnit {
  readonly unitCode: string;
  readonly rule: MarketDayRule;
  readonly pause?: NewYearPause;
}

/** The markets among places; one whose unit is not known cannot be joined to rows and is left out. */
export function marketsInUnits(
  places: readonly {
    readonly market?: { readonly rule: MarketDayRule } | undefined;
    readonly unitCode?: string | undefined;
  }[],
): MarketOfUnit[] {
  return places.flatMap(({ market, unitCode }) =>
    market && unitCode !== undefined ? [{ rule: market.rule, unitCode }] : [],
  );
}

/** Rules of the data set that codes alone do not tell. */
export interface FilterContext {
  /** Markets with the unit they lie in; an incident has a market day when one of its township is held. Absent = none known. */
  readonly markets?: readonly MarketOfUnit[];
  /** Group of a category code; where it is not listed, the code without its trailing digits (`A12` → `A`). */
  readonly categoryParents: Readonly<Record<string, string>>;
  /** Members of each area (片区), full unit codes. */
  readonly areaMembers: Readonly<Record<string, readonly string[]>>;
}

/** Whether a category passes a list of leaf and group codes; an empty list lets everything pass. */
export function passesCategories(
  category: string,
  wanted: readonly string[],
  context: FilterContext,
): boolean {
  if (wanted.length === 0 || wanted.includes(category)) return true;
  return wanted.includes(context.categoryParents[category] ?? category.replace(/\d+$/, ''));
}

import type { FilterState } from '../../domain/engine/api/filter.ts';

/** One value of a clause that is set, and the filter change that takes it away. */
export interface ActiveChip {
  readonly clause:
    'categories' | 'channels' | 'progresses' | 'tiers' | 'calendar' | 'weekHours' | 'lasso' | 'unitCode';
  /** The code of the value; empty for a clause that is taken away as a whole. */
  readonly value: string;
  readonly removed: Partial<FilterState>;
}

const LISTS = ['categories', 'channels', 'progresses', 'tiers', 'calendar'] as const;

/** Clauses without the time range, which a playback changes in every frame. */
export type ChipClauses = Omit<FilterState, 'range' | 'mode'>;

/** The clauses of a filter that chips stand for. */
export function clausesOf(filter: FilterState): ChipClauses {
  const { unitCode, lasso, weekHours, categories, channels, progresses, tiers, calendar } = filter;
  return { unitCode, lasso, weekHours, categories, channels, progresses, tiers, calendar };
}

/** Every value of every clause that is set, the time range aside; unit and area first, the week clock before lists. */
export function activeChips(filter: ChipClauses): ActiveChip[] {
  const chips: ActiveChip[] = [];
  if (filter.unitCode !== null)
    chips.push({ clause: 'unitCode', value: filter.unitCode, removed: { unitCode: null } });
  if (filter.lasso !== null) chips.push({ clause: 'lasso', value: '', removed: { lasso: null } });
  if (filter.weekHours.length > 0) chips.push({ clause: 'weekHours', value: '', removed: { weekHours: [] } });
  for (const clause of LISTS)
    for (const value of filter[clause])
      chips.push({
        clause,
        value,
        removed: { [clause]: filter[clause].filter((other) => other !== value) },
      });
  return chips;
}

import type { FilterState } from '../../domain/engine/filter.ts';

/** One value of a clause that is set, and the filter change that takes it away. */
export interface ActiveChip {
  readonly clause: 'categories' | 'channels' | 'progresses' | 'tiers' | 'unitCode';
  readonly value: string;
  readonly removed: Partial<FilterState>;
}

const LISTS = ['categories', 'channels', 'progresses', 'tiers'] as const;

/** Every value of every clause that is set, the time range aside. */
export function activeChips(filter: FilterState): ActiveChip[] {
  const lists = LISTS.flatMap((clause) =>
    filter[clause].map((value): ActiveChip => ({
      clause,
      value,
      removed: { [clause]: filter[clause].filter((other) => other !== value) },
    })),
  );
  if (filter.unitCode === null) return lists;
  return [{ clause: 'unitCode', value: filter.unitCode, removed: { unitCode: null } }, ...lists];
}

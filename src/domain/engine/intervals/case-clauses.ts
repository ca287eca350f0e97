import type { CaseColumns } from '../../cases/case-columns.ts';
import { CASE_STATUSES, METHODS, PLACE_TYPES } from '../../cases/case-terms.ts';
import type { Progress } from '../../incidents/life-cycle.ts';
import type { FilterState } from '../api/filter.ts';
import type { FilterContext } from '../filter/filter-context.ts';
import { insideLasso } from '../filter/lasso.ts';
import { unitsWithin } from '../columns/unit-levels.ts';
import type { CaseStore } from './case-store.ts';

/** One bit per clause that a case can fail, its time aside. */
export const CASE_MISS = { category: 1, channel: 2, progress: 4, unit: 8, lasso: 16 } as const;

/**
 * The progress of a case: what is filed is in hand, everything further is done. A case has no deadline, so that none is
 * near it or overdue.
 */
export function progressOfStatus(status: number): Progress {
  return CASE_STATUSES[status] === 'filed' ? 'inHand' : 'done';
}

/** The clauses that do not speak of time. */
export type CaseFilter = Pick<FilterState, 'categories' | 'channels' | 'progresses' | 'unitCode' | 'lasso'>;

/** What they read of the cases. */
export type FilteredCases = Pick<CaseStore, 'rows' | 'x' | 'y' | 'unit'> & {
  readonly columns: Pick<CaseColumns, 'placeType' | 'methods' | 'status' | 'units'>;
  readonly context: Pick<FilterContext, 'areaMembers'>;
};

/**
 * Per case the clauses that it fails. The lists of the filter hold the codes of cases: place types as categories, methods
 * as channels (a case passes with any of its methods). Cases have no tier.
 */
export function caseMisses(
  filter: CaseFilter,
  { columns, rows, x, y, unit, context }: FilteredCases,
): Uint8Array {
  const places = PLACE_TYPES.map((code) => passes(filter.categories, code));
  const methods = METHODS.reduce(
    (bits, code, bit) => (passes(filter.channels, code) ? bits | (1 << bit) : bits),
    0,
  );
  const statuses = CASE_STATUSES.map((_, status) => passes(filter.progresses, progressOfStatus(status)));
  const inUnit =
    filter.unitCode === null
      ? columns.units.map(() => true)
      : unitsWithin(columns.units, filter.unitCode, context.areaMembers);
  const inside = filter.lasso === null ? null : insideLasso(filter.lasso, x, y);
  return Uint8Array.from(rows, (row, index) => {
    const hasMethod = filter.channels.length === 0 || (columns.methods[row]! & methods) !== 0;
    return (
      (places[columns.placeType[row]!] === true ? 0 : CASE_MISS.category) |
      (hasMethod ? 0 : CASE_MISS.channel) |
      (statuses[columns.status[row]!] === true ? 0 : CASE_MISS.progress) |
      (inUnit[unit[index]!] === true ? 0 : CASE_MISS.unit) |
      (inside === null || inside[index] === 1 ? 0 : CASE_MISS.lasso)
    );
  });
}

function passes<T extends string>(wanted: readonly T[], code: T): boolean {
  return wanted.length === 0 || wanted.includes(code);
}

import type { FilterState } from '../../domain/engine/api/filter.ts';
import { isWithin } from '../../domain/grids/codes.ts';
import { PROGRESSES } from '../../domain/incidents/life-cycle.ts';

/**
 * The filter of the page, narrowed to a unit and to what is still open. `undefined` where nothing can pass: the page
 * is filtered to another unit, or to what is done.
 */
export function openFilter(filter: FilterState, unitCode: string): FilterState | undefined {
  const progresses = PROGRESSES.filter(
    (progress) =>
      progress !== 'done' && (filter.progresses.length === 0 || filter.progresses.includes(progress)),
  );
  const focus = filter.unitCode;
  const isApart =
    focus !== null &&
    !isWithin(unitCode, focus) &&
    !isWithin(focus, unitCode) &&
    /^\d+$/.test(focus) &&
    /^\d+$/.test(unitCode);
  if (progresses.length === 0 || isApart) return undefined;
  const isFocusInside = focus !== null && isWithin(focus, unitCode);
  return { ...filter, progresses, unitCode: isFocusInside ? focus : unitCode };
}

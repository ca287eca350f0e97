import { parentCode } from '../../domain/grids/codes.ts';
import type { AppState } from './app-state.ts';

/**
 * One level up: a selected unit gives way to its parent and the unit clause of the filter to the unit above;
 * from the top, or from anything that is no unit, to the whole city.
 */
export function levelUp(state: AppState): void {
  const { view, select } = state.view.getState();
  const { filter, change } = state.filter.getState();
  if (view.selection) {
    const parent = view.selection.kind === 'unit' ? parentCode(view.selection.id) : undefined;
    select(parent === undefined ? null : { kind: 'unit', id: parent });
  }
  if (filter.unitCode !== null) change({ unitCode: parentCode(filter.unitCode) ?? null });
}

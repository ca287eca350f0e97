import type { AppState } from '../stores/app-state.ts';
import { watchIdle, type UntouchedPage } from './watch-idle.ts';

/** What covers the map and may be put away: no question of an emergency, nothing while there is one, no tour. */
function coverOf(state: AppState): string | null {
  const { page, emergency, workspace } = state.view.getState().view;
  const { dialog } = state.interface.getState();
  if (emergency !== null || workspace === 'tour') return null;
  if (dialog?.kind === 'startEmergency' || dialog?.kind === 'endEmergency') return null;
  if (dialog !== null) return `dialog ${dialog.kind}`;
  return page === 'map' ? null : `page ${page}`;
}

/**
 * Closes a dialog and a whole page that somebody left open on a wall, as long after the last hand as the wall returns to the
 * present: they hold the rotation. A page that the link itself opened stays until somebody leaves it. Returns the function
 * that ends this.
 */
export function watchCover(state: AppState, page: UntouchedPage): () => void {
  const { view } = state;
  let wanted = coverOf(state);
  return watchIdle(state, page, {
    told: 'closesIn',
    need: () => {
      const cover = coverOf(state);
      if (cover !== wanted && state.interface.getState().dialog === null) wanted = null;
      return { isAway: cover !== null, isHeld: cover === wanted };
    },
    undo: () => {
      state.interface.getState().closeOverlays();
      const isKept = wanted === `page ${view.getState().view.page}`;
      if (!isKept) view.getState().change({ page: 'map' });
    },
    follow: (look) => [
      state.interface.subscribe((now, before) => now.dialog !== before.dialog && look()),
      view.subscribe((now, before) => now.view.page !== before.view.page && look()),
    ],
  });
}

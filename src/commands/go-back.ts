import { levelUp } from '../state/stores/level-up.ts';
import type { AppState } from '../state/stores/app-state.ts';
import { formatEmergency } from '../state/url/emergency.ts';
import type { Emergency } from '../state/view/emergency.ts';
import { leaveAudit } from './leave-audit.ts';
import { closeLayer, topLayer } from './layers.ts';

/** Closes what lies over the page: a dialog, paper, a popover, an area that is being drawn. Returns whether anything did. */
function closeTop(state: AppState): boolean {
  const { dialog, show, isDrawingLasso, setDrawingLasso } = state.interface.getState();
  const layer = topLayer();
  if (dialog !== null) show(null);
  else if (layer !== null && layer.dataset['layer'] !== 'page') closeLayer(layer);
  else if (isDrawingLasso) setDrawingLasso(false);
  else return false;
  return true;
}

/** Leaves the whole page, the comparison, the choice or the audit, the topmost first. Returns whether there was one. */
function leaveTop(state: AppState): boolean {
  const { view, change, select } = state.view.getState();
  if (view.page !== 'map') change({ page: 'map' });
  else if (view.comparison !== null) change({ comparison: null });
  else if (view.emergency !== null && view.selection === null)
    state.interface.getState().show({ kind: 'endEmergency' });
  else if (view.selection !== null) select(null);
  else if (view.audit !== null) leaveAudit(state);
  else return false;
  return true;
}

const isFocusIn = (part: string): boolean =>
  typeof document !== 'undefined' && document.activeElement?.closest(`[data-part="${part}"]`) != null;

/** Whether the keys go to the panel of the coverage audit, which is then what is left first. */
const isInAudit = (state: AppState): boolean =>
  state.view.getState().view.audit !== null && isFocusIn('audit');

/** Escape: closes or leaves what lies on top; at last the panel of filters. Back does not open it again. */
export function leave(state: AppState): void {
  if (closeTop(state)) return;
  if (isInAudit(state)) return leaveAudit(state);
  state.trail.getState().requestClimb();
  if (leaveTop(state)) return;
  const { view, togglePart } = state.view.getState();
  if (view.open.includes('tools')) togglePart('tools');
}

/** Backspace at a desk: closes what lies on top, or climbs one level; at the top, the step before. */
export function climb(state: AppState): void {
  const { page, comparison, selection } = state.view.getState().view;
  if (state.trail.getState().isGoingBack || closeTop(state)) return;
  if (isInAudit(state)) return leaveAudit(state);
  const isTop = selection === null && (isInTour(state) || state.filter.getState().filter.unitCode === null);
  if (page === 'map' && comparison === null && isTop) {
    if (canStepBack(state)) state.trail.getState().requestBack();
    return;
  }
  state.trail.getState().requestClimb();
  if (page !== 'map' || comparison !== null) leaveTop(state);
  else levelUp(state);
}

const nameOf = (emergency: Emergency | null): string | null => emergency && formatEmergency(emergency);

/** Whether a step leads back from here. None begins or ends an emergency, which is asked first. */
function canStepBack(state: AppState): boolean {
  const { before } = state.trail.getState();
  return before !== null && nameOf(before.view.emergency) === nameOf(state.view.getState().view.emergency);
}

/**
 * Back of a remote control: closes what lies on top, gives the focus back to the map, then goes to the view that this one
 * was reached from; in one press where the focus is still on what made the step, or in a dossier. While the browser is on
 * its way it does nothing, for a second step could lead out of the site. Where no step leads back it leaves what is on top
 * and climbs, never out of the site.
 */
export function goBack(state: AppState): void {
  const { isGoingBack } = state.trail.getState();
  if (isGoingBack || closeTop(state)) return;
  const isStill = isFocusOfStep(state) || isFocusIn('dossier');
  if (blurToMap() && !isStill) return;
  if (canStepBack(state)) return state.trail.getState().requestBack();
  state.trail.getState().requestClimb();
  if (!leaveTop(state) && !isInTour(state)) levelUp(state);
}

/** The unit of a stop is not climbed: it goes with the stop. */
const isInTour = (state: AppState): boolean => state.view.getState().view.workspace === 'tour';

/** Whether the focus has not moved since the last step. */
function isFocusOfStep(state: AppState): boolean {
  const { focusAtStep } = state.trail.getState();
  return typeof document !== 'undefined' && focusAtStep === document.activeElement;
}

/** Gives the focus of a panel back to the map; nothing where the focus is not in a panel. */
export function blurToMap(): boolean {
  if (typeof document === 'undefined') return false;
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || activeElement.closest('[data-part="shell"]') === null)
    return false;
  if (activeElement.matches('[data-part="comparison"], [data-part="audit"]')) return false;
  activeElement.blur();
  return true;
}

import { DEFAULT_FILTER } from '../domain/engine/api/filter.ts';
import { stopPlayback } from '../state/playback/playback.ts';
import { unmarkPlace } from '../state/stores/mark-place.ts';
import { DEFAULT_TABS } from '../state/view/panels-view.ts';
import { DEFAULT_VIEW } from '../state/view/view-state.ts';
import { USUAL_RANGES, WORKSPACE_PRESETS } from '../state/view/workspace-presets.ts';
import { resetScrolls } from './scrollers.ts';
import type { AppState } from '../state/stores/app-state.ts';

/**
 * Goes to the first view of the wall: the place, workspace and layers that its link began with, the present in its usual
 * range, its columns, open parts and tabs, nothing chosen, marked or over it, the first stop of the rotation or of its tour. A desk goes
 * to the whole city in the monitor. How the page looks (theme, language, wall) stays. It is one step, which Back takes back.
 */
export function goHome(state: AppState): void {
  const { view, enterWorkspace, turnTabs } = state.view.getState();
  stopPlayback(state);
  state.trail.getState().requestStep();
  state.interface.getState().closeOverlays();
  state.tour.getState().lay(null);
  unmarkPlace(state);
  // First of all: a stop that is reached turns tabs and camera.
  state.wall.getState().requestTurn({ to: 0 });
  const { start: first } = state.trail.getState();
  const start = view.wall.kiosk ? first : undefined;
  const workspace = start?.view.workspace ?? 'monitor';
  if (view.workspace !== workspace) enterWorkspace(workspace);
  turnTabs(start?.view.tabs ?? DEFAULT_TABS);
  const { selection, timeExtent, emergency, page, comparison, item, audit } = DEFAULT_VIEW;
  const { camera, level, layers, metric } = start?.view ?? {
    ...DEFAULT_VIEW,
    ...WORKSPACE_PRESETS[workspace],
  };
  state.view.getState().change({
    selection,
    timeExtent,
    emergency,
    page,
    comparison,
    item,
    audit,
    camera,
    level,
    layers,
    metric,
    ...(start && { open: start.view.open, columns: start.view.columns }),
    ...(workspace === 'tour' && { tour: { ...first.view.tour, stop: 1 } }),
  });
  const range = start?.filter.range;
  state.filter.getState().change({
    ...(start?.filter ?? DEFAULT_FILTER),
    range: range?.kind === 'preset' ? range : { kind: 'preset', preset: USUAL_RANGES[workspace] },
  });
  resetScrolls();
}

/** Goes home; out of an emergency only after a question. */
export function askHome(state: AppState): void {
  if (state.view.getState().view.emergency === null) goHome(state);
  else state.interface.getState().show({ kind: 'endEmergency', goesHome: true });
}

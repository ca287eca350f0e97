import type { AppState } from '../state/app-state.ts';
import type { ViewState, Workspace } from '../state/view-state.ts';

/** What a workspace puts in place: its layers and its metric. Everything else stays as it is. */
export const WORKSPACE_PRESETS: Readonly<Record<Workspace, Pick<ViewState, 'layers' | 'metric'>>> = {
  monitor: { layers: ['units', 'unitLabels', 'incidents'], metric: 'count' },
  patrol: { layers: ['unitLabels', 'hotspots', 'markets', 'busLines'], metric: 'count' },
  tour: { layers: ['units', 'unitLabels', 'areas'], metric: 'density' },
};

/** Puts a workspace's preset in place whenever the workspace changes; returns the function that ends this. */
export function applyPresets(state: AppState): () => void {
  return state.view.subscribe(({ view, change }, before) => {
    if (view.workspace !== before.view.workspace) change(WORKSPACE_PRESETS[view.workspace]);
  });
}

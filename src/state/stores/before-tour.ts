import { DEFAULT_FILTER, type FilterState } from '../../domain/engine/api/filter.ts';
import { DEFAULT_TOUR_VIEW } from '../view/tour-view.ts';
import { DEFAULT_VIEW, type ViewState } from '../view/view-state.ts';
import { USUAL_RANGES } from '../view/workspace-presets.ts';
import type { FilterStore } from './filter-store.ts';
import type { ViewStore } from './view-store.ts';

/** What of the view a tour changes. */
const MOVED = ['camera', 'level', 'selection', 'timeExtent'] as const;

/**
 * Keeps filter and view when the tour is entered from another workspace, and gives them back when another one is entered:
 * all of them in the workspace that was left, all but layers and metric in another. A page whose link began in the tour
 * has nothing to give back and begins anew. A link that is followed says itself what is shown.
 */
export function keepBeforeTour({ view, filter }: { view: ViewStore; filter: FilterStore }): void {
  let kept: { readonly view: ViewState; readonly filter: FilterState } | null = null;
  view.subscribe((now, before) => {
    const isIn = now.view.workspace === 'tour';
    if (isIn === (before.view.workspace === 'tour')) return;
    const last = kept;
    kept = null;
    if (now.entries === before.entries) return;
    if (isIn) {
      kept = { view: before.view, filter: filter.getState().filter };
      return;
    }
    const { workspace } = now.view;
    const given = last?.view ?? DEFAULT_VIEW;
    view.getState().change({
      ...Object.fromEntries(MOVED.map((name) => [name, given[name]])),
      ...(last?.view.workspace === workspace && { layers: last.view.layers, metric: last.view.metric }),
      tour: DEFAULT_TOUR_VIEW,
    });
    filter
      .getState()
      .replace(
        last?.filter ?? { ...DEFAULT_FILTER, range: { kind: 'preset', preset: USUAL_RANGES[workspace] } },
      );
  });
}

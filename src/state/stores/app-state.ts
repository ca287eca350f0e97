import { createEngineStore, type EngineStore } from './engine-store.ts';
import { createFilterStore, type FilterStore } from './filter-store.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { createInterfaceStore, type InterfaceStore } from './interface-store.ts';
import { applyStateFromQueryString, DEFAULT_LINK_STATE, type ParameterNote } from '../url/link-state.ts';
import { keepBeforeTour } from './before-tour.ts';
import { createTourStore, type TourStore } from './tour-store.ts';
import { createViewStore, type ViewStore } from './view-store.ts';
import { createWallStore, storageOfPage, type WallStore } from './wall-store.ts';

/** All stores of one page. Passed in; there is no global one. */
export interface AppState {
  readonly filter: FilterStore;
  readonly view: ViewStore;
  readonly engine: EngineStore;
  readonly interface: InterfaceStore;
  readonly live: LiveStore;
  readonly wall: WallStore;
  readonly tour: TourStore;
}

/**
 * Stores of a new page from the query string of its link (`?t=7d&cat=A`).
 * `notes` names the parameters that were ignored and why.
 */
export function createAppState(queryString: string): { state: AppState; notes: readonly ParameterNote[] } {
  const { state: link, notes } = applyStateFromQueryString(DEFAULT_LINK_STATE, queryString);
  const state: AppState = {
    filter: createFilterStore(link.filter),
    view: createViewStore(link.view),
    engine: createEngineStore(),
    interface: createInterfaceStore(),
    live: createLiveStore(),
    wall: createWallStore(storageOfPage()),
    tour: createTourStore(),
  };
  keepBeforeTour(state);
  return { state, notes };
}

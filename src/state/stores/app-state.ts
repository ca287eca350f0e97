import { createEngineStore, type EngineStore } from './engine-store.ts';
import { createFilterStore, type FilterStore } from './filter-store.ts';
import { createLiveStore, type LiveStore } from './live-store.ts';
import { createInterfaceStore, type InterfaceStore } from './interface-store.ts';
import { applyStateFromQueryString, DEFAULT_LINK_STATE, type ParameterNote } from '../url/link-state.ts';
import type { LinkState } from '../url/parameter.ts';
import { keepBeforeTour } from './before-tour.ts';
import { createTourStore, type TourStore } from './tour-store.ts';
import { createTrailStore, type TrailStore } from './trail-store.ts';
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
  /** Where an empty link starts for the reader of this page. */
  readonly reader: LinkState;
  readonly trail: TrailStore;
}

/**
 * Stores of a new page from the query string of its link (`?t=7d&cat=A`).
 * `reader`: where an empty link starts for the reader. `notes` names the parameters that were ignored and why.
 */
export function createAppState(
  queryString: string,
  reader = DEFAULT_LINK_STATE,
): { state: AppState; notes: readonly ParameterNote[] } {
  const { state: link, notes } = applyStateFromQueryString(reader, queryString);
  const state: AppState = {
    filter: createFilterStore(link.filter),
    view: createViewStore(link.view),
    engine: createEngineStore(),
    interface: createInterfaceStore(),
    live: createLiveStore(),
    wall: createWallStore(storageOfPage()),
    tour: createTourStore(),
    reader,
    trail: createTrailStore(link),
  };
  keepBeforeTour(state);
  return { state, notes };
}

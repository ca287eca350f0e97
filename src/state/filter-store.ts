import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_FILTER, type FilterState } from '../domain/engine/filter.ts';

const HISTORY_LIMIT = 100;

export interface FilterStoreState {
  readonly filter: FilterState;
  readonly past: readonly FilterState[];
  readonly future: readonly FilterState[];
  /** Name of the gesture that made the last change, so that its further changes add no step to the history. */
  readonly gesture: string | null;
  /** Changes some clauses. Changes of one named `gesture` (a drag, a playback) are undone together. */
  readonly change: (patch: Partial<FilterState>, gesture?: string) => void;
  /** Ends the gesture: the next change is a step of its own. */
  readonly endGesture: () => void;
  /** Drops every clause except the time range and the mode. */
  readonly clear: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts a filter in place without a step in the history, as a followed link does. */
  readonly replace: (filter: FilterState) => void;
}

export type FilterStore = StoreApi<FilterStoreState>;

/** Store of the filter with its history; `initial` as read from the link. */
export function createFilterStore(initial: FilterState = DEFAULT_FILTER): FilterStore {
  return createStore<FilterStoreState>()((set, get) => ({
    filter: initial,
    past: [],
    future: [],
    gesture: null,
    change: (patch, gesture) =>
      set((state) => {
        const filter = { ...state.filter, ...patch };
        if (isSameFilter(filter, state.filter)) return state;
        if (gesture !== undefined && gesture === state.gesture) return { filter };
        const past = [...state.past, state.filter].slice(-HISTORY_LIMIT);
        return { filter, past, future: [], gesture: gesture ?? null };
      }),
    endGesture: () => set({ gesture: null }),
    clear: () => {
      const { range, mode } = get().filter;
      get().change({ ...DEFAULT_FILTER, range, mode });
    },
    undo: () =>
      set((state) => {
        const filter = state.past.at(-1);
        if (!filter) return state;
        return {
          filter,
          past: state.past.slice(0, -1),
          future: [state.filter, ...state.future],
          gesture: null,
        };
      }),
    redo: () =>
      set((state) => {
        const [filter, ...future] = state.future;
        if (!filter) return state;
        return { filter, past: [...state.past, state.filter], future, gesture: null };
      }),
    replace: (filter) => set({ filter, gesture: null }),
  }));
}

/** Whether two filters say the same, clause by clause; lists are compared in order. */
function isSameFilter(a: FilterState, b: FilterState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

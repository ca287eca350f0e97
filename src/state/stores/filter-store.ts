import { createStore, type StoreApi } from 'zustand/vanilla';
import { DEFAULT_FILTER, type FilterState } from '../../domain/engine/api/filter.ts';

const HISTORY_LIMIT = 100;
/** Gesture of the frames of a playback. */
export const PLAYBACK_GESTURE = 'playback';

export interface FilterStoreState {
  readonly filter: FilterState;
  readonly past: readonly FilterState[];
  readonly future: readonly FilterState[];
  /** Name of the gesture that made the last change, so that its further changes add no step to the history. */
  readonly gesture: string | null;
  /** Whether a playback runs that has its step in the history: its frames add no other one, whatever the hand does meanwhile. */
  readonly isFilmed: boolean;
  /** The week clock as it was before the film of a typical week began to move it; null while no film does. */
  readonly heldWeekHours: readonly number[] | null;
  /** Changes some clauses. Changes of one named `gesture` (a drag, a playback) are undone together. */
  readonly change: (patch: Partial<FilterState>, gesture?: string) => void;
  /** Ends the hand's gesture: the next change is a step of its own. A gesture that came back to its beginning is no step. */
  readonly endGesture: () => void;
  /** Ends the playback; one that came back to its beginning is no step. A gesture of the hand goes on. */
  readonly endFilm: () => void;
  /** Lets a film move the week clock; `hours` are given back after it, and the history knows only them. */
  readonly holdWeek: (hours: readonly number[]) => void;
  /** Gives the week clock back after a film. */
  readonly giveBackWeek: () => void;
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
    isFilmed: false,
    heldWeekHours: null,
    change: (patch, gesture) =>
      set((state) => {
        const filter = { ...state.filter, ...patch };
        if (isSameFilter(filter, state.filter)) return state;
        const isFrame = gesture === PLAYBACK_GESTURE;
        if (isFrame && state.isFilmed) return { filter, gesture: state.gesture ?? gesture };
        if (gesture !== undefined && gesture === state.gesture) return { filter };
        const past = withStep(state).slice(-HISTORY_LIMIT);
        return { filter, past, future: [], gesture: gesture ?? null, isFilmed: isFrame || state.isFilmed };
      }),
    endGesture: () =>
      set((state) => {
        const { gesture, past, filter, isFilmed } = state;
        if (gesture === null || gesture === PLAYBACK_GESTURE) return state;
        const before = past.at(-1);
        // What a playback has moved meanwhile is not the gesture's.
        const begun = before && isFilmed ? { ...before, range: filter.range } : before;
        if (!begun || !isSameFilter(begun, filter)) return { gesture: null };
        return { filter: begun, past: past.slice(0, -1), gesture: null };
      }),
    endFilm: () =>
      set(({ gesture, past, filter, isFilmed }) => {
        if (gesture !== null && gesture !== PLAYBACK_GESTURE) return { isFilmed: false };
        const before = past.at(-1);
        if (!isFilmed || !before || !isSameFilter(before, filter)) return { gesture: null, isFilmed: false };
        return { filter: before, past: past.slice(0, -1), gesture: null, isFilmed: false };
      }),
    holdWeek: (hours) => set({ heldWeekHours: hours }),
    giveBackWeek: () =>
      set((state) => {
        if (!state.heldWeekHours) return state;
        const filter = { ...state.filter, weekHours: state.heldWeekHours };
        const before = state.past.at(-1);
        const past = before && isSameFilter(before, filter) ? state.past.slice(0, -1) : state.past;
        return { filter, past, gesture: null, isFilmed: false, heldWeekHours: null };
      }),
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
          isFilmed: false,
        };
      }),
    redo: () =>
      set((state) => {
        const [filter, ...future] = state.future;
        if (!filter) return state;
        return { filter, past: [...state.past, state.filter], future, gesture: null, isFilmed: false };
      }),
    replace: (filter) => set({ filter, gesture: null, isFilmed: false, heldWeekHours: null }),
  }));
}

/** The history with the present filter as a step; frames of a film are no part of it. */
function withStep({ past, filter, heldWeekHours }: FilterStoreState): readonly FilterState[] {
  if (!heldWeekHours) return [...past, filter];
  const step = { ...filter, weekHours: heldWeekHours };
  const last = past.at(-1);
  return last && isSameFilter(last, step) ? past : [...past, step];
}

/** Whether two filters say the same, clause by clause; lists are compared in order. */
function isSameFilter(a: FilterState, b: FilterState): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

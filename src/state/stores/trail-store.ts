import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LinkState } from '../url/parameter.ts';

export interface TrailStoreState {
  /** What the link said that this tab began with; a page that is loaded anew keeps it. */
  readonly start: LinkState;
  /** What the step before this one showed, by which Back can tell where it would lead; `null` where none was made here. */
  readonly before: LinkState | null;
  /** What had the focus when the last step was made; `null` where nothing had or the step was not made here. */
  readonly focusAtStep: object | null;
  /** Whether the browser is on its way to the step before: until it is there, Back does nothing. */
  readonly isGoingBack: boolean;
  /** Grows each time somebody asks for the step before. */
  readonly backRequests: number;
  /** Grows each time the change that follows is to be a step, whatever it changes. */
  readonly stepRequests: number;
  /** Grows each time the change that follows is to be none: the way back where no step leads there. */
  readonly climbRequests: number;
  readonly setStart: (start: LinkState) => void;
  readonly setBefore: (before: LinkState | null, focusAtStep?: object | null) => void;
  readonly setGoingBack: (isGoingBack: boolean) => void;
  readonly requestBack: () => void;
  readonly requestStep: () => void;
  readonly requestClimb: () => void;
}

export type TrailStore = StoreApi<TrailStoreState>;

/** Store of the way that the reader came, from the link that the page was opened with. */
export function createTrailStore(start: LinkState): TrailStore {
  return createStore<TrailStoreState>()((set) => ({
    start,
    before: null,
    focusAtStep: null,
    isGoingBack: false,
    backRequests: 0,
    stepRequests: 0,
    climbRequests: 0,
    setStart: (first) => set({ start: first }),
    setBefore: (before, focusAtStep = null) => set({ before, focusAtStep }),
    setGoingBack: (isGoingBack) => set({ isGoingBack }),
    requestBack: () =>
      set((state) =>
        state.isGoingBack ? state : { backRequests: state.backRequests + 1, isGoingBack: true },
      ),
    requestStep: () => set((state) => ({ stepRequests: state.stepRequests + 1 })),
    requestClimb: () => set((state) => ({ climbRequests: state.climbRequests + 1 })),
  }));
}

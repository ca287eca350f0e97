import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineAnswer, LoadReport } from '../domain/engine/answer.ts';

/** What broke: the server gave no data, or the engine that holds them is gone. */
export type FailureCause = 'server' | 'engine';

/** How the data stands. `ready` keeps the last answer while the next is being made. */
export type DataStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly report: LoadReport }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly message: string };

export interface EngineStoreState {
  readonly status: DataStatus;
  /** The newest answer; `null` before the first. All pictures draw from it, so they agree. */
  readonly answer: EngineAnswer | null;
  /** Whether a newer question is on its way. */
  readonly pending: boolean;
  readonly setStatus: (status: DataStatus) => void;
  readonly setAnswer: (answer: EngineAnswer) => void;
  readonly setPending: (pending: boolean) => void;
}

export type EngineStore = StoreApi<EngineStoreState>;

/** Store of the engine's newest answer. */
export function createEngineStore(): EngineStore {
  return createStore<EngineStoreState>()((set) => ({
    status: { kind: 'loading' },
    answer: null,
    pending: false,
    setStatus: (status) => set({ status }),
    setAnswer: (answer) =>
      set((state) => (state.answer && state.answer.version > answer.version ? state : { answer })),
    setPending: (pending) => set({ pending }),
  }));
}

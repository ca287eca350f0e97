import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineAnswer, EngineQuery, LoadSummary } from '../../domain/engine/api/answer.ts';

/** What broke: the server gave no data, or the engine that holds them is gone. */
export type FailureCause = 'server' | 'engine';

/** How the data stands. `ready` keeps the last answer while the next is being made. */
export type DataStatus =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly report: LoadSummary }
  | { readonly kind: 'failed'; readonly cause: FailureCause; readonly message: string };

export interface EngineStoreState {
  readonly status: DataStatus;
  /** The newest answer; `null` before the first. What has to move with the hand draws from it. */
  readonly answer: EngineAnswer | null;
  /**
   * The newest answer too, but where the feed alone changes it, at the pace of `settled`: what the hand moves and a stream
   * of reports need not redraw, the time bar and its figures.
   */
  readonly timely: EngineAnswer | null;
  /** The question of `answer`. */
  readonly question: EngineQuery | null;
  /**
   * The answer that is read: the newest one while nothing moves, at most 250 ms behind it under a drag or a playback.
   * Panels, lists, the legend and the colours of the grids draw from it.
   */
  readonly settled: EngineAnswer | null;
  /** The question of `settled`. */
  readonly settledQuestion: EngineQuery | null;
  /** Whether a newer question is on its way. */
  readonly pending: boolean;
  readonly setStatus: (status: DataStatus) => void;
  /** Puts a newer answer in place; an older one is ignored. One that is not timely is left to `settle`. */
  readonly setAnswer: (answer: EngineAnswer, question?: EngineQuery, isTimely?: boolean) => void;
  /** Lets the panels follow; an older answer than they show is ignored. */
  readonly settle: (answer: EngineAnswer, question?: EngineQuery) => void;
  readonly setPending: (pending: boolean) => void;
}

export type EngineStore = StoreApi<EngineStoreState>;

/** Lets through what is not older than the last one. Another load begins anew: another engine counts its versions from one. */
function onlyNewer(): { passes: (answer: EngineAnswer) => boolean; begin: () => void } {
  let newest = -1;
  return {
    passes: ({ version }) => {
      if (version < newest) return false;
      newest = version;
      return true;
    },
    begin: () => {
      newest = -1;
    },
  };
}

/** Store of the engine's newest answer. */
export function createEngineStore(): EngineStore {
  const answers = onlyNewer();
  const settled = onlyNewer();
  const timely = onlyNewer();
  let report: LoadSummary | null = null;
  return createStore<EngineStoreState>()((set) => ({
    status: { kind: 'loading' },
    answer: null,
    timely: null,
    question: null,
    settled: null,
    settledQuestion: null,
    pending: false,
    setStatus: (status) => {
      if (status.kind === 'ready' && status.report !== report) {
        report = status.report;
        answers.begin();
        settled.begin();
        timely.begin();
      }
      set({ status });
    },
    setAnswer: (answer, question, isTimely = true) => {
      if (!answers.passes(answer)) return;
      const now = isTimely && timely.passes(answer) && { timely: answer };
      set({ answer, question: question ?? null, ...now });
    },
    settle: (answer, question) => {
      if (!settled.passes(answer)) return;
      const now = timely.passes(answer) && { timely: answer };
      set({ settled: answer, settledQuestion: question ?? null, ...now });
    },
    setPending: (pending) => set({ pending }),
  }));
}

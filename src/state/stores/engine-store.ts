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
  /** The query of `answer`. */
  readonly query: EngineQuery | null;
  /** The newest answer under the hand; what the feed alone changes comes at the pace of `answerForPanels`. */
  readonly answerForTimeBar: EngineAnswer | null;
  /**
   * The newest answer while nothing moves, at most 250 ms behind it under a drag or a playback. Panels, lists, the legend
   * and the colours of the grids draw from it.
   */
  readonly answerForPanels: EngineAnswer | null;
  /** The query of `answerForPanels`. */
  readonly queryForPanels: EngineQuery | null;
  /** Whether a newer query is on its way. */
  readonly pending: boolean;
  readonly setStatus: (status: DataStatus) => void;
  /** Forgets the answers, where something else is counted from now on. */
  readonly startOver: (status: DataStatus) => void;
  /** Puts a newer answer in place; an older one is ignored. `isForTimeBar` false: the time bar waits for the panels. */
  readonly setAnswer: (answer: EngineAnswer, query?: EngineQuery, isForTimeBar?: boolean) => void;
  /** Lets the panels follow; an older answer than they show is ignored. */
  readonly setAnswerForPanels: (answer: EngineAnswer, query?: EngineQuery) => void;
  readonly setPending: (pending: boolean) => void;
}

export type EngineStore = StoreApi<EngineStoreState>;

/**
 * Accepts an answer that is not older than the last one. A new load starts over, because its engine counts versions
 * from one.
 */
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

const NO_ANSWERS = {
  answer: null,
  query: null,
  answerForTimeBar: null,
  answerForPanels: null,
  queryForPanels: null,
} as const;

/** Store of the engine's newest answer. */
export function createEngineStore(): EngineStore {
  const newest = { answers: onlyNewer(), panels: onlyNewer(), timeBar: onlyNewer() };
  let report: LoadSummary | null = null;
  const forTimeBar = (answer: EngineAnswer): Partial<EngineStoreState> =>
    newest.timeBar.passes(answer) ? { answerForTimeBar: answer } : {};
  return createStore<EngineStoreState>()((set) => ({
    status: { kind: 'loading' },
    ...NO_ANSWERS,
    pending: false,
    setStatus: (status) => {
      if (status.kind === 'ready' && status.report !== report) {
        report = status.report;
        for (const { begin } of Object.values(newest)) begin();
      }
      set({ status });
    },
    startOver: (status) => {
      for (const { begin } of Object.values(newest)) begin();
      set({ status, ...NO_ANSWERS });
    },
    setAnswer: (answer, query, isForTimeBar = true) => {
      if (!newest.answers.passes(answer)) return;
      set({ answer, query: query ?? null, ...(isForTimeBar ? forTimeBar(answer) : {}) });
    },
    setAnswerForPanels: (answer, query) => {
      if (!newest.panels.passes(answer)) return;
      set({ answerForPanels: answer, queryForPanels: query ?? null, ...forTimeBar(answer) });
    },
    setPending: (pending) => set({ pending }),
  }));
}

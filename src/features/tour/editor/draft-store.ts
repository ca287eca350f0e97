import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ListedTour, Tour } from '../../../schemas/tours.ts';

/** Steps that can be taken back at most. */
const MOST_STEPS = 200;

/** A tour that is being written. */
export interface TourDraft {
  readonly tour: Tour;
  /** The version that it was read at; 0 for one that was never saved. */
  readonly version: number;
  /** The tour that it was copied from, as a link names it. */
  readonly basedOn?: string | undefined;
}

export interface DraftStoreState {
  readonly draft: TourDraft | null;
  /** The script as it was saved last; null for one that never was. */
  readonly saved: Tour | null;
  readonly past: readonly Tour[];
  readonly future: readonly Tour[];
  /** The field that was changed last: more letters in it are the same step. */
  readonly field: string | null;
  /** The stop that is written at. */
  readonly at: number;
  /** Whether changes came back that an earlier visit of the page had not saved. */
  readonly isRestored: boolean;
  /** Whether the browser keeps what is not saved. */
  readonly isKept: boolean;
  readonly open: (draft: TourDraft, saved: Tour | null, isRestored: boolean) => void;
  readonly close: () => void;
  readonly change: (tour: Tour, field?: string, at?: number) => void;
  readonly goTo: (at: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  /** Puts what somebody else has saved in the place of the draft, which an undo brings back. */
  readonly takeOver: (draft: TourDraft, saved: Tour) => void;
  /** Takes over what the server has now, where that tour is still the one that is written. */
  readonly noteSaved: (listed: ListedTour, script: Tour) => void;
}

export type DraftStore = StoreApi<DraftStoreState>;

const within = (at: number, tour: Tour): number => Math.max(0, Math.min(at, tour.stops.length - 1));

/** Store of the tour that is written, with its history. */
export function createDraftStore(): DraftStore {
  return createStore<DraftStoreState>()((set) => {
    const put = (draft: TourDraft, tour: Tour, at: number) => ({
      draft: { ...draft, tour },
      at: within(at, tour),
      field: null,
    });
    return {
      draft: null,
      saved: null,
      past: [],
      future: [],
      field: null,
      at: 0,
      isRestored: false,
      isKept: true,
      open: (draft, saved, isRestored) =>
        set({ draft, saved, isRestored, past: [], future: [], field: null, at: 0 }),
      close: () => set({ draft: null, saved: null, past: [], future: [], isRestored: false }),
      change: (tour, field, at) =>
        set((state) => {
          const { draft, past } = state;
          if (draft === null) return {};
          const isSameStep = field !== undefined && field === state.field;
          return {
            ...put(draft, tour, at ?? state.at),
            field: field ?? null,
            past: isSameStep ? past : [...past, draft.tour].slice(-MOST_STEPS),
            future: [],
          };
        }),
      goTo: (at) => set(({ draft }) => (draft === null ? {} : { at: within(at, draft.tour), field: null })),
      undo: () =>
        set(({ draft, past, future, at }) => {
          const before = past.at(-1);
          if (draft === null || before === undefined) return {};
          return { ...put(draft, before, at), past: past.slice(0, -1), future: [draft.tour, ...future] };
        }),
      redo: () =>
        set(({ draft, past, future, at }) => {
          const [after, ...rest] = future;
          if (draft === null || after === undefined) return {};
          return { ...put(draft, after, at), past: [...past, draft.tour], future: rest };
        }),
      takeOver: (draft, saved) =>
        set(({ draft: own, past, at }) => ({
          ...put(draft, draft.tour, at),
          saved,
          isRestored: false,
          past: own === null ? [] : [...past, own.tour].slice(-MOST_STEPS),
          future: [],
        })),
      noteSaved: ({ version }, script) =>
        set(({ draft }) =>
          draft?.tour.id !== script.id
            ? {}
            : { draft: { ...draft, version }, saved: script, isRestored: false, field: null },
        ),
    };
  });
}

/** Whether the draft says something that is not saved. */
export function isChanged({ draft, saved }: Pick<DraftStoreState, 'draft' | 'saved'>): boolean {
  return draft !== null && JSON.stringify(draft.tour) !== JSON.stringify(saved);
}

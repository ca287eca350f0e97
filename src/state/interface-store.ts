import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ParameterNote } from './url.ts';

/** What lies over the page. */
export type Dialog = { readonly kind: 'help' } | { readonly kind: 'palette' };

export interface InterfaceStoreState {
  readonly dialog: Dialog | null;
  /** Grows each time a command asks for the search box; the box takes the focus when it changes. */
  readonly searchRequests: number;
  /** Whether the filters panel is open. */
  readonly filtersOpen: boolean;
  /** What the link said in vain, until the reader has seen it. */
  readonly linkNotes: readonly ParameterNote[];
  readonly setLinkNotes: (notes: readonly ParameterNote[]) => void;
  readonly show: (dialog: Dialog | null) => void;
  readonly requestSearch: () => void;
  readonly toggleFilters: () => void;
}

export type InterfaceStore = StoreApi<InterfaceStoreState>;

/** Store of dialogs and focus: what a link does not carry. */
export function createInterfaceStore(): InterfaceStore {
  return createStore<InterfaceStoreState>()((set) => ({
    dialog: null,
    searchRequests: 0,
    filtersOpen: false,
    linkNotes: [],
    setLinkNotes: (linkNotes) => set({ linkNotes }),
    show: (dialog) => set({ dialog }),
    requestSearch: () => set((state) => ({ searchRequests: state.searchRequests + 1 })),
    toggleFilters: () => set((state) => ({ filtersOpen: !state.filtersOpen })),
  }));
}

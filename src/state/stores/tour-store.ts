import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TourPlayer } from '../../domain/tour/player.ts';

/** Pages of a tour that lie over the map. */
export type TourOverlay = 'figures' | 'sheet';

export interface TourStoreState {
  /** `null` while no tour is on. */
  readonly player: TourPlayer | null;
  /** Time of each stop, ms. */
  readonly durationsMs: readonly number[];
  /** Codes of the units whose outline is lit on the map. */
  readonly lit: readonly string[];
  /** What lies over the map: the page of published figures, or the sheet to be printed. */
  readonly overlay: TourOverlay | null;
  /** Whether a tour is being written, in the place of the one that is on. */
  readonly isEditing: boolean;
  /** Begins a tour with the player that it is given. */
  readonly begin: (player: TourPlayer, durationsMs: readonly number[]) => void;
  /** Leads the tour on; does nothing while none is on. How is told by `act-on-tour`, whose code comes with the tour. */
  readonly lead: (next: (player: TourPlayer, durationsMs: readonly number[]) => TourPlayer) => void;
  readonly light: (codes: readonly string[]) => void;
  readonly edit: (isEditing: boolean) => void;
  readonly lay: (overlay: TourOverlay | null) => void;
  /** Ends the tour and puts its lights out. */
  readonly end: () => void;
}

export type TourStore = StoreApi<TourStoreState>;

const DARK: readonly string[] = [];

/** Store of the tour that is on. */
export function createTourStore(): TourStore {
  return createStore<TourStoreState>()((set) => ({
    player: null,
    durationsMs: [],
    lit: DARK,
    overlay: null,
    isEditing: false,
    begin: (player, durationsMs) => set({ player, durationsMs }),
    lead: (next) =>
      set(({ player, durationsMs }) => (player === null ? {} : { player: next(player, durationsMs) })),
    light: (lit) => set({ lit }),
    lay: (overlay) => set({ overlay }),
    edit: (isEditing) => set({ isEditing }),
    end: () => set({ player: null, durationsMs: [], lit: DARK, overlay: null }),
  }));
}

import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where somebody sends the rotation: some stops on, or to the stop of that number. */
export type TurnRequest = { readonly by: number } | { readonly to: number };

export interface WallStoreState {
  /** Whether the calm colours of the night are shown. */
  readonly isNight: boolean;
  /** Whether an emergency or a new overdue incident is heard. */
  readonly isSoundOn: boolean;
  /** The last wish of the remote control; a new object for each. */
  readonly turnRequest: TurnRequest | null;
  /** Recoveries of the map that failed since the page began. */
  readonly failedRecoveries: number;
  readonly setNight: (isNight: boolean) => void;
  readonly setSound: (isSoundOn: boolean) => void;
  readonly requestTurn: (request: TurnRequest) => void;
  readonly noteFailedRecovery: () => void;
}

/** The browser's memory; `undefined` where it is forbidden or where there is no browser. */
export function storageOfPage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

export type WallStore = StoreApi<WallStoreState>;

/** Where the choice of sound is kept. It belongs to the room and not to the link: a link that is sent makes no noise. */
const SOUND_KEY = 'gridlight.sound';

/** Store of what a wall does beside the map. `memory` keeps the sound's switch between starts. */
export function createWallStore(memory?: Pick<Storage, 'getItem' | 'setItem'>): WallStore {
  return createStore<WallStoreState>()((set) => ({
    isNight: false,
    isSoundOn: memory?.getItem(SOUND_KEY) === 'on',
    turnRequest: null,
    failedRecoveries: 0,
    setNight: (isNight) => set({ isNight }),
    setSound: (isSoundOn) => {
      set({ isSoundOn });
      memory?.setItem(SOUND_KEY, isSoundOn ? 'on' : 'off');
    },
    requestTurn: (turnRequest) => set({ turnRequest: { ...turnRequest } }),
    noteFailedRecovery: () => set((state) => ({ failedRecoveries: state.failedRecoveries + 1 })),
  }));
}

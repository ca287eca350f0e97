import type { CoveredSquare } from '../../domain/view/map-view.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Where somebody sends the rotation: some stops on, or to the stop of that number. */
export type TurnRequest = { readonly by: number } | { readonly to: number };

/** A time that is left, as it is said: whole minutes, and seconds in the last minute. */
export interface ReturnStep {
  readonly unit: 'minutes' | 'seconds';
  readonly n: number;
}

export interface WallStoreState {
  /** Whether the calm colours of the night are shown. */
  readonly isNight: boolean;
  /** Whether an emergency or a new overdue incident is heard. */
  readonly isSoundOn: boolean;
  /** The last wish of the remote control; a new object for each. */
  readonly turnRequest: TurnRequest | null;
  /** Whether the map of a wall is on its way somewhere. */
  readonly isMapMoving: boolean;
  /** What of the map at rest its panels cover; `undefined` = it moves, or nothing is known. */
  readonly covered: readonly CoveredSquare[] | undefined;
  /** Recoveries of the map that failed since the page began. */
  readonly failedRecoveries: number;
  /** In how long the wall turns to the present again; `null` = it follows, or is held. */
  readonly returnsIn: ReturnStep | null;
  /** In how long a dialog or whole page that was left open closes; `null` = there is none, or it stays. */
  readonly closesIn: ReturnStep | null;
  readonly setNight: (isNight: boolean) => void;
  readonly setSound: (isSoundOn: boolean) => void;
  readonly requestTurn: (request: TurnRequest) => void;
  readonly noteFailedRecovery: () => void;
  readonly setMapMoving: (isMapMoving: boolean) => void;
  readonly setCovered: (covered: readonly CoveredSquare[] | undefined) => void;
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
    isMapMoving: false,
    covered: undefined,
    failedRecoveries: 0,
    returnsIn: null,
    closesIn: null,
    setNight: (isNight) => set({ isNight }),
    setSound: (isSoundOn) => {
      set({ isSoundOn });
      memory?.setItem(SOUND_KEY, isSoundOn ? 'on' : 'off');
    },
    setMapMoving: (isMapMoving) => set({ isMapMoving }),
    setCovered: (covered) => set({ covered }),
    requestTurn: (turnRequest) => set({ turnRequest: { ...turnRequest } }),
    noteFailedRecovery: () => set((state) => ({ failedRecoveries: state.failedRecoveries + 1 })),
  }));
}

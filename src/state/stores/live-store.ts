import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LiveEvent, StreamBeat } from '../../schemas/live.ts';

/** New incidents that the page remembers to point at. */
const MOST_NEWEST = 40;

export interface LiveStoreState {
  /** Whether the stream is open, as far as the page knows. */
  readonly isOpen: boolean;
  /** The newest heartbeat, and when it came by the page's own clock (ms, monotonic). */
  readonly beat: StreamBeat | null;
  readonly beatAt: number | null;
  /** Since when heartbeats say that the database is gone, by the page's own clock; `null` while it is there. */
  readonly databaseGoneAt: number | null;
  /** Stream position up to which the engine has everything, and the data version of the answers that show it. */
  readonly applied: { readonly position: string; readonly dataVersion: number } | null;
  /** Newest incidents that came while the page looked, newest first. */
  readonly newest: readonly LiveEvent[];
  readonly setOpen: (isOpen: boolean) => void;
  readonly setBeat: (beat: StreamBeat, beatAt: number) => void;
  readonly setApplied: (applied: LiveStoreState['applied']) => void;
  /** Adds events that a person should see: incidents that are new. */
  readonly point: (events: readonly LiveEvent[]) => void;
}

export type LiveStore = StoreApi<LiveStoreState>;

/** Store of what the stream of changes says of itself. */
export function createLiveStore(): LiveStore {
  return createStore<LiveStoreState>()((set) => ({
    isOpen: false,
    beat: null,
    beatAt: null,
    databaseGoneAt: null,
    applied: null,
    newest: [],
    setOpen: (isOpen) => set({ isOpen }),
    setBeat: (beat, beatAt) =>
      set(({ databaseGoneAt }) => ({
        beat,
        beatAt,
        databaseGoneAt: beat.database === 'gone' ? (databaseGoneAt ?? beatAt) : null,
        isOpen: true,
      })),
    setApplied: (applied) => set({ applied }),
    point: (events) =>
      set(({ newest }) => {
        const known = new Set(newest.map(({ incident }) => incident.eventNo));
        const fresh = events.filter(({ incident }) => !known.has(incident.eventNo));
        return fresh.length === 0 ? {} : { newest: [...fresh.toReversed(), ...newest].slice(0, MOST_NEWEST) };
      }),
  }));
}

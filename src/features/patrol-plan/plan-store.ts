import { createStore } from 'zustand/vanilla';
import type { PlanDocument } from '../../domain/shift/written-plan.ts';
import type { ShiftSettings } from '../../domain/shift/shift-settings.ts';
import { PATROL_DEFAULTS } from '../../domain/patrol/patrol-problem.ts';

/** What the hand has set: what it left open is `null` and chosen for it. */
export interface DeskSettings extends Omit<ShiftSettings, 'date' | 'startIds'> {
  readonly date: string | null;
  readonly startIds: readonly (string | null)[];
}

interface PlanDeskState {
  readonly settings: DeskSettings;
  readonly seed: number;
  /** Settings before each change, the last one last. */
  readonly undone: readonly DeskSettings[];
  /** The kept plan that is open; its rounds are shown until the hand changes something. */
  readonly opened: PlanDocument | null;
  readonly openedId: string | null;
  readonly isTouched: boolean;
  /** Whether a plan was made since the page was opened: then the forecast card, which takes longer, may be made. */
  readonly hasPlanned: boolean;
  readonly change: (patch: Partial<DeskSettings>) => void;
  readonly undo: () => void;
  readonly toggleLock: (stopId: string, team: number) => void;
  readonly toggleRefusal: (stopId: string) => void;
  readonly planAnew: () => void;
  readonly open: (id: string, plan: PlanDocument) => void;
  /** The plan that is shown is now kept under this id. */
  readonly keepAs: (id: string, plan: PlanDocument) => void;
  /** The kept plan of this id is gone: it is shown no more. */
  readonly forget: (id: string) => void;
}

const MOST_UNDONE = 50;
const TEAMS = 6;
const FIRST_SEED = 1;

const FIRST_SETTINGS: DeskSettings = {
  date: null,
  fromMinute: 1020,
  toMinute: 1260,
  startIds: Array.from({ length: TEAMS }, () => null),
  stayMinutes: PATROL_DEFAULTS.stayMinutes,
  mostGapMinutes: PATROL_DEFAULTS.mostGapMinutes,
  mostStops: PATROL_DEFAULTS.mostStops,
  travel: 'bus',
  compactness: 0,
  mustGoIds: [],
  locks: [],
  refusedIds: [],
};

/** What the plan of the shift is asked for; it outlives the panel. */
export const planStore = createStore<PlanDeskState>()((set, get) => ({
  settings: FIRST_SETTINGS,
  seed: FIRST_SEED,
  undone: [],
  opened: null,
  openedId: null,
  isTouched: false,
  hasPlanned: false,
  change: (patch) =>
    set(({ settings, undone }) => ({
      settings: { ...settings, ...patch },
      undone: [...undone, settings].slice(-MOST_UNDONE),
      isTouched: true,
    })),
  undo: () =>
    set(({ undone }) => {
      const settings = undone.at(-1);
      return settings === undefined ? {} : { settings, undone: undone.slice(0, -1), isTouched: true };
    }),
  toggleLock: (stopId, team) => {
    const { settings, change } = get();
    const others = settings.locks.filter((lock) => lock.stopId !== stopId);
    const isOn = others.length === settings.locks.length;
    change({
      locks: isOn ? [...others, { stopId, team }] : others,
      refusedIds: settings.refusedIds.filter((id) => id !== stopId),
    });
  },
  toggleRefusal: (stopId) => {
    const { settings, change } = get();
    const isOn = !settings.refusedIds.includes(stopId);
    change({
      refusedIds: isOn ? [...settings.refusedIds, stopId] : settings.refusedIds.filter((id) => id !== stopId),
      locks: settings.locks.filter((lock) => lock.stopId !== stopId),
    });
  },
  planAnew: () => set(({ seed }) => ({ seed: seed + 1, isTouched: true })),
  open: (openedId, opened) =>
    set({
      openedId,
      opened,
      settings: opened.settings,
      seed: opened.seed,
      undone: [],
      isTouched: false,
    }),
  keepAs: (openedId, opened) =>
    set({ openedId, opened, settings: opened.settings, seed: opened.seed, isTouched: false }),
  forget: (id) => set(({ openedId }) => (openedId === id ? { openedId: null, opened: null } : {})),
}));

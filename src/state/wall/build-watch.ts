import type { AppState } from '../stores/app-state.ts';
import { isStale, mayTry, staleAction, withTry, type BuildTry } from './stale-build.ts';

const CHECK_MS = 1_000;
const TRIES_KEY = 'gridlight.builds';
/** An older word of the server says nothing of how it is now, ms. */
const FRESH_MS = 10_000;
/** A build that is not there as a whole is asked for again after the first pause, then after twice as long each time, ms. */
const ASK_AGAIN_MS = { first: 30_000, most: 300_000 };
const HANDS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;
/** What is missing so soon after a touch was asked for by it, ms. */
const ASKED_MS = 5_000;
/** What can be written into. */
const FIELDS = 'textarea, input:not([type]), input[type=text], input[type=search]';
/** Vite says by it that a script or a style sheet did not come. */
const PART_LOST = 'vite:preloadError';

/** The last word of the server. */
export interface ServedBuild {
  readonly build: string | undefined;
  readonly isWell: boolean;
  /** When it came, by the clock of the page, ms. */
  readonly at: number;
}

/** A newer build that a desk is asked about. */
export interface BuildOffer {
  readonly build: string;
  readonly isPartMissing: boolean;
}

/** What the watch needs of the page around it. */
export interface BuildWatch {
  readonly page: Window;
  readonly state: AppState;
  readonly own: string | undefined;
  readonly readServed: () => ServedBuild | undefined;
  /** Whether the server gives a build as a whole. */
  readonly isThere: (build: string) => Promise<boolean>;
  /** `null` where there is nothing to ask. */
  readonly onOffer: (offer: BuildOffer | null) => void;
  /** Epoch ms. */
  readonly nowMs: () => number;
}

/**
 * Loads the page anew where another build of it is served, by the rule of `staleAction`: at most once a build, and never
 * where that cannot be remembered. Returns what ends the watch.
 */
export function watchBuild({
  page,
  state,
  own,
  readServed,
  isThere,
  onOffer,
  nowMs,
}: BuildWatch): () => void {
  let touchedAt = page.performance.now();
  let isPartMissing = false;
  let isAsking = false;
  let offered: string | undefined;
  let wait = { build: '', ms: 0, until: 0 };
  // A link that says play shows its film for good, and anew after the load.
  let isFilmOfLink = state.view.getState().view.playback.playing;
  const touch = (event: Event): void => {
    // A browser says that the pointer moved also where the page moved under it.
    const { movementX = 1, movementY = 1 } = event as Partial<PointerEvent>;
    if (event.type !== 'pointermove' || movementX !== 0 || movementY !== 0)
      touchedAt = page.performance.now();
  };
  const lose = (): void => {
    // What is fetched ahead was not asked for by anybody.
    if (page.performance.now() - touchedAt < ASKED_MS) isPartMissing = true;
  };
  const reload = async (build: string): Promise<void> => {
    const past = readTries(page);
    if (!mayTry(past, build, nowMs())) return;
    if (wait.build !== build) wait = { build, ms: 0, until: 0 };
    if (page.performance.now() < wait.until) return;
    if (!(await isThere(build))) {
      const ms = Math.min(Math.max(2 * wait.ms, ASK_AGAIN_MS.first), ASK_AGAIN_MS.most);
      wait = { build, ms, until: page.performance.now() + ms };
      return;
    }
    if (keepTries(page, withTry(past, build, nowMs()))) page.location.reload();
  };
  const check = async (): Promise<void> => {
    const served = readServed();
    const now = page.performance.now();
    isFilmOfLink &&= state.view.getState().view.playback.playing;
    const look = {
      own,
      served: served?.build,
      isServerWell: served !== undefined && served.isWell && now - served.at < FRESH_MS,
      untouchedMs: now - touchedAt,
      hasWords: hasWords(page.document),
      isPartMissing,
      ...situationOf(state, isFilmOfLink),
    };
    // A part that was lost with the line comes when the line is back.
    if (look.isServerWell && !isStale(look)) isPartMissing = false;
    const action = staleAction(look);
    const offer = action === 'ask' ? `${look.served} ${isPartMissing}` : undefined;
    if (offer !== offered) {
      offered = offer;
      onOffer(offer === undefined ? null : { build: look.served ?? '', isPartMissing });
    }
    if (action === 'reload' && look.served !== undefined) await reload(look.served);
  };
  const timer = page.setInterval(() => {
    if (isAsking) return;
    isAsking = true;
    void check().finally(() => (isAsking = false));
  }, CHECK_MS);
  for (const name of HANDS) page.addEventListener(name, touch, { capture: true, passive: true });
  page.addEventListener(PART_LOST, lose);
  return () => {
    page.clearInterval(timer);
    for (const name of HANDS) page.removeEventListener(name, touch, { capture: true });
    page.removeEventListener(PART_LOST, lose);
  };
}

function situationOf({ view: store, interface: over, tour, wall }: AppState, isFilmOfLink: boolean) {
  const { view } = store.getState();
  const { dialog, isDrawingLasso } = over.getState();
  const { player, isEditing } = tour.getState();
  const isOnTour = isEditing || player?.isPlaying === true;
  return {
    isKiosk: view.wall.kiosk,
    isMapMoving: wall.getState().isMapMoving,
    isBusy:
      dialog !== null ||
      isDrawingLasso ||
      view.open.includes('weekClock') ||
      view.emergency !== null ||
      (view.playback.playing && !isFilmOfLink) ||
      isOnTour,
  };
}

function hasWords(page: Document): boolean {
  return [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(FIELDS)].some(
    ({ value }) => value !== '',
  );
}

function readTries({ sessionStorage }: Window): BuildTry[] {
  try {
    const past: unknown = JSON.parse(sessionStorage.getItem(TRIES_KEY) ?? '[]');
    return Array.isArray(past) ? past.filter(isTry) : [];
  } catch {
    return [];
  }
}

function isTry(value: unknown): value is BuildTry {
  if (typeof value !== 'object' || value === null) return false;
  return 'build' in value && typeof value.build === 'string' && 'at' in value && typeof value.at === 'number';
}

/** Whether they are remembered over a reload. */
function keepTries({ sessionStorage }: Window, tries: readonly BuildTry[]): boolean {
  try {
    sessionStorage.setItem(TRIES_KEY, JSON.stringify(tries));
    return true;
  } catch {
    return false;
  }
}

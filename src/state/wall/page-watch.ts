import { beginWatch, look, noteFailedRecovery, reasonToReload, reloadsLeft, type Watch } from './watchdog.ts';
import { HOUR_MS } from '../../domain/time/zone.ts';
import type { WallStore } from '../stores/wall-store.ts';

const CHECK_MS = 1_000;
const RELOADS_KEY = 'gridlight.reloads';

/** The part of a page that the watchdog needs. */
export interface WatchedWindow {
  readonly document: { readonly visibilityState: string };
  readonly performance: { now(): number; clearMeasures(): void; clearMarks(): void };
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly location: { reload(): void };
  requestAnimationFrame(task: () => void): number;
  setInterval(task: () => void, everyMs: number): unknown;
}

/**
 * Watches the page for as long as it lives. Reloads it, with the state in its link, when its frames stop or its map
 * does not recover. Clears the browser's performance entries every hour, because they grow without end. `nowMs`: epoch
 * ms.
 */
export function watchPage(page: WatchedWindow, wall: WallStore, nowMs: () => number): void {
  let watch: Watch = beginWatch(page.performance.now());
  let frames = 0;
  const act = (): void => {
    if (reasonToReload(watch) === undefined) return;
    watch = beginWatch(page.performance.now());
    const { recent, isAllowed } = reloadsLeft(pastReloads(page.sessionStorage), nowMs());
    if (!isAllowed) return;
    page.sessionStorage.setItem(RELOADS_KEY, JSON.stringify([...recent, nowMs()]));
    page.location.reload();
  };
  wall.subscribe(({ failedRecoveries }, before) => {
    if (failedRecoveries === before.failedRecoveries) return;
    watch = noteFailedRecovery(watch, page.performance.now());
    act();
  });
  page.setInterval(() => {
    watch = look(watch, {
      at: page.performance.now(),
      frames,
      isVisible: page.document.visibilityState === 'visible',
    });
    // Each check requests one frame: a continuous loop would keep the machine busy.
    page.requestAnimationFrame(() => frames++);
    act();
  }, CHECK_MS);
  page.setInterval(() => {
    page.performance.clearMeasures();
    page.performance.clearMarks();
  }, HOUR_MS);
}

function pastReloads(memory: WatchedWindow['sessionStorage']): number[] {
  try {
    const past: unknown = JSON.parse(memory.getItem(RELOADS_KEY) ?? '[]');
    return Array.isArray(past) ? past.filter((moment) => typeof moment === 'number') : [];
  } catch {
    return [];
  }
}

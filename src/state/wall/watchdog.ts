/** A visible page that draws no frame for this long counts as frozen, ms. */
export const STILL_LIMIT_MS = 30_000;
/** So many failed recoveries of the map within the window end in a reload. */
const MOST_FAILED_RECOVERIES = 3;
const RECOVERY_WINDOW_MS = 60_000;
/** A check that comes later than this counts as if it came then: a machine that slept did not stand still. */
const LONGEST_STEP_MS = 2_000;

/** What the watchdog remembers between its checks; moments of one steady clock, ms. */
export interface Watch {
  readonly at: number;
  /** Frames that were drawn until then. */
  readonly frames: number;
  /** For how long no frame came while the page was visible. */
  readonly stillMs: number;
  readonly failedRecoveries: readonly number[];
}

/** What a check sees. */
export interface Sighting {
  readonly at: number;
  /** Frames since the page began. */
  readonly frames: number;
  readonly isVisible: boolean;
}

export function beginWatch(nowMs: number): Watch {
  return { at: nowMs, frames: 0, stillMs: 0, failedRecoveries: [] };
}

/** Records what a check sees. A new frame or a hidden page restarts the count. */
export function look(watch: Watch, { at, frames, isVisible }: Sighting): Watch {
  const isStill = isVisible && frames === watch.frames;
  const stepMs = Math.min(Math.max(0, at - watch.at), LONGEST_STEP_MS);
  return { ...watch, at, frames, stillMs: isStill ? watch.stillMs + stepMs : 0 };
}

/** Takes note of a recovery of the map that failed. */
export function noteFailedRecovery(watch: Watch, nowMs: number): Watch {
  const recent = watch.failedRecoveries.filter((moment) => nowMs - moment <= RECOVERY_WINDOW_MS);
  return { ...watch, failedRecoveries: [...recent, nowMs] };
}

/** Why the page has to reload, `undefined` while it is well. */
export function reasonToReload({ stillMs, failedRecoveries }: Watch): 'still' | 'recovery' | undefined {
  if (stillMs >= STILL_LIMIT_MS) return 'still';
  const last = failedRecoveries.at(-1);
  const first = failedRecoveries.at(-MOST_FAILED_RECOVERIES);
  if (last === undefined || first === undefined) return undefined;
  return last - first <= RECOVERY_WINDOW_MS ? 'recovery' : undefined;
}

/** Reloads that did not help are not tried again and again: at most three in ten minutes. */
const MOST_RELOADS = 3;
const RELOAD_WINDOW_MS = 600_000;

/** The reloads that still count at `nowMs` (epoch ms), and whether one more is allowed. */
export function reloadsLeft(
  past: readonly number[],
  nowMs: number,
): { recent: number[]; isAllowed: boolean } {
  const recent = past.filter((moment) => nowMs - moment >= 0 && nowMs - moment < RELOAD_WINDOW_MS);
  return { recent, isAllowed: recent.length < MOST_RELOADS };
}

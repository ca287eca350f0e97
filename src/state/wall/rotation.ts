/** After the last input the wall stays as somebody left it for so long, ms. */
export const PAUSE_MS = 60_000;

/** Where a rotation stands. Moments are those of one steady clock, ms. */
export interface Rotation {
  readonly stop: number;
  /** For how long this stop has been shown while the rotation ran. */
  readonly shownMs: number;
  /** Last moment that was looked at. */
  readonly at: number;
  /** Nothing turns before this moment. */
  readonly pausedUntil: number;
}

/** What a rotation needs to know of the page. */
export interface RotationRoute {
  readonly stopCount: number;
  readonly paceMs: number;
  /** Something lies over the page that must not be turned away. */
  readonly isHeld: boolean;
}

/** A rotation that has just reached its first stop. */
export function beginRotation(nowMs: number): Rotation {
  return { stop: 0, shownMs: 0, at: nowMs, pausedUntil: nowMs };
}

/** Restarts at the shown stop, for the whole of its pace. */
export function resumeRotation({ stop }: Rotation, nowMs: number): Rotation {
  return { ...beginRotation(nowMs), stop };
}

/**
 * Looks at the clock. A stop is left when it has been shown for the pace, and never more than one at a time: a page that
 * slept goes on where it was. While it is held or paused, no time counts.
 */
export function advance(rotation: Rotation, nowMs: number, route: RotationRoute): Rotation {
  const { stopCount, paceMs, isHeld } = route;
  const countsFrom = Math.max(rotation.at, rotation.pausedUntil);
  if (isHeld || stopCount === 0 || nowMs <= countsFrom)
    return { ...rotation, at: Math.max(nowMs, rotation.at) };
  const shownMs = rotation.shownMs + (nowMs - countsFrom);
  if (shownMs < paceMs) return { ...rotation, shownMs, at: nowMs };
  return { ...rotation, stop: (rotation.stop + 1) % stopCount, shownMs: 0, at: nowMs };
}

/** Somebody touched the page. */
export function pause(rotation: Rotation, nowMs: number): Rotation {
  return { ...rotation, at: Math.max(nowMs, rotation.at), pausedUntil: nowMs + PAUSE_MS };
}

/** Goes to a stop by hand, and stays there for the pause. */
export function goTo(rotation: Rotation, stop: number, stopCount: number, nowMs: number): Rotation {
  if (stopCount === 0) return pause(rotation, nowMs);
  return { ...pause(rotation, nowMs), stop: ((stop % stopCount) + stopCount) % stopCount, shownMs: 0 };
}

/** Part of the pace that has passed at this stop, 0–1. */
export function progressOfStop({ shownMs }: Rotation, paceMs: number): number {
  return Math.min(1, shownMs / paceMs);
}

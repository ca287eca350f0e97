import type { ReturnStep } from '../stores/wall-store.ts';

/** After so long without a hand a wall turns to the present again, ms. */
export const RETURN_AFTER_MS = 180_000;

/** Since when nobody has touched a page that looks away from the present, ms of one steady clock; `null` while it follows. */
export type ReturnTimer = number | null;

/** What the timer has to know of the page. */
export interface ReturnNeed {
  /** The page shows something else than the present. */
  readonly isAway: boolean;
  /** What runs on purpose: an emergency, a tour, or a film that the link began. No time counts while it does. */
  readonly isHeld: boolean;
}

/**
 * Looks at the clock: when the page turns to the present again (`inMs`; 0 = now, `null` = it need not or must not). A page
 * that slept past its moment returns when it wakes.
 */
export function lookAtReturn(
  timer: ReturnTimer,
  nowMs: number,
  { isAway, isHeld }: ReturnNeed,
): { readonly timer: ReturnTimer; readonly inMs: number | null } {
  if (!isAway || isHeld) return { timer: null, inMs: null };
  const since = timer ?? nowMs;
  return { timer: since, inMs: Math.max(0, since + RETURN_AFTER_MS - nowMs) };
}

/** Somebody touched the page: a rest that had begun begins anew. */
export function touchReturn(timer: ReturnTimer, nowMs: number): ReturnTimer {
  return timer === null ? null : nowMs;
}

/** What is said of the time that is left: whole minutes, and seconds in the last minute. */
export function returnStep(inMs: number): ReturnStep {
  const seconds = Math.ceil(inMs / 1000);
  return seconds > 60 ? { unit: 'minutes', n: Math.ceil(seconds / 60) } : { unit: 'seconds', n: seconds };
}

/** Where a tour stands. Moments are those of one steady clock, ms. */
export interface TourPlayer {
  readonly stop: number;
  readonly isPlaying: boolean;
  /** For how long this stop has been shown while the tour played. */
  readonly shownMs: number;
  /** Last moment that was looked at. */
  readonly at: number;
  /** When the tour began: the presenter's clock runs from here, whether it plays or stands. */
  readonly begunAt: number;
}

export type TourAction =
  | { readonly kind: 'tick' | 'next' | 'previous' | 'first' | 'last' | 'toggle' }
  | { readonly kind: 'goTo'; readonly stop: number };

/** A longer gap between two looks is a page that slept: it does not count, ms. */
const LONGEST_GAP_MS = 5_000;

/** A tour that has just reached a stop; one that the tour does not have is the nearest that it has. */
export function beginTour(stop: number, stopCount: number, isPlaying: boolean, nowMs: number): TourPlayer {
  return { stop: within(stop, stopCount), isPlaying, shownMs: 0, at: nowMs, begunAt: nowMs };
}

/**
 * The tour after an action. `durationsMs` has the time of each stop. A `tick` looks at the clock: while it plays, a stop
 * is left when its time has passed, never more than one at a time, and the last one stays and the tour stands. Going to
 * a stop by hand gives it its whole time; it plays on if it played. Playing on from the end of the last stop begins anew.
 */
export function playTour(
  player: TourPlayer,
  action: TourAction,
  nowMs: number,
  durationsMs: readonly number[],
): TourPlayer {
  const passed = elapse(player, nowMs);
  const last = durationsMs.length - 1;
  const goTo = (stop: number): TourPlayer => ({
    ...passed,
    stop: within(stop, durationsMs.length),
    shownMs: 0,
  });
  switch (action.kind) {
    case 'next':
      return passed.stop >= last ? passed : goTo(passed.stop + 1);
    case 'previous':
      return goTo(passed.stop - 1);
    case 'first':
      return { ...goTo(0), begunAt: nowMs };
    case 'last':
      return goTo(last);
    case 'goTo':
      return action.stop < 0 || action.stop > last ? passed : goTo(action.stop);
    case 'toggle':
      if (passed.isPlaying) return { ...passed, isPlaying: false };
      if (passed.stop >= last && remainingMs(passed, durationsMs) === 0)
        return { ...goTo(0), isPlaying: true };
      return { ...passed, isPlaying: true };
    case 'tick':
      if (!passed.isPlaying || remainingMs(passed, durationsMs) > 0) return passed;
      return passed.stop >= last ? { ...passed, isPlaying: false } : goTo(passed.stop + 1);
  }
}

/** How much of the time of the stop is left, ms; never below 0. */
export function remainingMs({ stop, shownMs }: TourPlayer, durationsMs: readonly number[]): number {
  return Math.max(0, (durationsMs[stop] ?? 0) - shownMs);
}

function elapse(player: TourPlayer, nowMs: number): TourPlayer {
  const gap = nowMs - player.at;
  if (gap <= 0) return player;
  const counted = player.isPlaying && gap <= LONGEST_GAP_MS ? gap : 0;
  return { ...player, at: nowMs, shownMs: player.shownMs + counted };
}

function within(stop: number, stopCount: number): number {
  return Math.max(0, Math.min(Math.trunc(stop), stopCount - 1));
}

/** What the presenter's clock says, ms. */
export interface PresenterClock {
  /** The time of the whole tour by its script. */
  readonly planMs: number;
  /** What is left of the plan; below 0 for what is over it. */
  readonly leftMs: number;
  /** How far the stop lies behind the plan; below 0 for ahead. A stop that is shown longer than its time is behind. */
  readonly behindMs: number;
}

/** Holds the time that was spoken against the plan. `shownMs`: how long the stop has been shown while the tour played. */
export function presenterClock(
  { stop, shownMs, spokenMs }: { readonly stop: number; readonly shownMs: number; readonly spokenMs: number },
  durationsMs: readonly number[],
): PresenterClock {
  const planMs = durationsMs.reduce((sum, each) => sum + each, 0);
  const beforeMs = durationsMs.slice(0, stop).reduce((sum, each) => sum + each, 0);
  const dueMs = beforeMs + Math.min(shownMs, durationsMs[stop] ?? 0);
  return { planMs, leftMs: planMs - spokenMs, behindMs: spokenMs - dueMs };
}

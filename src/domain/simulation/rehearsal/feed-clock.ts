/**
 * The clock of a rehearsal: both clocks agree at the start, from then on the feed's own time runs `speed` times as fast.
 * What happens in the feed therefore happens now on the wall clock, and everything that lasts is `speed` times shorter.
 */
export interface FeedClock {
  /** Epoch ms of the start, on both clocks. */
  readonly startedAt: number;
  readonly speed: number;
  /** Moment on the wall clock (whole ms) of a moment of the feed; never goes back. */
  toWall(feedMs: number): number;
  toFeed(wallMs: number): number;
}

/** Throws RangeError for a speed that is not above 0. */
export function createFeedClock(startedAt: number, speed: number): FeedClock {
  if (!(speed > 0) || !Number.isFinite(speed)) throw new RangeError(`speed must be above 0, got ${speed}`);
  return {
    startedAt,
    speed,
    toWall: (feedMs) => Math.floor(startedAt + (feedMs - startedAt) / speed),
    toFeed: (wallMs) => startedAt + (wallMs - startedAt) * speed,
  };
}

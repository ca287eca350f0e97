/** How fast the playback runs: `speed` steps of `stepMs` in a second, smoothly or step by step. */
export interface PlaybackPace {
  readonly speed: number;
  readonly stepMs: number;
  /** One jump a second instead of a motion, for readers who asked for less motion. */
  readonly isStepwise: boolean;
}

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** A tab that slept does not leap when it wakes. */
const LONGEST_GAP_MS = 2 * SECOND_MS;

/**
 * How far the range moves after `elapsedMs` of real time: whole minutes, or whole seconds' worth of steps when
 * stepwise. `restMs` is the real time that is not yet used up and counts next time.
 */
export function advancePlayback(pace: PlaybackPace, elapsedMs: number): { byMs: number; restMs: number } {
  const elapsed = Math.min(elapsedMs, LONGEST_GAP_MS);
  const dataMsPerMs = (pace.speed * pace.stepMs) / SECOND_MS;
  const quantumMs = pace.isStepwise ? dataMsPerMs * SECOND_MS : MINUTE_MS;
  const byMs = Math.floor((elapsed * dataMsPerMs) / quantumMs + 1e-9) * quantumMs;
  return { byMs, restMs: Math.max(0, elapsed - byMs / dataMsPerMs) };
}

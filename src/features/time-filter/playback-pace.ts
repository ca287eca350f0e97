import { DAY_MS } from '../../domain/time/civil-day.ts';
import { HOUR_MS } from '../../domain/time/zone.ts';
import type { Playback } from '../../state/view/view-state.ts';

const SECOND_MS = 1000;
/** Longer than this no frame takes: the machine itself was asleep, and time begins anew. */
const LONGEST_FRAME_MS = 10 * SECOND_MS;

/** How fast the playback runs. */
export interface PlaybackPace {
  /** Time of data that passes in a second of real time, ms. */
  readonly perSecondMs: number;
  /** The range moves by whole multiples of this, ms. */
  readonly quantumMs: number;
}

/**
 * Pace of a playback: smooth by seconds of data, stepwise by its jumps. The film of a typical week knows only whole hours,
 * and no jump longer than a day.
 */
export function paceOf(playback: Playback): PlaybackPace {
  const { film, manner, speed, stepMs, rate } = playback;
  const isWeek = film === 'week';
  if (manner === 'smooth') return { perSecondMs: speed * SECOND_MS, quantumMs: isWeek ? HOUR_MS : SECOND_MS };
  const jumpMs = isWeek ? Math.min(DAY_MS, Math.max(HOUR_MS, stepMs - (stepMs % HOUR_MS))) : stepMs;
  return { perSecondMs: rate * jumpMs, quantumMs: jumpMs };
}

/**
 * How far the data move after a frame of `frameMs`: a slow frame skips data time and never slows it. `restMs` is the
 * real time that is not yet used up; it is handed in with the next frame.
 */
export function advancePlayback(
  pace: PlaybackPace,
  frameMs: number,
  restMs = 0,
): { byMs: number; restMs: number } {
  const realMs = restMs + (frameMs > LONGEST_FRAME_MS ? 0 : frameMs);
  const dataMsPerMs = pace.perSecondMs / SECOND_MS;
  const byMs = Math.floor((realMs * dataMsPerMs) / pace.quantumMs + 1e-9) * pace.quantumMs;
  return { byMs, restMs: Math.max(0, realMs - byMs / dataMsPerMs) };
}

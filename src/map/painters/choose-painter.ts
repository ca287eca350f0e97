import { median } from '../../domain/statistics/median.ts';
import type { PainterKind, WantedPainter } from '../../domain/view/map-view.ts';

/** What decided: the reader, the name of the renderer, or the time that frames took. */
export interface PainterChoice {
  readonly kind: PainterKind;
  readonly by: 'hand' | 'renderer' | 'frames';
  /** As the browser names it; empty where it does not tell. */
  readonly renderer: string;
  /** Median of the measured frames, ms; `undefined` where none were measured. */
  readonly frameMs?: number | undefined;
}

/** Frames that are measured after the map has loaded. */
export const MEASURED_FRAMES = 5;
/** A map that takes longer for a frame leaves nothing for points, ms. */
const SLOW_FRAME_MS = 40;

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|microsoft basic render|lavapipe|apple software/i;

/** Whether a renderer of this name draws without a graphics card. */
export function isSoftwareRenderer(name: string): boolean {
  return SOFTWARE.test(name);
}

/**
 * Which painter draws: the one that was asked for; else the CPU where the renderer is software or frames are slow, and
 * while nothing is known of either.
 */
export function choosePainter(
  wanted: WantedPainter,
  renderer: string,
  framesMs: readonly number[],
): PainterChoice {
  const frameMs = median(framesMs);
  if (wanted !== 'auto') return { kind: wanted, by: 'hand', renderer, frameMs };
  if (isSoftwareRenderer(renderer)) return { kind: 'cpu', by: 'renderer', renderer, frameMs };
  const isFast = framesMs.length >= MEASURED_FRAMES && frameMs !== undefined && frameMs <= SLOW_FRAME_MS;
  return { kind: isFast ? 'gpu' : 'cpu', by: 'frames', renderer, frameMs };
}

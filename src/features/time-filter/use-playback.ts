import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { HOUR_MS } from '../../domain/time/zone.ts';
import { useAppState, useView } from '../../state/hooks.tsx';
import { movePlayback, moveWeekFilm } from '../../state/playback/playback.ts';
import { advancePlayback, paceOf } from './playback-pace.ts';

/** The frames of a window, or of a test. */
export interface FrameClock {
  requestAnimationFrame(task: (nowMs: number) => void): number;
  cancelAnimationFrame(frame: number): void;
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>;
}

/**
 * Calls `advance` in every frame with the real time since the frame before, ms. Time that passes while the page is
 * hidden is not counted. Returns the function that ends this.
 */
export function runFrames(clock: FrameClock, advance: (passedMs: number) => void): () => void {
  let before: number | null = null;
  const forget = () => {
    before = null;
  };
  let frame = clock.requestAnimationFrame(function tick(nowMs) {
    const isHidden = clock.document.visibilityState === 'hidden';
    if (before !== null && !isHidden) advance(nowMs - before);
    before = isHidden ? null : nowMs;
    frame = clock.requestAnimationFrame(tick);
  });
  clock.document.addEventListener('visibilitychange', forget);
  return () => {
    clock.cancelAnimationFrame(frame);
    clock.document.removeEventListener('visibilitychange', forget);
  };
}

/** Runs the playback while it is on. `isStepwise`: by jumps whatever is chosen, for readers who asked for less motion. */
export function usePlayback(clock: FrameClock, isStepwise: boolean): void {
  const state = useAppState();
  const playback = useView(useShallow(({ view }) => view.playback));
  useEffect(() => {
    if (!playback.playing) return undefined;
    const pace = paceOf(isStepwise ? { ...playback, manner: 'step' } : playback);
    let carryMs = 0;
    return runFrames(clock, (passedMs) => {
      const { byMs, restMs } = advancePlayback(pace, passedMs, carryMs);
      carryMs = restMs;
      if (byMs === 0 || !state.view.getState().view.playback.playing) return;
      if (playback.film === 'week') moveWeekFilm(state, byMs / HOUR_MS);
      else movePlayback(state, byMs);
    });
  }, [clock, state, playback, isStepwise]);
}

import { useEffect } from 'react';
import { useAppState, useView } from '../../state/hooks.tsx';
import { movePlayback } from '../../state/playback.ts';
import { advancePlayback, type PlaybackPace } from './playback-pace.ts';

/** The frames of a window, or of a test. */
export interface FrameClock {
  requestAnimationFrame(task: (nowMs: number) => void): number;
  cancelAnimationFrame(frame: number): void;
}

/** Runs the playback while it is on: each frame moves the range by the time that has passed. */
export function usePlayback(clock: FrameClock, isStepwise: boolean): void {
  const state = useAppState();
  const playing = useView((view) => view.view.playback.playing);
  const speed = useView((view) => view.view.playback.speed);
  const stepMs = useView((view) => view.view.playback.stepMs);
  useEffect(() => {
    if (!playing) return undefined;
    const pace: PlaybackPace = { speed, stepMs, isStepwise };
    let before: number | null = null;
    let carryMs = 0;
    let frame = clock.requestAnimationFrame(function tick(nowMs) {
      const { byMs, restMs } = advancePlayback(pace, carryMs + (before === null ? 0 : nowMs - before));
      before = nowMs;
      carryMs = restMs;
      if (byMs > 0) movePlayback(state, byMs);
      frame = clock.requestAnimationFrame(tick);
    });
    return () => clock.cancelAnimationFrame(frame);
  }, [clock, state, playing, speed, stepMs, isStepwise]);
}

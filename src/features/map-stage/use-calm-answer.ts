import { useEffect, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { useAppState } from '../../state/hooks.tsx';
import { createThrottle, PAGE_TIMER } from '../../state/throttle.ts';

/** Without a graphics card a repaint of the map takes four frames of a playback: once a second is what it gets. */
export const DEAR_REPAINT_MS = 1000;

/**
 * The settled answer, while a gesture moves the filter at most once in `everyMs`, and the newest at once when it ends: for
 * what has the map itself repainted.
 */
export function useCalmAnswer(everyMs: number): EngineAnswer | null {
  const state = useAppState();
  const [answer, setAnswer] = useState(state.engine.getState().settled);
  useEffect(() => {
    const settling = createThrottle<EngineAnswer>({
      everyMs,
      isMoving: () => state.filter.getState().gesture !== null,
      onSettle: setAnswer,
      timer: PAGE_TIMER,
    });
    const { settled } = state.engine.getState();
    if (settled !== null) settling.offer(settled);
    const unsubscribe = [
      state.engine.subscribe((now, before) => {
        if (now.settled !== null && now.settled !== before.settled) settling.offer(now.settled);
      }),
      state.filter.subscribe((now, before) => {
        if (now.gesture === null && before.gesture !== null) settling.rest();
      }),
    ];
    return () => {
      unsubscribe.forEach((stop) => stop());
      settling.close();
    };
  }, [state, everyMs]);
  return answer;
}

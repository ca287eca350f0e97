import { useEffect, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/answer.ts';
import { useAppState } from '../../state/hooks.tsx';
import { createSettling, PAGE_TIMER } from '../../state/settling.ts';

/** Without a graphics card a repaint of the grids takes four frames of a playback: once a second is what they get. */
const SOFTWARE_EVERY_MS = 1000;

/**
 * The answer that the map's own layers are coloured by: the settled one; where every repaint of the map is dear, at most
 * once a second while a gesture moves the filter, and the newest at once when it ends.
 */
export function useCalmAnswer(isRepaintDear: boolean): EngineAnswer | null {
  const state = useAppState();
  const [answer, setAnswer] = useState(state.engine.getState().settled);
  useEffect(() => {
    const settling = createSettling<EngineAnswer>({
      everyMs: isRepaintDear ? SOFTWARE_EVERY_MS : 0,
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
  }, [state, isRepaintDear]);
  return answer;
}

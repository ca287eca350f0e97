import { useEffect, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/answer.ts';
import { useAppState } from '../../state/hooks.tsx';

/**
 * The marks that names give way to: those of the settled answer while no gesture moves the filter. Where a repaint of the
 * map is dear, what a drag or a playback has left behind does not count until the map itself moves or another clause is
 * chosen: names stand still then, and nothing is repainted at the end of a gesture.
 */
export function useRestingMarks(isRepaintDear: boolean): EngineAnswer['marks'] | undefined {
  const state = useAppState();
  const [marks, setMarks] = useState(state.engine.getState().settled?.marks);
  useEffect(() => {
    let ofGesture: unknown = null;
    let seenView: unknown = null;
    const follow = (): void => {
      const { settled, settledQuestion } = state.engine.getState();
      if (settled === null || state.filter.getState().gesture !== null) return;
      const isLeftBehind = state.filter.getState().filter === ofGesture && settledQuestion?.view === seenView;
      if (isRepaintDear && isLeftBehind) return;
      seenView = settledQuestion?.view;
      setMarks(settled.marks);
    };
    follow();
    const unsubscribe = [
      state.engine.subscribe((now, before) => {
        if (now.settled !== before.settled) follow();
      }),
      state.filter.subscribe((now, before) => {
        if (now.gesture !== null) ofGesture = now.filter;
        else if (before.gesture !== null) follow();
      }),
    ];
    return () => unsubscribe.forEach((stop) => stop());
  }, [state, isRepaintDear]);
  return marks;
}

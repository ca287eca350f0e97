import { useEffect, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { useAppState } from '../../state/hooks.tsx';

/** What the feed alone changes is followed this often where a repaint of the map is dear. */
const FEED_EVERY_MS = 60_000;

/**
 * The marks that names give way to: those of the settled answer while no gesture moves the filter. Where a repaint of the
 * map is dear, what a drag or a playback has left behind does not count until the map itself moves or another clause is
 * chosen: names stand still then, and nothing is repainted at the end of a gesture. So it is with what the feed brings,
 * for a minute: a live wall would else repaint its map four times a second, which takes a second without a graphics card.
 */
export function useRestingMarks(isRepaintDear: boolean): EngineAnswer['marks'] | undefined {
  const state = useAppState();
  const [marks, setMarks] = useState(state.engine.getState().settled?.marks);
  useEffect(() => {
    let ofGesture: unknown = null;
    let seenView: unknown = null;
    let seenFilter: unknown = null;
    let seenAt = Number.NEGATIVE_INFINITY;
    const follow = (): void => {
      const { settled, settledQuestion } = state.engine.getState();
      if (settled === null || state.filter.getState().gesture !== null) return;
      const isLeftBehind = state.filter.getState().filter === ofGesture && settledQuestion?.view === seenView;
      const isFed =
        settledQuestion?.filter === seenFilter &&
        settledQuestion?.view === seenView &&
        performance.now() - seenAt < FEED_EVERY_MS;
      if (isRepaintDear && (isLeftBehind || isFed)) return;
      seenView = settledQuestion?.view;
      seenFilter = settledQuestion?.filter;
      seenAt = performance.now();
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

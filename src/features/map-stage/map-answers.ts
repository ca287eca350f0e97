import { useEffect, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { useAppState } from '../../state/hooks.tsx';
import { createThrottle, PAGE_TIMER } from '../../state/throttle.ts';

/** Without a graphics card a repaint of the map takes four frames of a playback: once a second is what it gets. */
const EXPENSIVE_REPAINT_MS = 1000;

/**
 * The answer that the map itself draws, with a repaint. Where that is expensive, a moving filter gets one a second, and the
 * newest at once when it rests.
 */
export function useAnswerForMap(isRepaintExpensive: boolean): EngineAnswer | null {
  const everyMs = isRepaintExpensive ? EXPENSIVE_REPAINT_MS : 0;
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

/** Where a repaint of the map is expensive, names follow what the live feed alone changes this often. */
const FEED_EVERY_MS = 60_000;

/**
 * The marks that names give way to. They are those of an answer at rest: no gesture moves the filter.
 *
 * Where a repaint of the map is expensive, names wait longer. After a drag or a playback they stand still until the map moves
 * or another clause is chosen. What the live feed brings counts after a minute: a wall without a graphics card would repaint
 * its map four times a second otherwise, and each repaint takes a second.
 */
export function useMarksForLabels(isRepaintExpensive: boolean): EngineAnswer['marks'] | undefined {
  const state = useAppState();
  const [marks, setMarks] = useState(state.engine.getState().settled?.marks);
  useEffect(() => {
    let gestureFilter: unknown = null;
    let seenView: unknown = null;
    let seenFilter: unknown = null;
    let seenAt = Number.NEGATIVE_INFINITY;
    const follow = (): void => {
      const { settled, settledQuestion } = state.engine.getState();
      if (settled === null || state.filter.getState().gesture !== null) return;
      const isAfterGesture =
        state.filter.getState().filter === gestureFilter && settledQuestion?.view === seenView;
      const isFromFeed =
        settledQuestion?.filter === seenFilter &&
        settledQuestion?.view === seenView &&
        performance.now() - seenAt < FEED_EVERY_MS;
      if (isRepaintExpensive && (isAfterGesture || isFromFeed)) return;
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
        if (now.gesture !== null) gestureFilter = now.filter;
        else if (before.gesture !== null) follow();
      }),
    ];
    return () => unsubscribe.forEach((stop) => stop());
  }, [state, isRepaintExpensive]);
  return marks;
}

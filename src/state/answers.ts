import { useEffect, useMemo, useState } from 'react';
import type { EngineAnswer } from '../domain/engine/api/answer.ts';
import { useAppState } from './hooks.tsx';
import type { AppState } from './stores/app-state.ts';
import { createThrottle, PAGE_TIMER } from './throttle.ts';

/*
 * Which answer is drawn where, and how old it may be.
 *
 * | for whom  | which                                | how far behind                                                       |
 * | --------- | ------------------------------------ | -------------------------------------------------------------------- |
 * | marks     | `answer` of the engine store         | never: what moves with the hand draws from it                        |
 * | time bar  | `answerForTimeBar`                   | never under the hand; where only the feed changes it, as the panels  |
 * | panels    | `answerForPanels`                    | 250 ms while something moves, not at all at rest                     |
 * | map       | `useAnswerForMap`                    | as the panels; a second more where a repaint is expensive            |
 * | labels    | `useMarksForLabels`                  | as the map; where a repaint is expensive, they follow the feed each minute |
 */

/** Panels follow a drag or a playback this often: four times a second can still be read. */
export const PANELS_EVERY_MS = 250;

/** Notifies when the answer of the time bar changes. */
export function useAnswersForTimeBar(): Pick<AppState['engine'], 'subscribe'> {
  const { engine } = useAppState();
  return useMemo(
    () => ({
      subscribe: (listener) =>
        engine.subscribe((now, before) => {
          if (now.answerForTimeBar !== before.answerForTimeBar) listener(now, before);
        }),
    }),
    [engine],
  );
}

/** Without a graphics card a repaint of the map takes four frames of a playback: once a second is what it gets. */
const EXPENSIVE_REPAINT_MS = 1000;

/**
 * The answer that the map itself draws, with a repaint. Where that is expensive, a moving filter gets one a second, and the
 * newest at once when it rests.
 */
export function useAnswerForMap(isRepaintExpensive: boolean): EngineAnswer | null {
  const everyMs = isRepaintExpensive ? EXPENSIVE_REPAINT_MS : 0;
  const state = useAppState();
  const [answer, setAnswer] = useState(state.engine.getState().answerForPanels);
  useEffect(() => {
    const throttle = createThrottle<EngineAnswer>({
      everyMs,
      isMoving: () => state.filter.getState().gesture !== null,
      onValue: setAnswer,
      timer: PAGE_TIMER,
    });
    const { answerForPanels } = state.engine.getState();
    if (answerForPanels !== null) throttle.offer(answerForPanels);
    const unsubscribe = [
      state.engine.subscribe((now, before) => {
        if (now.answerForPanels !== null && now.answerForPanels !== before.answerForPanels)
          throttle.offer(now.answerForPanels);
      }),
      state.filter.subscribe((now, before) => {
        if (now.gesture === null && before.gesture !== null) throttle.rest();
      }),
    ];
    return () => {
      unsubscribe.forEach((stop) => stop());
      throttle.close();
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
  const [marks, setMarks] = useState(state.engine.getState().answerForPanels?.marks);
  useEffect(() => {
    let gestureFilter: unknown = null;
    let seenView: unknown = null;
    let seenFilter: unknown = null;
    let seenAt = Number.NEGATIVE_INFINITY;
    const follow = (): void => {
      const { answerForPanels, queryForPanels } = state.engine.getState();
      if (answerForPanels === null || state.filter.getState().gesture !== null) return;
      const isAfterGesture =
        state.filter.getState().filter === gestureFilter && queryForPanels?.view === seenView;
      const isFromFeed =
        queryForPanels?.filter === seenFilter &&
        queryForPanels?.view === seenView &&
        performance.now() - seenAt < FEED_EVERY_MS;
      if (isRepaintExpensive && (isAfterGesture || isFromFeed)) return;
      seenView = queryForPanels?.view;
      seenFilter = queryForPanels?.filter;
      seenAt = performance.now();
      setMarks(answerForPanels.marks);
    };
    follow();
    const unsubscribe = [
      state.engine.subscribe((now, before) => {
        if (now.answerForPanels !== before.answerForPanels) follow();
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

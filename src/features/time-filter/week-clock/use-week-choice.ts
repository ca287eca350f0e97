import { useMemo, useRef } from 'react';
import type { HoursJoin } from '../../../domain/time/week-hours.ts';
import { useAppState } from '../../../state/hooks.tsx';
import { stopWeekFilm } from '../../../state/playback/playback.ts';
import { chosenAfter, isSameHours } from './week-keys.ts';

/** Changes the week clock's clause by gestures; each is one step of the history. */
export interface WeekChoice {
  readonly begin: () => void;
  /** Marks hours against what was chosen when the gesture began. */
  readonly mark: (hours: readonly number[], join: HoursJoin) => void;
  /** Ends the gesture. A click (`isClick`) on exactly what was chosen before takes it away. */
  readonly end: (isClick: boolean) => void;
  /** Gives back what was chosen when the gesture began. */
  readonly giveBack: () => void;
  readonly clear: () => void;
}

/** The week clock's clause as a set of gestures. */
export function useWeekChoice(): WeekChoice {
  const state = useAppState();
  const before = useRef<readonly number[]>([]);
  return useMemo(() => {
    const { change, endGesture } = state.filter.getState();
    const now = () => state.filter.getState().filter.weekHours;
    const put = (weekHours: readonly number[]) => change({ weekHours }, 'week');
    return {
      begin: () => {
        stopWeekFilm(state);
        endGesture();
        before.current = now();
      },
      mark: (hours, join) => put(chosenAfter(before.current, hours, join)),
      end: (isClick) => {
        if (isClick && before.current.length > 0 && isSameHours(before.current, now())) put([]);
        endGesture();
      },
      giveBack: () => {
        put(before.current);
        endGesture();
      },
      clear: () => {
        stopWeekFilm(state);
        change({ weekHours: [] });
      },
    };
  }, [state]);
}

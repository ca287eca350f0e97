import type { CalendarClass } from '../../time/calendar-classes.ts';
import type { TimeRange } from '../../time/ranges.ts';
import { measureWeekHours } from '../../time/week-clock.ts';
import { calendarPieces } from '../filter/calendar-pieces.ts';
import type { CaseStore } from './case-store.ts';

/** Time clauses of a question. An empty list is no clause; no range = all time. */
export interface CaseTimes {
  readonly range: TimeRange | null;
  readonly weekHours: readonly number[];
  readonly calendar: readonly CalendarClass[];
}

/** Calls for every piece of the interval of the case at `index` that lies in the range and the calendar's classes. */
export type EachCasePiece = (index: number, visit: (start: number, end: number) => void) => void;

/** The pieces of cases under range and calendar; the week clock cuts inside a piece. */
export function casePieces(
  { from, to, unit, groups }: CaseStore,
  { range, calendar }: Pick<CaseTimes, 'range' | 'calendar'>,
): EachCasePiece {
  const eachPiece = calendarPieces(calendar, groups);
  return (index, visit) => {
    const start = Math.max(from[index]!, range?.from ?? Number.NEGATIVE_INFINITY);
    const end = Math.min(to[index]!, range?.to ?? Number.POSITIVE_INFINITY);
    if (start < end) eachPiece(start, end, groups.groupOfUnit[unit[index]!]!, visit);
  };
}

/**
 * Aoristic weight of every case: the share (0–1) of its interval that lies in range ∧ week clock ∧ calendar. `isWanted`
 * leaves out cases, which weigh 0.
 */
export function caseWeights(
  store: CaseStore,
  times: CaseTimes,
  isWanted: (index: number) => boolean,
): Float64Array {
  const { from, to } = store;
  const clock = measureWeekHours(times.weekHours);
  const eachPiece = casePieces(store, times);
  return Float64Array.from(from, (start, index) => {
    if (!isWanted(index)) return 0;
    let insideMs = 0;
    eachPiece(index, (first, last) => (insideMs += clock.millisecondsIn(first, last)));
    return insideMs / (to[index]! - start);
  });
}

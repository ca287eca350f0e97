import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { dayBefore } from '../../domain/grids/versions/validity.ts';
import { civilDayOfTime, dateOfCivilDay } from '../../domain/time/civil-day.ts';
import { isEmptyRange, type TimeRange } from '../../domain/time/ranges.ts';
import type { UnitCollection } from '../../schemas/units.ts';

/** Which boundaries a range is drawn with. */
export interface BoundariesShown {
  /** The last day of the range: its boundaries are drawn. */
  readonly day: string;
  /** A day with the same boundaries; one for all days between two changes. */
  readonly boundaryDay: string;
  /** First day of these boundaries; absent where they are the oldest. */
  readonly from: string | undefined;
  /** First day of the next boundaries; absent where they are the newest. */
  readonly until: string | undefined;
  /** Where they stand beside those of today. */
  readonly time: 'past' | 'today' | 'future';
  /** First days of new boundaries inside of the range. */
  readonly changes: readonly string[];
}

/**
 * The boundaries of the last day of a range, those of today where it is empty. @param days first days of new boundaries, ascending; `today` a date like theirs
 */
export function boundariesShown(days: readonly string[], range: TimeRange, today: string): BoundariesShown {
  const day = isEmptyRange(range) ? today : dateOf(range.to - 1);
  const first = isEmptyRange(range) ? today : dateOf(range.from);
  const [firstChange = today] = days;
  const boundaryDayOf = (date: string) => days.findLast((change) => change <= date) ?? dayBefore(firstChange);
  const boundaryDay = boundaryDayOf(day);
  const ofToday = boundaryDayOf(today);
  return {
    day,
    boundaryDay,
    from: days.findLast((change) => change <= day),
    until: days.find((change) => change > day),
    time: boundaryDay === ofToday ? 'today' : boundaryDay < ofToday ? 'past' : 'future',
    changes: days.filter((change) => first < change && change <= day),
  };
}

const dateOf = (timeMs: number): string => dateOfCivilDay(civilDayOfTime(timeMs));

/** Incidents of an answer that belong to units which are not among the finest ones drawn. */
export function incidentsNotDrawn(answer: EngineAnswer, finest: UnitCollection): number {
  const drawn = new Set(finest.features.map(({ properties }) => properties.code));
  const { codes, matched } = answer.units.finest;
  return codes.reduce((sum, code, index) => (drawn.has(code) ? sum : sum + (matched[index] ?? 0)), 0);
}

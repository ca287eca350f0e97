import { median } from '../statistics/median.ts';

/**
 * A whistle (吹哨): an incident of tier L2 or L3 for which other departments were called. They are called when it is
 * dispatched for the first time and have arrived (报到) with the first step "handling" after that.
 */
export interface Whistle {
  eventNo: string;
  title: string;
  departments: string[];
  /** `dispatchedAt`, epoch ms. */
  calledAt: number;
  /** Only the day of the call is known, which begins at `calledAt` or holds it. */
  isCallDate?: boolean;
  /** First step "handling" from `calledAt` on; null: not yet. */
  arrivedAt: number | null;
  /** Handling has ended, with or without that step. */
  isFinished: boolean;
}

export interface WhistleSummary {
  called: number;
  arrived: number;
  /** Median time from call to arrival of those that arrived and whose call has an hour. */
  medianMs: number | null;
  waiting: Pick<Whistle, 'eventNo' | 'title' | 'departments' | 'calledAt' | 'isCallDate'>[];
}

/** Sums whistles up; the longest waiting first, at most `most`. */
export function summariseWhistles(whistles: readonly Whistle[], most: number): WhistleSummary {
  const delays = whistles
    .flatMap(({ calledAt, arrivedAt, isCallDate }) =>
      arrivedAt === null || isCallDate === true ? [] : [arrivedAt - calledAt],
    )
    .sort((a, b) => a - b);
  return {
    called: whistles.length,
    arrived: whistles.filter(({ arrivedAt }) => arrivedAt !== null).length,
    medianMs: median(delays) ?? null,
    waiting: whistles
      .filter((whistle) => whistle.arrivedAt === null && !whistle.isFinished)
      .sort((a, b) => a.calledAt - b.calledAt || (a.eventNo < b.eventNo ? -1 : 1))
      .slice(0, most)
      .map(({ eventNo, title, departments, calledAt, isCallDate }) => ({
        eventNo,
        title,
        departments,
        calledAt,
        ...(isCallDate === true && { isCallDate }),
      })),
  };
}

import { wilsonInterval } from '../../statistics/wilson.ts';

/** The flagged area and the events of a test, all in one unit each. */
export interface FlaggedTest {
  /** Events in the flagged area. */
  readonly hits: number;
  /** All events. */
  readonly events: number;
  /** Flagged share of the area, above 0 and up to 1. */
  readonly areaShare: number;
}

/** n / N; 0 without events. */
export function hitRate({ hits, events }: Omit<FlaggedTest, 'areaShare'>): number {
  return events > 0 ? hits / events : 0;
}

/**
 * Predictive accuracy index (n / N) / (a / A): 1 is what chance gives (Chainey, Tompson and Uhlig, Security Journal 21,
 * 2008, 4–28). It depends on the flagged share and on the size of the cells.
 */
export function predictiveAccuracy(test: FlaggedTest): number {
  return hitRate(test) / test.areaShare;
}

/** Predictive efficiency index n / n*, where n* is the most that any set of the same area holds; 0 where that is 0. */
export function predictiveEfficiency(hits: number, mostHits: number): number {
  return mostHits > 0 ? hits / mostHits : 0;
}

/**
 * Interval of 95 % for the predictive accuracy index: that of Wilson for n / N, divided by the flagged share. It takes
 * events as independent; events that come in series spread wider. Without events it is all that is possible.
 */
export function predictiveAccuracyInterval({ hits, events, areaShare }: FlaggedTest): [number, number] {
  const [low, high] = wilsonInterval(hits, events);
  return [low / areaShare, high / areaShare];
}

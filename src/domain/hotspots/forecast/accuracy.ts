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

/** Standard normal quantile of a two-sided interval of 95 %. */
const Z_95 = 1.959963984540054;

/**
 * Interval of 95 % for the predictive accuracy index: the interval of Wilson (J. Am. Stat. Assoc. 22, 1927, 209–212)
 * for n / N, divided by the flagged share. It takes events as independent; events that come in series spread wider.
 * Without events it is all that is possible.
 */
export function predictiveAccuracyInterval({ hits, events, areaShare }: FlaggedTest): [number, number] {
  if (events <= 0) return [0, 1 / areaShare];
  const share = hits / events;
  const z2 = Z_95 ** 2 / events;
  const centre = (share + z2 / 2) / (1 + z2);
  const half = (Z_95 * Math.sqrt((share * (1 - share) + z2 / 4) / events)) / (1 + z2);
  // Rounding must not leave the bound on the wrong side of what was seen.
  const low = Math.max(0, Math.min(share, centre - half));
  const high = Math.min(1, Math.max(share, centre + half));
  return [low / areaShare, high / areaShare];
}

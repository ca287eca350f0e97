/** Two counts of events over known exposures, say cases on market days and on other days. */
export interface ExposedCounts {
  readonly events: number;
  /** Days, hours … in which they happened; more than 0. */
  readonly exposure: number;
}

/** How many times the first rate is the second. */
export interface RateRatio {
  /** Infinity where the second has no event, NaN where neither has one. */
  readonly ratio: number;
  /** Limits of the interval; 0 and Infinity where the counts exclude nothing on that side. */
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value of equal rates: twice the smaller tail, at most 1. */
  readonly p: number;
}

/** Halvings of 0–1; the limits are then exact to a double's last digits. */
const HALVINGS = 60;

/**
 * Ratio of two Poisson rates with its exact interval (95 % by default). Given their sum the first count is binomial with
 * probability π = ρt₁ / (ρt₁ + t₂) (J. Przyborowski and H. Wilenski, Biometrika 31, 1940, 313–323), so the limits of π by
 * C. J. Clopper and E. S. Pearson (Biometrika 26, 1934, 404–413) are limits of the ratio ρ: π t₂ / ((1 − π) t₁). These are
 * the limits of R's `poisson.test`. Throws RangeError for a count that is not whole or an exposure that is not positive.
 */
export function rateRatio(first: ExposedCounts, second: ExposedCounts, level = 0.95): RateRatio {
  for (const { events, exposure } of [first, second]) {
    if (!Number.isInteger(events) || events < 0) throw new RangeError(`no count of events: ${events}`);
    if (!(exposure > 0) || !Number.isFinite(exposure)) throw new RangeError(`no exposure: ${exposure}`);
  }
  const count = first.events + second.events;
  const tail = (1 - level) / 2;
  const toRatio = (share: number): number =>
    share >= 1 ? Infinity : (share / (1 - share)) * (second.exposure / first.exposure);
  const low = first.events === 0 ? 0 : solveRising((share) => upperTail(first.events, count, share), tail);
  const high =
    second.events === 0 ? 1 : 1 - solveRising((share) => upperTail(second.events, count, share), tail);
  const equal = first.exposure / (first.exposure + second.exposure);
  const smaller = Math.min(upperTail(first.events, count, equal), upperTail(second.events, count, 1 - equal));
  return {
    ratio: first.events / first.exposure / (second.events / second.exposure),
    low: toRatio(low),
    high: toRatio(high),
    p: Math.min(1, 2 * smaller),
  };
}

/** P(X ≥ least) of a binomial count. */
function upperTail(least: number, count: number, share: number): number {
  if (least <= 0) return 1;
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  // By logarithms: a term may be smaller than a double can be.
  const logOdds = Math.log(share) - Math.log1p(-share);
  let logTerm = least * Math.log(share) + (count - least) * Math.log1p(-share);
  for (let factor = 1; factor <= least; factor++) logTerm += Math.log((count - least + factor) / factor);
  let sum = 0;
  for (let events = least; events <= count; events++) {
    sum += Math.exp(logTerm);
    logTerm += Math.log((count - events) / (events + 1)) + logOdds;
  }
  return Math.min(1, sum);
}

/** Where a function that rises from 0 to 1 on 0–1 reaches `target`. */
function solveRising(rising: (share: number) => number, target: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (rising(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Counts with a mean and more spread than chance alone: variance = mean + dispersion · mean². Dispersion 0 is the
 * Poisson distribution, above it the negative binomial with size 1 / dispersion.
 */
export interface CountModel {
  mean: number;
  dispersion: number;
}

/** Terms below this fraction of the sum are left out; it is far below the precision of a double. */
const NEGLIGIBLE = 1e-18;

/** Logarithm of P(X = count). */
function logProbability({ mean, dispersion }: CountModel, count: number): number {
  const spread = Math.log1p(dispersion * mean);
  let log = dispersion > 0 ? -spread / dispersion : -mean;
  for (let below = 0; below < count; below += 1)
    log += Math.log((mean * (1 + dispersion * below)) / (below + 1)) - spread;
  return log;
}

/** P(X = count + 1) / P(X = count). */
function nextFactor({ mean, dispersion }: CountModel, count: number): number {
  return (mean * (1 + dispersion * count)) / ((count + 1) * (1 + dispersion * mean));
}

/** P(X ≤ count), summed from `count` downwards, so that small tails keep their digits. */
export function probabilityAtMost(model: CountModel, count: number): number {
  if (count < 0) return 0;
  if (model.mean <= 0) return 1;
  if (count > model.mean) return 1 - upperTail(model, count + 1);
  // In units of the first term, which may be too small for a double: the sum then still comes to its end.
  let [ratio, sum] = [1, 1];
  for (let at = count - 1; at >= 0 && ratio > NEGLIGIBLE * sum; at -= 1) {
    ratio /= nextFactor(model, at);
    sum += ratio;
  }
  return Math.min(Math.exp(logProbability(model, count)) * sum, 1);
}

/** P(X ≥ count), summed from `count` upwards, so that small tails keep their digits. */
export function probabilityAtLeast(model: CountModel, count: number): number {
  if (count <= 0) return 1;
  if (model.mean <= 0) return 0;
  return count > model.mean ? upperTail(model, count) : 1 - probabilityAtMost(model, count - 1);
}

function upperTail(model: CountModel, count: number): number {
  let [ratio, sum] = [1, 1];
  for (let at = count; ratio > NEGLIGIBLE * sum; at += 1) {
    ratio *= nextFactor(model, at);
    sum += ratio;
  }
  return Math.min(Math.exp(logProbability(model, count)) * sum, 1);
}

/** Smallest count with P(X ≤ count) ≥ `probability`. Throws RangeError outside 0 < probability < 1. */
export function countQuantile(model: CountModel, probability: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`no quantile at ${probability}`);
  if (model.mean <= 0) return 0;
  // From the mean outwards, count by count: neither side is further than the distribution is wide.
  let count = Math.floor(model.mean);
  let sum = probabilityAtMost(model, count);
  let term = Math.exp(logProbability(model, count));
  for (; count > 0 && sum - term >= probability; count -= 1) {
    sum -= term;
    term /= nextFactor(model, count - 1);
  }
  for (; sum < probability; count += 1) {
    term *= nextFactor(model, count);
    sum += term;
  }
  return count;
}

/** Smallest interval of quantiles that leaves at most (1 − coverage) / 2 outside on either side. */
export function countInterval(model: CountModel, coverage: number): { low: number; high: number } {
  const tail = (1 - coverage) / 2;
  return { low: countQuantile(model, tail), high: countQuantile(model, 1 - tail) };
}

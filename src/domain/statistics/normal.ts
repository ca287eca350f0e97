/** Terms of the continued fraction; at z = 3 they give all digits of a double. */
const FRACTION_TERMS = 120;

/** Halvings of 0 … 40, beyond which no double tells a tail from 0. */
const HALVINGS = 70;

/** The z with P(|Z| ≥ z) = `tail`, for a tail above 0 and below 1: 1.96 for 0.05. */
export function normalTwoSidedZ(tail: number): number {
  if (!(tail > 0 && tail < 1)) throw new RangeError(`no tail of a distribution: ${tail}`);
  let [low, high] = [0, 40];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (normalTwoSidedP(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * P(|Z| ≥ |z|) of a standard normal Z; NaN for NaN. Relative error below 1e-12, also far out: up to 3 the series of
 * Marsaglia (J. Stat. Softw. 11, 2004), beyond it the continued fraction of Mills' ratio (Abramowitz and Stegun 26.2.14).
 */
export function normalTwoSidedP(z: number): number {
  const size = Math.abs(z);
  if (Number.isNaN(size)) return Number.NaN;
  const density = Math.exp((-size * size) / 2) / Math.sqrt(2 * Math.PI);
  if (size < 3) {
    let term = size;
    let sum = size;
    for (let odd = 3; term > 1e-18 * sum; odd += 2) {
      term *= (size * size) / odd;
      sum += term;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = size;
  for (let term = FRACTION_TERMS; term > 0; term -= 1) fraction = size + term / fraction;
  return (2 * density) / fraction;
}

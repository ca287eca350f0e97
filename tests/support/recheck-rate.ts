/** Half of the last of two printed decimals, in percentage points (DOMAIN §3.0). */
const RECHECK_TOLERANCE_POINTS = 0.005;

interface RateCheck {
  verdict: 'ok' | 'mismatch' | 'uncheckable';
  /** numerator ÷ denominator in percent, unrounded; absent when it cannot be computed. */
  recomputed?: number;
  /** printed − recomputed, in percentage points. */
  differencePoints?: number;
}

/**
 * Recomputes a printed rate (percent, 98.47 for 98.47 %) from its numerator and denominator (V-13). `uncheckable`
 * where one of them is unknown or they make no rate (V-04: 0 ≤ n ≤ d, d > 0).
 */
export function recheckRate(
  printed: number | undefined,
  numerator: number | undefined,
  denominator: number | undefined,
  tolerancePoints = RECHECK_TOLERANCE_POINTS,
): RateCheck {
  if (numerator === undefined || denominator === undefined) return { verdict: 'uncheckable' };
  if (!(denominator > 0 && numerator >= 0 && numerator <= denominator)) return { verdict: 'uncheckable' };
  const recomputed = (100 * numerator) / denominator;
  if (printed === undefined || !Number.isFinite(printed)) return { verdict: 'uncheckable', recomputed };
  const differencePoints = printed - recomputed;
  // One part in 10⁹ of slack keeps a difference of exactly the tolerance from failing in binary arithmetic.
  const verdict = Math.abs(differencePoints) <= tolerancePoints + 1e-9 ? 'ok' : 'mismatch';
  return { verdict, recomputed, differencePoints };
}

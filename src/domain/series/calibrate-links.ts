/** A pair on which somebody has decided, with its odds before any calibration. */
export interface JudgedOdds {
  readonly logOdds: number;
  readonly isLinked: boolean;
}

/** How a score becomes a probability. */
export interface LinkCalibration {
  /** `prior`: the stated weights alone; `judged`: fitted to verdicts. */
  readonly source: 'prior' | 'judged';
  readonly confirmed: number;
  readonly refuted: number;
  /** Log odds = intercept + slope · (score + log prior odds). */
  readonly intercept: number;
  readonly slope: number;
}

/** So many verdicts of each kind are needed before they decide anything. */
export const LEAST_VERDICTS = 10;

/** Spread of intercept and slope about 0 and 1 before any verdict: few verdicts change little. */
const DEVIATION = { intercept: 2, slope: 0.5 };
const LEAST_SLOPE = 0.05;
const ROUNDS = 50;

/**
 * Logistic calibration (J. Platt, Advances in Large Margin Classifiers, 1999): intercept and slope of greatest posterior
 * probability under a normal prior about (0, 1), by Newton's method. With fewer than 10 confirmed or 10 refuted pairs the
 * score stands as it is. Pairs that somebody chose to judge are no sample of all pairs, so this says more of how far the
 * score is to be trusted than of how many links there are.
 */
export function calibrateLinks(judged: readonly JudgedOdds[]): LinkCalibration {
  const confirmed = judged.filter(({ isLinked }) => isLinked).length;
  const refuted = judged.length - confirmed;
  if (confirmed < LEAST_VERDICTS || refuted < LEAST_VERDICTS)
    return { source: 'prior', confirmed, refuted, intercept: 0, slope: 1 };
  let [intercept, slope] = [0, 1];
  const [tightA, tightB] = [1 / DEVIATION.intercept ** 2, 1 / DEVIATION.slope ** 2];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [gradientA, gradientB] = [-intercept * tightA, (1 - slope) * tightB];
    let [aa, ab, bb] = [tightA, 0, tightB];
    for (const { logOdds, isLinked } of judged) {
      const probability = logistic(intercept + slope * logOdds);
      const missing = Number(isLinked) - probability;
      const weight = probability * (1 - probability);
      gradientA += missing;
      gradientB += missing * logOdds;
      aa += weight;
      ab += weight * logOdds;
      bb += weight * logOdds * logOdds;
    }
    const determinant = aa * bb - ab * ab;
    const [stepA, stepB] = [
      (bb * gradientA - ab * gradientB) / determinant,
      (aa * gradientB - ab * gradientA) / determinant,
    ];
    // Far steps of the first rounds are shortened: the curve is only locally a parabola.
    const shorten = Math.min(1, 2 / Math.max(Math.abs(stepA), 4 * Math.abs(stepB), 1e-12));
    intercept += shorten * stepA;
    slope += shorten * stepB;
    if (Math.abs(stepA) + Math.abs(stepB) < 1e-10) break;
  }
  return { source: 'judged', confirmed, refuted, intercept, slope: Math.max(LEAST_SLOPE, slope) };
}

/** Probability (0–1) of odds given as a logarithm. */
export function logistic(logOdds: number): number {
  return logOdds >= 0 ? 1 / (1 + Math.exp(-logOdds)) : Math.exp(logOdds) / (1 + Math.exp(logOdds));
}

/** Log odds of a link after the calibration. */
export function calibratedLogOdds({ intercept, slope }: LinkCalibration, logOdds: number): number {
  return intercept + slope * logOdds;
}

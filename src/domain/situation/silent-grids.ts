import { falseDiscoveryThreshold } from '../statistics/false-discovery.ts';
import type { WeekProfile } from './week-profile.ts';

/** The history of a grid: its reports in the observation period, and the last of them (epoch ms). */
export interface GridHistory {
  unitCode: string;
  count: number;
  lastAt: number;
}

export interface SilenceInput {
  grids: readonly GridHistory[];
  /** The observation period, epoch ms; `until` is the time of the last report from anywhere. */
  from: number;
  until: number;
  profile: WeekProfile;
  /** Dispersion of a day's count (`dailyDispersion`). */
  dispersion: number;
}

/** A grid's silence: the reports expected since its last one, and the p-value of none. */
export interface GridSilence extends GridHistory {
  expected: number;
  probability: number;
}

/** No grid is flagged above this p-value. */
export const SILENCE_SIGNIFICANCE_LEVEL = 0.01;
/** False discovery rate among the flagged grids (Benjamini and Hochberg). */
export const SILENCE_FALSE_DISCOVERY_RATE = 0.1;
/** A grid is eligible where a silence of this many usual days could be significant. */
const LONGEST_SILENCE_DAYS = 21;

/** Expected number at which the Poisson probability of no report is 1 %. */
const LEAST_EXPECTED = -Math.log(SILENCE_SIGNIFICANCE_LEVEL);

/**
 * The silence of one grid. Its rate is that of the time up to its last report. Given `count` reports that may fall
 * anywhere, the chance that none falls in the last part is (before / (before + silent))^count: the negative binomial
 * with dispersion 1 / count, which holds without knowing the rate. The spread of the days is added to it.
 */
export function silenceOf(grid: GridHistory, input: SilenceInput): GridSilence {
  const before = input.profile.usualDays(input.from, grid.lastAt);
  const silent = input.profile.usualDays(grid.lastAt, input.until);
  const expected = before > 0 ? (grid.count * silent) / before : 0;
  const dispersion = 1 / grid.count + input.dispersion / Math.max(silent, 1);
  return { ...grid, expected, probability: Math.exp(-Math.log1p(dispersion * expected) / dispersion) };
}

/** Grids that send enough for their silence to be tested. */
export function eligibleGrids({ grids, from, until, profile }: SilenceInput): GridHistory[] {
  const usualDays = profile.usualDays(from, until);
  return grids.filter((grid) => (grid.count * LONGEST_SILENCE_DAYS) / usualDays >= LEAST_EXPECTED);
}

/**
 * Grids whose silence is significant: p-value below 1 %, and flagged when the false discovery rate over all eligible
 * grids is controlled. The smallest p-value first. A grid that never sent enough is never flagged.
 */
export function silentGrids(input: SilenceInput): GridSilence[] {
  const silences = eligibleGrids(input).map((grid) => silenceOf(grid, input));
  const falseDiscoveryLimit = falseDiscoveryThreshold(
    silences.map((silence) => silence.probability),
    SILENCE_FALSE_DISCOVERY_RATE,
  );
  const threshold = Math.min(falseDiscoveryLimit, SILENCE_SIGNIFICANCE_LEVEL);
  return silences
    .filter((silence) => silence.probability <= threshold)
    .sort((a, b) => a.probability - b.probability || (a.unitCode < b.unitCode ? -1 : 1));
}

import { falseDiscoveryThreshold } from './false-discovery.ts';
import type { WeekProfile } from './week-profile.ts';

/** What is known of a grid: its reports in the time looked back on, and the last of them (epoch ms). */
export interface GridHistory {
  unitCode: string;
  count: number;
  lastAt: number;
}

export interface SilenceInput {
  grids: readonly GridHistory[];
  /** The time looked back on, epoch ms; `until` is the last moment at which anything came from anywhere. */
  from: number;
  until: number;
  profile: WeekProfile;
  /** Dispersion of a day's count (`dailyDispersion`). */
  dispersion: number;
}

/** A grid's silence: the reports that its past lets expect since the last one, and the chance of none of them. */
export interface GridSilence extends GridHistory {
  expected: number;
  probability: number;
}

/** No grid is called silent above this probability. */
export const SILENCE_LEVEL = 0.01;
/** Part of the called ones that may be false, on average (Benjamini and Hochberg). */
export const SILENCE_FALSE_PART = 0.1;
/** A grid is looked at only where it sends enough for a silence of this many usual days to mean something. */
const LONGEST_SILENCE_DAYS = 21;

/** Expected number at which no report has a chance of 1 % by Poisson. */
const ENOUGH = -Math.log(SILENCE_LEVEL);

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

/** Grids that send enough for their silence to be looked at. */
export function audibleGrids({ grids, from, until, profile }: SilenceInput): GridHistory[] {
  const usualDays = profile.usualDays(from, until);
  return grids.filter((grid) => (grid.count * LONGEST_SILENCE_DAYS) / usualDays >= ENOUGH);
}

/**
 * Grids from which nothing came for longer than their own past allows: chance below 1 %, and believed after the
 * correction for looking at all audible grids at once. The least likely first. A grid that never sent enough is
 * never called silent.
 */
export function silentGrids(input: SilenceInput): GridSilence[] {
  const silences = audibleGrids(input).map((grid) => silenceOf(grid, input));
  const believed = falseDiscoveryThreshold(
    silences.map((silence) => silence.probability),
    SILENCE_FALSE_PART,
  );
  const threshold = Math.min(believed, SILENCE_LEVEL);
  return silences
    .filter((silence) => silence.probability <= threshold)
    .sort((a, b) => a.probability - b.probability || (a.unitCode < b.unitCode ? -1 : 1));
}

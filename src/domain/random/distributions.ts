import type { Random } from './random.ts';

/** Uniform in [from, to). */
export function uniform(random: Random, from: number, to: number): number {
  return from + random.next() * (to - from);
}

/** Uniform whole number in [0, count). */
export function below(random: Random, count: number): number {
  return Math.floor(random.next() * count);
}

/** `true` with the given probability. */
export function chance(random: Random, probability: number): boolean {
  return random.next() < probability;
}

/** Standard normal by Box and Muller (1958). */
export function standardNormal(random: Random): number {
  return Math.sqrt(2 * exponential(random)) * Math.cos(2 * Math.PI * random.next());
}

/** Log-normal with the given median (any unit) and sigma of the logarithm; its mean is median · exp(sigma² / 2). */
export function logNormal(random: Random, median: number, sigma: number): number {
  return median * Math.exp(sigma * standardNormal(random));
}

/** Exponential with mean 1. */
export function exponential(random: Random): number {
  return -Math.log(1 - random.next());
}

/** One element of a non-empty list, all equally likely. Throws RangeError for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const element = list[below(random, list.length)];
  if (element === undefined) throw new RangeError('nothing to pick from: the list is empty');
  return element;
}

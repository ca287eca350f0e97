/** The parts that the score of a pair of cases is summed from, in the order in which they are shown. */
export const LINK_TERMS = [
  'method',
  'timeOfDay',
  'place',
  'nearRepeat',
  'property',
  'moment',
  'days',
  'spread',
] as const;
export type LinkTerm = (typeof LINK_TERMS)[number];

/** Values of the terms of one pair: natural logarithms of likelihood ratios. */
export type TermValues = Readonly<Record<LinkTerm, number>>;

/** Likelihoods by bands of a measure: closed upper edges, the last band open; the shares of linked pairs sum to 1. */
export interface LinkBands {
  readonly edges: readonly number[];
  readonly linked: readonly number[];
}

/**
 * What is assumed of two cases of one series. Nobody has published such shares for pickpocketing, so they are judgements;
 * what the city itself can say (how common something is among its cases) is learned from them instead.
 *
 * `habit` is the share of pairs in which the second case has a trait because the first has it; otherwise it is as likely
 * as in any case of the city. Two cases that share a trait of share p then have the likelihood ratio habit / p + 1 − habit,
 * and two that differ 1 − habit.
 */
export const LINK_WEIGHTS = {
  habit: { method: 0.6, timeOfDay: 0.6, property: 0.6, valueBand: 0.4, moment: 0.4 },
  /** A method that only one report names counts by so much: not listed is not absent. */
  unlistedMethod: 0.5,
  /** Standard deviation of the hour of a habit, hours. */
  hourDeviation: 1,
  /** Minutes from place to place by bus and on foot. */
  place: {
    edges: [5, 10, 20, 30, 45, 60],
    linked: [0.3, 0.15, 0.2, 0.15, 0.1, 0.06, 0.04],
  },
  /** Days between the two cases. */
  days: {
    edges: [1, 3, 7, 14, 30, 60],
    linked: [0.18, 0.14, 0.18, 0.2, 0.18, 0.1, 0.02],
  },
  /** Straight distance, metres. It overlaps with the minutes, so it counts half, and only against a link. */
  spread: {
    edges: [1_000, 3_000, 6_000, 10_000, 20_000],
    linked: [0.4, 0.2, 0.18, 0.12, 0.08, 0.02],
    weight: 0.5,
  },
  /** Bands of the near-repeat table: metres and days. A ratio is drawn towards 1 by so many pairs. */
  nearRepeat: { metres: [100, 300, 600], days: [1, 3, 7, 14], drawnBy: 5 },
  /** No single term says more than this, either way. */
  mostOfTerm: 5,
  /** Of all cases so many belong to a series, with so many partners each: gives the odds before anything is known of a pair. */
  prior: { shareInSeries: 0.02, partners: 7 },
} as const;

/** Band of a value: the first whose closed upper edge is not below it; the number of edges beyond the last. */
export function linkBandOf(value: number, edges: readonly number[]): number {
  let band = 0;
  while (band < edges.length && value > edges[band]!) band += 1;
  return band;
}

/** Logarithm of the likelihood ratio of a trait with share `share` (0–1) that two cases have in common. */
export function sharedTrait(habit: number, share: number): number {
  return Math.log(habit / Math.max(share, 1e-6) + 1 - habit);
}

/** Keeps a term within what one term may say. */
export function boundTerm(value: number): number {
  return Math.max(-LINK_WEIGHTS.mostOfTerm, Math.min(LINK_WEIGHTS.mostOfTerm, value));
}

/** Sum of the terms, in their order. */
export function sumTerms(terms: TermValues): number {
  return LINK_TERMS.reduce((sum, term) => sum + terms[term], 0);
}

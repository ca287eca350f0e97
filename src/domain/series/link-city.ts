import type { CaseColumns } from '../cases/case-columns.ts';
import { METHODS, PROPERTY_KINDS, VALUE_BANDS, CASE_MOMENTS } from '../cases/case-terms.ts';
import { distanceM } from '../geo/positions.ts';
import type { Task } from '../tasks/task.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { learnHours, type HourHabit } from './hour-habit.ts';
import { LINK_WEIGHTS, linkBandOf, type LinkBands } from './link-terms.ts';
import { learnNearRepeats, type NearRepeatRatios } from './near-repeat-ratios.ts';
import {
  createTransitMinutes,
  walkMinutes,
  type TransitMinutes,
  type TransitNet,
} from './transit-minutes.ts';

/** What a city's own cases say of how common things are among them, and how far its places are from each other. */
export interface LinkCity {
  readonly cases: CaseColumns;
  /** Rows by their earliest time, then by case number: what depends on an order follows this one. */
  readonly order: Uint32Array;
  /** Middle of each interval, epoch ms. */
  readonly middles: Float64Array;
  /** Shares (0–1) of the cases with each method, kind of property, kind and value, moment. */
  readonly methodShares: Float64Array;
  readonly propertyShares: Float64Array;
  /** Entry `kind * VALUE_BANDS.length + band`. */
  readonly valueShares: Float64Array;
  readonly momentShares: Float64Array;
  readonly hours: HourHabit;
  readonly nearRepeats: NearRepeatRatios;
  /** Logarithms of the likelihood ratios of each band. */
  readonly place: Float64Array;
  readonly days: Float64Array;
  readonly spread: Float64Array;
  /** Stops from which the place of a case is reached, with minutes on foot. */
  readonly access: readonly (readonly { readonly stop: number; readonly minutes: number }[])[];
  readonly transit: TransitMinutes;
  /** Logarithm of the odds that two cases belong together before anything is known of them. */
  readonly logPriorOdds: number;
}

const MOST_SAMPLED = 20_000;
const ROWS_PER_PIECE = 500;

/** Straight distance of two cases in metres. */
export function straightM({ longitude, latitude }: CaseColumns, a: number, b: number): number {
  return distanceM([longitude[a]!, latitude[a]!], [longitude[b]!, latitude[b]!]);
}

/** Days between the middles of two intervals. */
export function daysBetween({ middles }: Pick<LinkCity, 'middles'>, a: number, b: number): number {
  return Math.abs(middles[a]! - middles[b]!) / DAY_MS;
}

/** Minutes from place to place, by bus or on foot, whichever is faster. A case on a bus is at the stops of its ride. */
export function pairMinutes(
  { cases, access, transit }: Pick<LinkCity, 'cases' | 'access' | 'transit'>,
  a: number,
  b: number,
): number {
  let least = walkMinutes(straightM(cases, a, b));
  for (const from of access[a]!)
    for (const to of access[b]!) {
      const minutes = from.minutes + to.minutes;
      if (minutes < least) least = Math.min(least, minutes + transit.between(from.stop, to.stop));
    }
  return least;
}

/** Learns from all cases of a city. Nothing of the past verdicts is used, so that they can calibrate the result. */
export function* learnCity(cases: CaseColumns, net: TransitNet): Task<LinkCity> {
  const { count } = cases;
  const order = Uint32Array.from({ length: count }, (_, row) => row).sort(
    (a, b) => cases.from[a]! - cases.from[b]! || compareTexts(cases.caseNos[a]!, cases.caseNos[b]!),
  );
  const transit = createTransitMinutes(net);
  const stopAt = Int32Array.from(cases.stops, (id) => transit.stopAt(id) ?? -1);
  const access: LinkCity['access'][number][] = [];
  for (let row = 0; row < count; row += 1) {
    if (row % ROWS_PER_PIECE === 0) yield;
    const ride = [cases.boardStop[row]!, cases.alightStop[row]!].flatMap((entry) =>
      entry >= 0 && stopAt[entry]! >= 0 ? [{ stop: stopAt[entry]!, minutes: 0 }] : [],
    );
    access.push([...ride, ...transit.stopsNear([cases.longitude[row]!, cases.latitude[row]!])]);
  }
  const middles = Float64Array.from(cases.from, (from, row) => (from + cases.to[row]!) / 2);
  const known = { cases, order, middles, access, transit };
  const pairs = samplePairs(order);
  return {
    ...known,
    ...traitShares(cases),
    hours: yield* learnHours(cases),
    nearRepeats: yield* learnNearRepeats(cases, order, middles),
    place: yield* bandRatios(LINK_WEIGHTS.place, pairs, (a, b) => pairMinutes(known, a, b)),
    days: yield* bandRatios(LINK_WEIGHTS.days, pairs, (a, b) => daysBetween(known, a, b)),
    spread: yield* bandRatios(LINK_WEIGHTS.spread, pairs, (a, b) => straightM(cases, a, b)),
    logPriorOdds: Math.log(
      (LINK_WEIGHTS.prior.shareInSeries * LINK_WEIGHTS.prior.partners) / Math.max(count, 2),
    ),
  };
}

/** Order of two texts by their code units, the same everywhere. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Shares with half a case more than there are, so that nothing is impossible. */
function traitShares(cases: CaseColumns) {
  const methods = new Float64Array(METHODS.length);
  const property = new Float64Array(PROPERTY_KINDS.length);
  const values = new Float64Array(PROPERTY_KINDS.length * VALUE_BANDS.length);
  const moments = new Float64Array(CASE_MOMENTS.length);
  for (let row = 0; row < cases.count; row += 1) {
    for (let bit = 0; bit < METHODS.length; bit += 1)
      if ((cases.methods[row]! >> bit) & 1) methods[bit]! += 1;
    for (let bit = 0; bit < PROPERTY_KINDS.length; bit += 1)
      if ((cases.property[row]! >> bit) & 1) {
        property[bit]! += 1;
        if (cases.value[row]! < VALUE_BANDS.length)
          values[bit * VALUE_BANDS.length + cases.value[row]!]! += 1;
      }
    if (cases.moment[row]! < CASE_MOMENTS.length) moments[cases.moment[row]!]! += 1;
  }
  const share = (n: number): number => (n + 0.5) / (cases.count + 1);
  return {
    methodShares: methods.map(share),
    propertyShares: property.map(share),
    valueShares: values.map(share),
    momentShares: moments.map(share),
  };
}

/** Pairs of rows that stand for all: every pair of a small city, else 20,000 evenly over the order. */
function samplePairs(order: Uint32Array): readonly (readonly [number, number])[] {
  const n = order.length;
  const pairs: [number, number][] = [];
  if ((n * (n - 1)) / 2 <= MOST_SAMPLED) {
    for (let a = 0; a < n; a += 1) for (let b = a + 1; b < n; b += 1) pairs.push([order[a]!, order[b]!]);
    return pairs;
  }
  for (let draw = 0; draw < MOST_SAMPLED; draw += 1) {
    const a = draw % n;
    const b = (a + 1 + ((draw * 7919) % (n - 1))) % n;
    pairs.push([order[a]!, order[b]!]);
  }
  return pairs;
}

/** How much more often linked pairs fall into each band than any two cases of the city, as logarithms. */
function* bandRatios(
  { edges, linked }: LinkBands,
  pairs: readonly (readonly [number, number])[],
  measure: (a: number, b: number) => number,
): Task<Float64Array> {
  const counts = new Float64Array(linked.length);
  for (const [at, [a, b]] of pairs.entries()) {
    counts[linkBandOf(measure(a, b), edges)]! += 1;
    if (at % ROWS_PER_PIECE === 0) yield;
  }
  // As many pairs as bands are added in the proportions of linked ones: without cases nothing is said.
  const added = linked.length;
  return Float64Array.from(linked, (share, band) =>
    Math.log(share / ((counts[band]! + added * share) / (pairs.length + added))),
  );
}

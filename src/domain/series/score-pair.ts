import { UNKNOWN_CODE, type CaseColumns } from '../cases/case-columns.ts';
import { METHODS, PROPERTY_KINDS, VALUE_BANDS } from '../cases/case-terms.ts';
import { daysBetween, straightM, pairMinutes, type LinkCity } from './link-city.ts';
import { boundTerm, LINK_WEIGHTS, linkBandOf, sharedTrait, type TermValues } from './link-terms.ts';
import { nearRepeatRatio } from './near-repeat-ratios.ts';

/** What the terms of a pair rest on, for a reader. */
export interface PairFacts {
  /** Entries of `METHODS` that both reports name, and their shares in the city. */
  readonly methods: readonly { readonly method: (typeof METHODS)[number]; readonly share: number }[];
  readonly property: readonly (typeof PROPERTY_KINDS)[number][];
  readonly travelMinutes: number;
  /** Id of the stop where both boarded; `null` where they did not. */
  readonly sharedStop: string | null;
  /** Lines that call at it. */
  readonly linesAtStop: number;
  readonly sharedLine: string | null;
  readonly distanceM: number;
  readonly days: number;
  readonly nearRepeatRatio: number;
}

/**
 * Terms of two cases, by rows: natural logarithms of likelihood ratios, positive where the trait is more likely in two cases
 * of one series than in any two of the city. Symmetric.
 */
export function scorePair(city: LinkCity, one: number, other: number): TermValues {
  // Sums are taken from the lower row, so that rounding is the same both ways.
  const [a, b] = one < other ? [one, other] : [other, one];
  const distance = straightM(city.cases, a, b);
  const days = daysBetween(city, a, b);
  const spread = city.spread[linkBandOf(distance, LINK_WEIGHTS.spread.edges)]!;
  return {
    method: boundTerm(methodTerm(city, a, b)),
    timeOfDay: boundTerm(city.hours.compare(a, b)),
    place: boundTerm(city.place[linkBandOf(pairMinutes(city, a, b), LINK_WEIGHTS.place.edges)]!),
    nearRepeat: boundTerm(Math.log(nearRepeatRatio(city.nearRepeats, distance, days))),
    property: boundTerm(propertyTerm(city, a, b)),
    moment: boundTerm(momentTerm(city, a, b)),
    days: boundTerm(city.days[linkBandOf(days, LINK_WEIGHTS.days.edges)]!),
    spread: boundTerm(Math.min(0, LINK_WEIGHTS.spread.weight * spread)),
  };
}

/** A rare method in common says much, a common one little; a case without any listed says nothing. */
function methodTerm({ cases, methodShares }: LinkCity, a: number, b: number): number {
  const [one, other] = [cases.methods[a]!, cases.methods[b]!];
  if (one === 0 || other === 0) return 0;
  const habit = LINK_WEIGHTS.habit.method;
  let sum = 0;
  for (let bit = 0; bit < METHODS.length; bit += 1) {
    const named = ((one >> bit) & 1) + ((other >> bit) & 1);
    if (named === 2) sum += sharedTrait(habit, methodShares[bit]!);
    else if (named === 1) sum += LINK_WEIGHTS.unlistedMethod * Math.log(1 - habit);
  }
  return sum;
}

/** The rarest kind in common counts, more where the value is in the same band too. */
function propertyTerm({ cases, propertyShares, valueShares }: LinkCity, a: number, b: number): number {
  if (cases.property[a] === 0 || cases.property[b] === 0) return 0;
  const { property: habit, valueBand } = LINK_WEIGHTS.habit;
  const shared = cases.property[a]! & cases.property[b]!;
  if (shared === 0) return Math.log(1 - habit);
  const band = cases.value[a]!;
  const isSameBand = band !== UNKNOWN_CODE && band === cases.value[b];
  let most = -Infinity;
  for (let bit = 0; bit < PROPERTY_KINDS.length; bit += 1) {
    if (((shared >> bit) & 1) === 0) continue;
    const ofKind = 1 / propertyShares[bit]!;
    const ofBand = isSameBand ? 1 / valueShares[bit * VALUE_BANDS.length + band]! : 0;
    const ratio = habit * ((1 - valueBand) * ofKind + valueBand * ofBand) + 1 - habit;
    most = Math.max(most, Math.log(ratio));
  }
  return most;
}

function momentTerm({ cases, momentShares }: LinkCity, a: number, b: number): number {
  const [one, other] = [cases.moment[a]!, cases.moment[b]!];
  if (one === UNKNOWN_CODE || other === UNKNOWN_CODE) return 0;
  const habit = LINK_WEIGHTS.habit.moment;
  return one === other ? sharedTrait(habit, momentShares[one]!) : Math.log(1 - habit);
}

/** What the terms of two cases rest on. */
export function pairFacts(city: LinkCity, a: number, b: number): PairFacts {
  const { cases, transit, methodShares } = city;
  const distanceM = straightM(cases, a, b);
  const days = daysBetween(city, a, b);
  const sharedStop = sharedEntry(cases.stops, cases.boardStop, a, b);
  const stop = sharedStop === null ? undefined : transit.stopAt(sharedStop);
  return {
    methods: METHODS.flatMap((method, bit) =>
      hasBoth(cases.methods, bit, a, b) ? [{ method, share: methodShares[bit]! }] : [],
    ),
    property: PROPERTY_KINDS.filter((_, bit) => hasBoth(cases.property, bit, a, b)),
    travelMinutes: pairMinutes(city, a, b),
    sharedStop,
    linesAtStop: stop === undefined ? 0 : transit.linesAt(stop),
    sharedLine: sharedEntry(cases.lines, cases.line, a, b),
    distanceM,
    days,
    nearRepeatRatio: nearRepeatRatio(city.nearRepeats, distanceM, days),
  };
}

function hasBoth(bits: CaseColumns['methods'], bit: number, a: number, b: number): boolean {
  return (((bits[a]! & bits[b]!) >> bit) & 1) === 1;
}

function sharedEntry(list: readonly string[], column: Int32Array, a: number, b: number): string | null {
  return column[a]! >= 0 && column[a] === column[b] ? (list[column[a]!] ?? null) : null;
}

import type { CaseColumns } from '../cases/case-columns.ts';
import type { Task } from '../tasks/task.ts';
import { calibratedLogOdds, calibrateLinks, logistic, type LinkCalibration } from './calibrate-links.ts';
import { createCandidatePairs } from './candidate-pairs.ts';
import { groupPairs, type RowPair } from './group-pairs.ts';
import { learnCity, type LinkCity } from './link-city.ts';
import { sumTerms, type TermValues } from './link-terms.ts';
import { pairFacts, scorePair, type PairFacts } from './score-pair.ts';
import type { TransitNet } from './transit-minutes.ts';

/** What somebody decided of two cases. */
export interface JudgedPair {
  readonly caseNos: readonly [string, string];
  readonly verdict: 'confirmed' | 'refuted';
}

/** What links are looked for in. Cases only: no truth of a simulation, no person. */
export interface LinkInput {
  readonly cases: CaseColumns;
  readonly net: TransitNet;
  readonly judged: readonly JudgedPair[];
}

/** Two cases held against each other. */
export interface ScoredPair {
  /** Case numbers, the earlier case first. */
  readonly caseNos: readonly [string, string];
  readonly terms: TermValues;
  /** Sum of the terms. */
  readonly score: number;
  /** Log odds before and after the calibration; the first are score + log prior odds. */
  readonly priorLogOdds: number;
  readonly logOdds: number;
  /** 0–1. */
  readonly probability: number;
  readonly facts: PairFacts;
}

/** Cases that may belong together. */
export interface SeriesProposal {
  /** In the order of their times. */
  readonly caseNos: readonly string[];
  /** Epoch ms: the earliest and the latest moment of its cases. */
  readonly from: number;
  readonly to: number;
  /** Probability at the mean log odds over all its pairs. */
  readonly probability: number;
}

/** On what a probability rests. */
export interface LinkBasis {
  readonly n: number;
  readonly logPriorOdds: number;
  readonly calibration: LinkCalibration;
}

export interface LinkResult {
  readonly basis: LinkBasis;
  /** Pairs that were scored, of all that there are. */
  readonly compared: number;
  readonly allPairs: number;
  /** Pairs by falling probability, the best 300 of at least 5 %. */
  readonly pairs: readonly ScoredPair[];
  readonly proposals: readonly SeriesProposal[];
}

const MOST_PAIRS = 300;
/** Log odds of 5 %. */
const LEAST_LOG_ODDS = Math.log(0.05 / 0.95);
const MOST_GROUPED = 20_000;
const CASES_PER_PIECE = 50;

/** What the cases and verdicts of a city teach: learned once, asked often. */
export interface LearnedLinks {
  readonly city: LinkCity;
  readonly judged: readonly JudgedPair[];
  readonly basis: LinkBasis;
  readonly logOddsOf: (a: number, b: number) => number;
  readonly verdictOf: (a: number, b: number) => JudgedPair['verdict'] | undefined;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly describe: (a: number, b: number) => ScoredPair;
}

/**
 * Which cases belong together: scores the pairs that share something, and groups them. `report` is told the share that is
 * done. The result does not depend on the order of the cases.
 */
export function* linkCases(links: LearnedLinks, report: (share: number) => void): Task<LinkResult> {
  const { city, basis, logOddsOf, verdictOf, describe } = links;
  yield;
  const candidates = createCandidatePairs(city);
  yield;
  const { count } = city.cases;
  let found: RowPair[] = [];
  let compared = 0;
  for (let rank = 0; rank < count; rank += 1) {
    const row = city.order[rank]!;
    candidates.forEach(rank, (other) => {
      compared += 1;
      if (verdictOf(row, other) !== undefined) return;
      const logOdds = logOddsOf(row, other);
      if (logOdds >= LEAST_LOG_ODDS) found.push({ a: row, b: other, logOdds });
    });
    if (rank % CASES_PER_PIECE !== 0) continue;
    if (found.length > 2 * MOST_GROUPED) found = best(found, MOST_GROUPED);
    report(rank / count);
    yield;
  }
  const sorted = best(found, MOST_GROUPED);
  const groups = groupPairs([...confirmedPairs(links), ...sorted], {
    caseNos: city.cases.caseNos,
    logOddsOf,
    verdictOf,
  });
  const allPairs = Math.max(0, (count * (count - 1)) / 2);
  return {
    basis,
    compared,
    allPairs,
    pairs: sorted.slice(0, MOST_PAIRS).map(({ a, b }) => describe(a, b)),
    proposals: groups
      .map((rows) => propose(links, rows))
      .sort((a, b) => b.probability - a.probability || b.caseNos.length - a.caseNos.length),
  };
}

/** Some cases held against each other. */
export interface ComparedCases {
  readonly basis: LinkBasis;
  readonly pairs: readonly ScoredPair[];
}

/** Every pair among the named cases, the best first. Case numbers that the data do not hold are left out. */
export function compareCases(
  { basis, rowOf, describe }: LearnedLinks,
  caseNos: readonly string[],
): ComparedCases {
  const rows = [...new Set(caseNos)].flatMap((caseNo) => rowOf.get(caseNo) ?? []);
  const pairs = rows.flatMap((row, at) => rows.slice(at + 1).map((other) => describe(row, other)));
  return { basis, pairs: pairs.sort((a, b) => b.logOdds - a.logOdds) };
}

/** Learns from all cases of a city, and calibrates on the verdicts. */
export function* learnLinks({ cases, net, judged }: LinkInput): Task<LearnedLinks> {
  const city = yield* learnCity(cases, net);
  const rowOf = new Map(cases.caseNos.map((caseNo, row) => [caseNo, row]));
  const priorLogOddsOf = (a: number, b: number): number =>
    sumTerms(scorePair(city, a, b)) + city.logPriorOdds;
  const verdicts = new Map<string, JudgedPair['verdict']>();
  const odds = judged.flatMap(({ caseNos, verdict }) => {
    const [a, b] = caseNos.map((caseNo) => rowOf.get(caseNo));
    if (a === undefined || b === undefined) return [];
    verdicts.set(pairKey(a, b), verdict);
    return [{ logOdds: priorLogOddsOf(a, b), isLinked: verdict === 'confirmed' }];
  });
  const calibration = calibrateLinks(odds);
  return {
    city,
    judged,
    rowOf,
    basis: { n: cases.count, logPriorOdds: city.logPriorOdds, calibration },
    logOddsOf: (a, b) => calibratedLogOdds(calibration, priorLogOddsOf(a, b)),
    verdictOf: verdicts.size === 0 ? () => undefined : (a, b) => verdicts.get(pairKey(a, b)),
    describe: (one, other) => {
      const [a, b] = cases.from[one]! <= cases.from[other]! ? [one, other] : [other, one];
      const terms = scorePair(city, a, b);
      const score = sumTerms(terms);
      const priorLogOdds = score + city.logPriorOdds;
      const logOdds = calibratedLogOdds(calibration, priorLogOdds);
      return {
        caseNos: [cases.caseNos[a]!, cases.caseNos[b]!],
        terms,
        score,
        priorLogOdds,
        logOdds,
        probability: logistic(logOdds),
        facts: pairFacts(city, a, b),
      };
    },
  };
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function confirmedPairs({ judged, rowOf, logOddsOf }: LearnedLinks): RowPair[] {
  return judged.flatMap(({ caseNos, verdict }) => {
    const [a, b] = caseNos.map((caseNo) => rowOf.get(caseNo));
    return verdict === 'refuted' || a === undefined || b === undefined
      ? []
      : [{ a, b, logOdds: logOddsOf(a, b) }];
  });
}

function best(pairs: readonly RowPair[], most: number): RowPair[] {
  return [...pairs].sort((one, other) => other.logOdds - one.logOdds).slice(0, most);
}

function propose({ city, logOddsOf }: LearnedLinks, rows: readonly number[]): SeriesProposal {
  const { cases } = city;
  const sorted = [...rows].sort((a, b) => cases.from[a]! - cases.from[b]!);
  let [sum, pairs] = [0, 0];
  for (const [at, row] of sorted.entries())
    for (const other of sorted.slice(at + 1)) {
      sum += logOddsOf(row, other);
      pairs += 1;
    }
  return {
    caseNos: sorted.map((row) => cases.caseNos[row]!),
    from: cases.from[sorted[0]!]!,
    to: sorted.reduce((latest, row) => Math.max(latest, cases.to[row]!), -Infinity),
    probability: logistic(sum / pairs),
  };
}

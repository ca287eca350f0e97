import { DAY_MS } from '../time/civil-day.ts';
import { probabilityAtLeast } from './count-distribution.ts';
import { falseDiscoveryThreshold } from '../statistics/false-discovery.ts';
import { groupBy } from '../arrays/group-by.ts';
import { createNeighbourSearch, metresBetween, type PointOnGround } from './neighbours.ts';
import type { PastCells } from './past-cells.ts';
import type { Task } from '../tasks/task.ts';
import { createDisjointSets } from '../arrays/disjoint-sets.ts';

/** The merge rule of DOMAIN §5.1: same category, nearer than 300 m, within 7 days. */
export const CAUSE_RADIUS_M = 300;
export const CAUSE_WINDOW_MS = 7 * DAY_MS;
/** Fewer reports need no proposal. */
const FEWEST_REPORTS = 3;
/** False discovery rate among the proposals (Benjamini and Hochberg). */
export const CAUSE_FALSE_DISCOVERY_RATE = 0.1;
/** Weight of the prior, the city's mix of categories, in reports. */
const PRIOR_REPORTS = 2;

export interface CauseReport extends PointOnGround {
  eventNo: string;
  categoryCode: string;
  reportedAt: number;
}

export interface CauseInput<Report extends CauseReport> {
  /** Valid reports of the last seven days. */
  reports: readonly Report[];
  past: PastCells;
  /** How much time `past` covers, ms; it ends before the reports begin. */
  pastMs: number;
  /** Dispersion of a day's count (`dailyDispersion`). */
  dispersion: number;
}

export interface CauseProposal<Report extends CauseReport> extends PointOnGround {
  categoryCode: string;
  /** From the middle to the furthest report. */
  radiusM: number;
  /** Other reports expected within 300 m of the tested one in seven days, from the past of its surroundings. */
  expected: number;
  /** Smallest p-value of the reports: the chance of as many others around that report. */
  probability: number;
  /** In order of time. */
  reports: Report[];
}

interface ClusterTest {
  expected: number;
  probability: number;
}

/**
 * Many reports that may have one cause. Each report is tested: the others of its category around it against the rate of
 * those surroundings and that category, so that a busy corner alone is no alarm. The false discovery rate is controlled
 * over all reports. Significant reports within 300 m of each other form one proposal, with all others near them. It is a
 * task with a step for each report.
 */
export function* oneCauseSteps<Report extends CauseReport>(
  input: CauseInput<Report>,
): Task<CauseProposal<Report>[]> {
  const groups = groupBy(input.reports, (report) => report.categoryCode);
  const tested: { reports: Report[]; near: number[][]; tests: (ClusterTest | undefined)[] }[] = [];
  for (const reports of groups.values()) {
    const search = createNeighbourSearch(reports, CAUSE_RADIUS_M);
    const near: number[][] = [];
    const tests: (ClusterTest | undefined)[] = [];
    for (const [index, report] of reports.entries()) {
      const others = search(index);
      near.push(others);
      tests.push(testAround(report, others, input));
      yield;
    }
    tested.push({ reports, near, tests });
  }
  const pValues = tested.flatMap(({ tests }) => tests.flatMap((test) => test?.probability ?? []));
  const threshold = falseDiscoveryThreshold(pValues, CAUSE_FALSE_DISCOVERY_RATE, input.reports.length);
  return tested
    .flatMap(({ reports, near, tests }) =>
      joinSignificant(near, tests, threshold).map(({ members, best }) =>
        propose(
          members.map((member) => reports[member] as Report),
          tests[best] as ClusterTest,
        ),
      ),
    )
    .sort((a, b) => a.probability - b.probability || b.reports.length - a.reports.length);
}

/** Tests whether more reports than expected are near one; `undefined` where they are too few to propose anything. */
function testAround(
  report: CauseReport,
  near: readonly number[],
  input: CauseInput<CauseReport>,
): ClusterTest | undefined {
  if (near.length + 1 < FEWEST_REPORTS) return undefined;
  const { own, all } = input.past.near(
    report.categoryCode,
    report.longitude,
    report.latitude,
    CAUSE_RADIUS_M,
  );
  const windows = input.pastMs / CAUSE_WINDOW_MS;
  // The prior mean of seven days: the activity of the surroundings, in the city's mix of categories.
  const priorMean = (input.past.shareOf(report.categoryCode) * (all + 0.5)) / windows + 1e-6;
  // Their own count updates it: the rate has a gamma posterior, the count a negative binomial distribution.
  const shape = PRIOR_REPORTS + own;
  const expected = shape / (PRIOR_REPORTS / priorMean + windows);
  const model = { mean: expected, dispersion: 1 / shape + input.dispersion / 7 };
  return { expected, probability: probabilityAtLeast(model, near.length) };
}

/** Sets of reports: the significant ones, joined where they are near each other, and all near them. */
function joinSignificant(
  near: readonly number[][],
  tests: readonly (ClusterTest | undefined)[],
  threshold: number,
): { members: number[]; best: number }[] {
  const pValue = (index: number) => tests[index]?.probability ?? 1;
  const isSignificant = (index: number) => threshold > 0 && pValue(index) <= threshold;
  const sets = createDisjointSets(near.length);
  for (const [index, others] of near.entries())
    if (isSignificant(index)) for (const other of others) if (isSignificant(other)) sets.join(index, other);
  const significant = near.flatMap((_, index) => (isSignificant(index) ? [index] : []));
  const groups = groupBy(significant, (index) => sets.find(index));
  return [...groups.values()].map((cores) => ({
    members: [...new Set(cores.flatMap((core) => [core, ...(near[core] ?? [])]))],
    best: cores.reduce((best, core) => (pValue(core) < pValue(best) ? core : best)),
  }));
}

function propose<Report extends CauseReport>(
  members: readonly Report[],
  test: ClusterTest,
): CauseProposal<Report> {
  const reports = [...members].sort(
    (a, b) => a.reportedAt - b.reportedAt || (a.eventNo < b.eventNo ? -1 : 1),
  );
  const mean = (pick: (report: Report) => number) =>
    reports.reduce((sum, report) => sum + pick(report), 0) / reports.length;
  const middle = {
    longitude: mean((report) => report.longitude),
    latitude: mean((report) => report.latitude),
  };
  return {
    categoryCode: (reports[0] as Report).categoryCode,
    ...middle,
    radiusM: Math.max(...reports.map((report) => metresBetween(middle, report))),
    ...test,
    reports,
  };
}

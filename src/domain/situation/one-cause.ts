import { DAY_MS } from '../time/civil-day.ts';
import { probabilityAtLeast } from './count-distribution.ts';
import { falseDiscoveryThreshold } from './false-discovery.ts';
import { groupBy } from './group-by.ts';
import { createNeighbourSearch, metresBetween, type PointOnGround } from './neighbours.ts';
import type { PastPlaces } from './past-places.ts';
import { runTask, type Task } from '../tasks/task.ts';
import { createDisjointSets } from './union-find.ts';

/** The merge rule of DOMAIN §5.1: same category, nearer than 300 m, within 7 days. */
export const CAUSE_RADIUS_M = 300;
export const CAUSE_WINDOW_MS = 7 * DAY_MS;
/** Fewer reports need no proposal. */
const FEWEST_REPORTS = 3;
/** Part of the proposals that may be false, on average (Benjamini and Hochberg). */
export const CAUSE_FALSE_PART = 0.1;
/** How many reports the city's mix of categories counts for, against what the place itself has shown. */
const PRIOR_REPORTS = 2;

export interface CauseReport extends PointOnGround {
  eventNo: string;
  categoryCode: string;
  reportedAt: number;
}

export interface CauseInput<Report extends CauseReport> {
  /** Valid reports of the last seven days. */
  reports: readonly Report[];
  past: PastPlaces;
  /** How much time `past` covers, ms; it ends before the reports begin. */
  pastMs: number;
  /** Dispersion of a day's count (`dailyDispersion`). */
  dispersion: number;
}

export interface CauseProposal<Report extends CauseReport> extends PointOnGround {
  categoryCode: string;
  /** From the middle to the furthest report. */
  radiusM: number;
  /** Reports within 300 m that the place's past lets expect in seven days beside the one looked at. */
  expected: number;
  /** Chance of as many by accident around the most striking of the reports. */
  probability: number;
  /** In order of time. */
  reports: Report[];
}

interface Look {
  expected: number;
  probability: number;
}

/**
 * Many reports that may have one cause. Around each report the others of its category are counted; how likely so many
 * are is judged by the rate of that very place and category, so that a busy place alone is no alarm. Reports that stand
 * out after the correction for looking at all of them are joined where they lie within 300 m, with all others near.
 */
export function oneCause<Report extends CauseReport>(input: CauseInput<Report>): CauseProposal<Report>[] {
  return runTask(oneCauseSteps(input));
}

/** The same, with a step for each report. */
export function* oneCauseSteps<Report extends CauseReport>(
  input: CauseInput<Report>,
): Task<CauseProposal<Report>[]> {
  const groups = groupBy(input.reports, (report) => report.categoryCode);
  const looked: { reports: Report[]; near: number[][]; looks: (Look | undefined)[] }[] = [];
  for (const reports of groups.values()) {
    const search = createNeighbourSearch(reports, CAUSE_RADIUS_M);
    const near: number[][] = [];
    const looks: (Look | undefined)[] = [];
    for (const [index, report] of reports.entries()) {
      const others = search(index);
      near.push(others);
      looks.push(lookAt(report, others, input));
      yield;
    }
    looked.push({ reports, near, looks });
  }
  const probabilities = looked.flatMap(({ looks }) => looks.flatMap((look) => look?.probability ?? []));
  const threshold = falseDiscoveryThreshold(probabilities, CAUSE_FALSE_PART, input.reports.length);
  return looked
    .flatMap(({ reports, near, looks }) =>
      join(near, looks, threshold).map(({ members, best }) =>
        propose(
          members.map((member) => reports[member] as Report),
          looks[best] as Look,
        ),
      ),
    )
    .sort((a, b) => a.probability - b.probability || b.reports.length - a.reports.length);
}

/** `undefined` where there are too few to propose anything. */
function lookAt(
  report: CauseReport,
  near: readonly number[],
  input: CauseInput<CauseReport>,
): Look | undefined {
  if (near.length + 1 < FEWEST_REPORTS) return undefined;
  const { own, all } = input.past.near(
    report.categoryCode,
    report.longitude,
    report.latitude,
    CAUSE_RADIUS_M,
  );
  const windows = input.pastMs / CAUSE_WINDOW_MS;
  // What the activity of the place and the city's mix of categories make of seven days …
  const usual = (input.past.shareOf(report.categoryCode) * (all + 0.5)) / windows + 1e-6;
  // … and the place's own count: a gamma distribution of the rate, thus a negative binomial one of the count.
  const shape = PRIOR_REPORTS + own;
  const expected = shape / (PRIOR_REPORTS / usual + windows);
  const model = { mean: expected, dispersion: 1 / shape + input.dispersion / 7 };
  return { expected, probability: probabilityAtLeast(model, near.length) };
}

/** Sets of reports: those that stand out, joined where they are near each other, and all near them. */
function join(
  near: readonly number[][],
  looks: readonly (Look | undefined)[],
  threshold: number,
): { members: number[]; best: number }[] {
  const chance = (index: number) => looks[index]?.probability ?? 1;
  const isStriking = (index: number) => threshold > 0 && chance(index) <= threshold;
  const sets = createDisjointSets(near.length);
  for (const [index, others] of near.entries())
    if (isStriking(index)) for (const other of others) if (isStriking(other)) sets.join(index, other);
  const striking = near.flatMap((_, index) => (isStriking(index) ? [index] : []));
  const groups = groupBy(striking, (index) => sets.find(index));
  return [...groups.values()].map((cores) => ({
    members: [...new Set(cores.flatMap((core) => [core, ...(near[core] ?? [])]))],
    best: cores.reduce((best, core) => (chance(core) < chance(best) ? core : best)),
  }));
}

function propose<Report extends CauseReport>(members: readonly Report[], look: Look): CauseProposal<Report> {
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
    ...look,
    reports,
  };
}

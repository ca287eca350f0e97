import type { CaseCity } from '../../src/domain/simulation/cases/simulate-cases.ts';
import { simulateCasesWithTruth } from '../../src/domain/simulation/cases/simulate-cases.ts';
import type { CaseColumns } from '../../src/domain/cases/case-columns.ts';
import { learnLinks, linkCases, type LinkResult } from '../../src/domain/series/link-cases.ts';
import { runTask } from '../../src/domain/tasks/task.ts';
import { columnsOfCases } from './columns-of-cases.ts';

/** What became of one planted series. */
export interface FoundSeries {
  readonly cases: number;
  /** Planted pairs with a probability of at least one half, and of at least 5 %. */
  readonly pairs: number;
  readonly listed: number;
  /** Most of its cases that one proposal holds, and how many others that proposal holds. */
  readonly together: number;
  readonly others: number;
}

/** One simulated year, searched without its truth and then compared with it. */
export interface PlantedYear {
  readonly result: LinkResult;
  /** Every pair that was given a probability of at least 5 %, and whether it was planted. */
  readonly judged: readonly {
    readonly probability: number;
    readonly logOdds: number;
    readonly isLinked: boolean;
  }[];
  readonly commuters: FoundSeries;
  readonly passing: FoundSeries;
  /** Proposals of three and more cases of which at least half belong to no planted series. */
  readonly falseProposals: number;
}

/** Simulates a year of a city and looks for its planted series; `disturb` may spoil the cases first. */
export function searchPlanted(
  city: CaseCity,
  seed: number,
  asOf: number,
  disturb: (cases: CaseColumns) => CaseColumns = (cases) => cases,
): PlantedYear {
  const { cases, truth } = simulateCasesWithTruth({ seed, asOf, city });
  const net = { stops: city.stops, lines: city.lines };
  const columns = disturb(columnsOfCases(cases));
  const result = runTask(
    linkCases(runTask(learnLinks({ cases: columns, net, judged: [] })), () => undefined),
  );
  const seriesOf = new Map([
    ...truth.commuters.map((caseNo) => [caseNo, 'commuters'] as const),
    ...truth.passing.map((caseNo) => [caseNo, 'passing'] as const),
  ]);
  const isLinked = ([a, b]: readonly [string, string]) =>
    seriesOf.has(a) && seriesOf.get(a) === seriesOf.get(b);
  const found = (name: 'commuters' | 'passing'): FoundSeries => {
    const own = (caseNos: readonly string[]) =>
      caseNos.filter((caseNo) => seriesOf.get(caseNo) === name).length;
    const best = result.proposals
      .map(({ caseNos }) => ({ together: own(caseNos), others: caseNos.length - own(caseNos) }))
      .reduce((most, each) => (each.together > most.together ? each : most), { together: 0, others: 0 });
    const listed = result.pairs.filter(({ caseNos }) => own(caseNos) === 2);
    return {
      cases: truth[name].length,
      pairs: listed.filter(({ probability }) => probability >= 0.5).length,
      listed: listed.length,
      ...best,
    };
  };
  return {
    result,
    judged: result.pairs.map(({ caseNos, probability, priorLogOdds }) => ({
      probability,
      logOdds: priorLogOdds,
      isLinked: isLinked(caseNos),
    })),
    commuters: found('commuters'),
    passing: found('passing'),
    falseProposals: result.proposals.filter(
      ({ caseNos }) =>
        caseNos.length >= 3 && caseNos.filter((caseNo) => seriesOf.has(caseNo)).length * 2 < caseNos.length,
    ).length,
  };
}

import type { Random } from '../../random/random.ts';
import { hitRate, predictiveAccuracy, predictiveAccuracyInterval, predictiveEfficiency } from './accuracy.ts';
import { gainPerCell } from './cell-differences.ts';
import type { CoverageAccuracy, ModelAccuracy } from './evaluation.ts';
import type { ModelTally } from './model-tally.ts';
import { flaggedCells } from './ranking.ts';
import { gainOverCounts, verdictOverCoverages, type Differences } from './verdict.ts';
import { blockBootstrapInterval } from './block-bootstrap.ts';

/** The test that the tallies are of. */
export interface TestFrame {
  readonly coverages: readonly number[];
  /** Cells of the area on each grid, and the events of the test in each of them. */
  readonly areaCells: readonly number[];
  readonly cellEvents: readonly Float64Array[];
  /** Stretches of the test that were forecast at once. */
  readonly stretches: number;
  /** Events in each week of the test. */
  readonly weekEvents: Float64Array;
  readonly random: Random;
}

/** Share outside of an interval over weeks that is printed with a figure. */
const OUTSIDE = 0.05;

/** The cards of the models in their order; the first is the baseline that the others are held against. */
export function modelCards(tallies: readonly ModelTally[], frame: TestFrame): ModelAccuracy[] {
  const [baseline, ...others] = tallies;
  const comparisons = Math.max(1, others.length * frame.coverages.length);
  return tallies.map((tally) => {
    const coverage = frame.coverages.map((share, index) => ({
      ...accuracyAt(tally, index, share, frame),
      overCounts:
        baseline === undefined || tally === baseline
          ? null
          : gainOverCounts(differencesAt(tally, baseline, index, frame), comparisons, frame.random),
    }));
    const gains = coverage.flatMap(({ overCounts }) => overCounts ?? []);
    const n = totalOf(frame.weekEvents);
    return {
      model: tally.model,
      coverage,
      curve: Array.from(perGrid(tally.curve, frame), (hits) => hitRate({ hits, events: n })),
      verdict: gains.length > 0 ? verdictOverCoverages(gains) : null,
    };
  });
}

function differencesAt(
  tally: ModelTally,
  baseline: ModelTally,
  index: number,
  frame: TestFrame,
): Differences {
  const hits = perGrid(tally.weekExpected[index]!, frame);
  const countHits = perGrid(baseline.weekExpected[index]!, frame);
  return {
    ofWeeks: hits.map((value, week) => value - countHits[week]!),
    ofCells: tally.gridCells.map((cells, grid) =>
      gainPerCell(cells[index]!, baseline.gridCells[grid]![index]!, frame.cellEvents[grid]!, frame.stretches),
    ),
    countHits: totalOf(countHits),
    weekEvents: frame.weekEvents,
  };
}

function accuracyAt(
  tally: ModelTally,
  index: number,
  share: number,
  frame: TestFrame,
): Omit<CoverageAccuracy, 'overCounts'> {
  const { areaCells, weekEvents, random } = frame;
  const n = totalOf(weekEvents);
  const flagged = areaCells.map((cells) => flaggedCells(share, cells));
  const areaShares = flagged.map((cells, grid) => cells / areaCells[grid]!);
  const areaShare = meanOf(areaShares);
  const pais = areaShares.map((own, grid) =>
    predictiveAccuracy({ hits: tally.gridHits[index]![grid]!, events: n, areaShare: own }),
  );
  const hits = meanOf(tally.gridHits[index]!);
  const mostHits = meanOf(tally.gridMost[index]!);
  const [paiLow, paiHigh] = predictiveAccuracyInterval({ hits, events: n, areaShare });
  const [low, high] = blockBootstrapInterval(
    perGrid(tally.weekHits[index]!, frame),
    weekEvents,
    OUTSIDE,
    random,
  );
  return {
    share,
    cells: meanOf(flagged),
    hits,
    n,
    expectedHits: totalOf(perGrid(tally.weekExpected[index]!, frame)),
    hitRate: hitRate({ hits, events: n }),
    pai: meanOf(pais),
    paiLow,
    paiHigh,
    paiWeekLow: low / areaShare,
    paiWeekHigh: high / areaShare,
    pei: predictiveEfficiency(hits, mostHits),
    oraclePai: predictiveAccuracy({ hits: mostHits, events: n, areaShare }),
    paiLeast: Math.min(...pais),
    paiMost: Math.max(...pais),
  };
}

function perGrid(values: Float64Array, { areaCells }: TestFrame): Float64Array {
  return values.map((value) => value / areaCells.length);
}

function totalOf(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function meanOf(values: ArrayLike<number>): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total / values.length;
}

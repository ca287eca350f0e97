import type {
  CoverageAccuracy,
  ForecastEvaluation,
  ModelAccuracy,
} from '../../src/domain/hotspots/forecast/evaluation.ts';
import type { ForecastVerdict } from '../../src/domain/hotspots/forecast/verdict.ts';
import { textTable } from './analyse-answer.ts';

const VERDICTS: Readonly<Record<ForecastVerdict, string>> = {
  better: 'better than the counts 优于基线',
  notBetter: 'not better than the counts 不优于基线',
  unproven: 'not proven 未证明',
};

/**
 * The forecast card as lines: a table for each model, what it says against the counts, and which model to use. Hits
 * and PAI follow the rule for ties; the gain over the counts draws ties by lot, so that they decide nothing.
 */
export function cardTable(evaluation: Omit<ForecastEvaluation, 'warnings'>): string[] {
  const { trainEvents, testEvents, areaCells, models, verdict, use } = evaluation;
  return [
    `${trainEvents} events to learn from, ${testEvents} in the test, ${Math.round(areaCells)} cells`,
    ...models.flatMap(modelLines),
    '',
    `verdict: ${VERDICTS[verdict]}; use: ${use}`,
  ];
}

function modelLines({ model, coverage, verdict }: ModelAccuracy): string[] {
  const title = verdict === null ? `${model} (the baseline)` : `${model}: ${VERDICTS[verdict]}`;
  const header = ['area', 'cells', 'hits', 'n', 'PAI', '95 %', 'best PAI', 'PEI', 'gain over counts'];
  return ['', title, ...textTable(header, coverage.map(coverageCells))];
}

function coverageCells(row: CoverageAccuracy): (string | number)[] {
  const { share, cells, hits, n, pai, paiLow, paiHigh, oraclePai, pei, overCounts } = row;
  const gain =
    overCounts === null
      ? '–'
      : `${percent(overCounts.gain)} (${percent(overCounts.gainLow)} … ${percent(overCounts.gainHigh)})`;
  return [
    percent(share),
    Math.round(cells),
    Math.round(hits * 10) / 10,
    n,
    pai.toFixed(2),
    `${paiLow.toFixed(2)}–${paiHigh.toFixed(2)}`,
    oraclePai.toFixed(2),
    pei.toFixed(2),
    gain,
  ];
}

function percent(value: number): string {
  const text = (value * 100).toFixed(1);
  return `${text === '-0.0' ? '0.0' : text} %`;
}

import type { CoverageAccuracy, ModelAccuracy } from '../../domain/hotspots/forecast/evaluation.ts';
import type { CaseEvaluation } from '../../domain/shift/evaluate-cases.ts';

/** The name under which plain counts are evaluated. */
const COUNTS = 'counts';

/** One point of a capture curve: shares of area and of cases, 0–1. */
export interface CurvePoint {
  readonly area: number;
  readonly cases: number;
}

/** What the card shows at one share of the area. */
export interface CardFigures {
  readonly model: ModelAccuracy;
  readonly row: CoverageAccuracy;
  readonly countRow: CoverageAccuracy;
  readonly curve: readonly CurvePoint[];
  readonly countCurve: readonly CurvePoint[];
  /** Known at the shares that were tested, straight between them. */
  readonly oracleCurve: readonly CurvePoint[];
}

/** The model that the card speaks of: the one to be used, else the one that came nearest to a gain. */
export function modelToShow({ models, use }: CaseEvaluation): string {
  if (use !== COUNTS) return use;
  const gainOf = ({ coverage }: ModelAccuracy): number =>
    coverage.reduce((sum, { overCounts }) => sum + (overCounts?.gain ?? -Infinity), 0);
  const others = models.filter(({ verdict }) => verdict !== null);
  return others.toSorted((a, b) => gainOf(b) - gainOf(a))[0]?.model ?? COUNTS;
}

/** The figures of a model at a share of the area; `undefined` where the card does not have them. */
export function cardFigures(card: CaseEvaluation, name: string, share: number): CardFigures | undefined {
  const model = card.models.find((each) => each.model === name);
  const counts = card.models.find((each) => each.model === COUNTS);
  const row = model?.coverage.find((each) => each.share === share);
  const countRow = counts?.coverage.find((each) => each.share === share);
  if (model === undefined || counts === undefined || row === undefined || countRow === undefined)
    return undefined;
  return {
    model,
    row,
    countRow,
    curve: pointsOf(model.curve),
    countCurve: pointsOf(counts.curve),
    oracleCurve: [
      { area: 0, cases: 0 },
      ...counts.coverage.map(({ share: area, oraclePai }) => ({
        area,
        cases: Math.min(1, area * oraclePai),
      })),
      { area: 1, cases: 1 },
    ],
  };
}

function pointsOf(curve: readonly number[]): CurvePoint[] {
  return curve.map((cases, step) => ({ area: step / (curve.length - 1), cases }));
}

/** The share of cases that a curve has at a share of the area. */
export function casesAt(curve: readonly CurvePoint[], area: number): number {
  const next = curve.findIndex((point) => point.area >= area);
  const [a, b] = [curve[next - 1], curve[next]];
  if (b === undefined) return 1;
  if (a === undefined || b.area === a.area) return b.cases;
  return a.cases + ((b.cases - a.cases) * (area - a.area)) / (b.area - a.area);
}

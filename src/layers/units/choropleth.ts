import type { Metric } from '../../domain/view/map-view.ts';

/** Counts of one unit under the filter. `finished / registered` is the completion rate (办结率). */
export interface UnitCount {
  total: number;
  /** Of the total: neither rejected nor voided. */
  registered: number;
  finished: number;
  overdue: number;
}

/** Class of a unit: 0 is a true zero, 1–6 the steps of the scale, -1 is unknown. */
export interface Classification {
  metric: Metric;
  /** Upper limits of classes 1–5 (the sixth is open), ascending. */
  breaks: readonly number[];
  classes: ReadonlyMap<string, number>;
  /** Units with a value, and incidents that the values stand for. */
  units: number;
  incidents: number;
  unknown: number;
}

const RATE_BREAKS = [0.8, 0.9, 0.95, 0.98, 0.995];
const MANTISSAS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The value of a unit for a metric; `null` where there is none (a rate without a denominator). */
export function metricValue(metric: Metric, counts: UnitCount | undefined, areaM2: number): number | null {
  if (counts === undefined) return null;
  if (metric === 'count') return counts.total;
  if (metric === 'overdue') return counts.overdue;
  if (metric === 'density') return areaM2 > 0 ? counts.total / (areaM2 / 1e6) : null;
  return counts.registered > 0 ? counts.finished / counts.registered : null;
}

/** The next value of the series 1 · 1.5 · 2 · 3 · 4 · 5 · 6 · 8 · 10 at or above a positive number. */
export function roundBreak(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const mantissa = MANTISSAS.find((step) => step >= value / power - 1e-9) ?? 10;
  return Number((mantissa * power).toPrecision(6));
}

/** Shares of the units below each limit: the brightest class is kept for the top 2 %, so that it means something. */
const QUANTILES = [0.35, 0.6, 0.8, 0.92, 0.98];

/**
 * Limits between classes 1–6: quantiles of the positive values, rounded up to readable numbers and made distinct;
 * fewer where the data do not fill six classes. Whole numbers stay whole.
 */
export function quantileBreaks(values: readonly number[]): number[] {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  const whole = positive.every(Number.isInteger);
  const breaks = new Set<number>();
  for (const share of QUANTILES) {
    const value = positive[Math.min(positive.length - 1, Math.floor(positive.length * share))];
    if (value === undefined) break;
    const rounded = roundBreak(value);
    breaks.add(whole ? Math.ceil(rounded) : rounded);
  }
  const top = positive.at(-1) ?? 0;
  return [...breaks].filter((value) => value < top).sort((a, b) => a - b);
}

/** Sorts units into classes. `units` gives code and area in m² of every unit of the level. */
export function classify(
  metric: Metric,
  units: readonly { code: string; areaM2: number }[],
  counts: ReadonlyMap<string, UnitCount>,
): Classification {
  const values = units.map((unit) => metricValue(metric, counts.get(unit.code), unit.areaM2));
  const known = values.filter((value) => value !== null);
  const breaks = metric === 'completionRate' ? RATE_BREAKS : quantileBreaks(known);
  const classes = new Map<string, number>();
  units.forEach((unit, index) => {
    const value = values[index] ?? null;
    classes.set(unit.code, value === null ? -1 : classOf(value, breaks, metric === 'completionRate'));
  });
  let incidents = 0;
  for (const unit of units) incidents += counts.get(unit.code)?.total ?? 0;
  return { metric, breaks, classes, units: known.length, incidents, unknown: values.length - known.length };
}

function classOf(value: number, breaks: readonly number[], isRate: boolean): number {
  if (!isRate && value === 0) return 0;
  let step = 1;
  while (step <= breaks.length && value > (breaks[step - 1] ?? Infinity)) step++;
  return step;
}

/** Which of the seven colours a class takes, so that few classes still span the whole scale. */
export function colourIndex(step: number, breakCount: number): number {
  if (step <= 0) return 0;
  return breakCount === 0 ? 3 : 1 + Math.round(((step - 1) / breakCount) * 5);
}

/** Which of the seven colours each unit takes, as the legend shows them: -1 unknown, -2 not drawn. */
export function unitColours({ classes, breaks }: Classification): Map<string, number> {
  return new Map(
    [...classes].map(([code, step]) => [code, step <= 0 ? step : colourIndex(step, breaks.length)] as const),
  );
}

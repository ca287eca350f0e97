/** How high the bars of a strip reach. */
export interface BarScale {
  /** The count at the top. */
  readonly top: number;
  /** The largest count; above `top` where the scale is cut. */
  readonly most: number;
}

/** A tenth of the bars may stand above what is usual. */
const USUAL_QUANTILE = 0.9;
/** A peak of more than so many times the usual flattens the rest. */
const FLATTENS_FROM = 3;
/** A scale is cut this far above the usual. */
const CUT_ABOVE = 1.5;
/** Of fewer bars, or where none is higher, nobody can say what is usual. */
const LEAST_BARS = 8;
const LEAST_PEAK = 10;

const ROUND_STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The least round number, whole from 3 on, that is not below `value` (> 0). */
function roundAbove(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  const step = ROUND_STEPS.find((each) => each * unit >= value - 1e-9) ?? 10;
  return Math.ceil(step * unit - 1e-9);
}

/**
 * The scale of these counts: up to the largest, unless that is a peak beside which the others would be flat. Then it ends at
 * a round number above what is usual, the 0.9 quantile of the bars that are not empty.
 */
export function barScale(counts: ArrayLike<number>): BarScale {
  const filled = Float64Array.from(counts)
    .filter((count) => count > 0)
    .sort();
  const most = filled.at(-1) ?? 0;
  const usual = filled[Math.ceil(USUAL_QUANTILE * filled.length) - 1] ?? 0;
  const isPeak = filled.length >= LEAST_BARS && most >= LEAST_PEAK && most > FLATTENS_FROM * usual;
  return { top: isPeak ? roundAbove(CUT_ABOVE * usual) : Math.max(1, most), most };
}

/** At most so many lines: a reader compares, and does not read off. */
const MOST_LINES = 3;

/** Round values for the lines of an axis of `heightPx` whose labels need `roomPx` each, ascending and without zero. */
export function valueTicks(top: number, heightPx: number, roomPx: number): number[] {
  const most = Math.max(1, Math.min(MOST_LINES, Math.floor(heightPx / roomPx)));
  let highest = 1;
  for (let unit = 1; ; unit *= 10)
    for (const step of [unit, 2 * unit, 5 * unit]) {
      const count = Math.floor(top / step);
      // Where one line fits and no round step gives one, it is the highest that the last step gave.
      if (count === 0) return [highest];
      if (count <= most) return Array.from({ length: count }, (_, index) => (index + 1) * step);
      highest = count * step;
    }
}

import { barScale, valueTicks } from './bar-scale.ts';

/** What a strip of bars shows; parallel arrays. `strong` is the part of each bar that stands out. */
export interface BarStripData {
  readonly counts: ArrayLike<number>;
  readonly strong: ArrayLike<number>;
  /** Left edge of the first bar and width of a bar as shares of the strip's width. */
  readonly start: number;
  readonly step: number;
  /** Share of its time that the last bar has counted, 0–1; 1 or absent = it is whole. */
  readonly lastElapsed?: number;
}

/** Where the strip is drawn, px. `fontPx`: height of its letters. */
export interface BarStripSize {
  readonly width: number;
  readonly height: number;
  readonly fontPx: number;
}

/** One rectangle of the strip, px; `isStrong` decides its colour. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isStrong: boolean;
  /** The bar goes on growing: it is drawn paler and hatched. */
  readonly isUnfinished: boolean;
}

/** Everything that is drawn of a strip, px. */
export interface BarPicture {
  readonly bars: readonly Bar[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  /** Bars that are higher than the scale, whose break is drawn at `y`. */
  readonly breaks: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  /** The true counts of those bars, where one has room beside another; `x` is the middle of the text. */
  readonly values: readonly { readonly x: number; readonly count: number }[];
  /** The place of the unfinished bar and how far its time has come. */
  readonly unfinished: { readonly x: number; readonly width: number; readonly elapsedPx: number } | null;
}

/** Lines of the axis stand this far apart at least, in heights of a letter. */
const LINE_ROOM = 1.35;
/** Where the break of a cut bar is, as a share of its height from its top. */
const BREAK_AT = 0.22;

/**
 * Lays out a strip: heights share one linear scale from zero, which is cut where one peak would flatten the rest; what is
 * not zero is at least 1 px high. The strong part stands at the foot of its bar. Bars narrower than 3 px touch, wider ones
 * keep a gap. Above cut bars a line of text is left free.
 */
export function layOutBars(data: BarStripData, { width, height, fontPx }: BarStripSize): BarPicture {
  const { counts, strong, start, step, lastElapsed = 1 } = data;
  const { top, most } = barScale(counts);
  const plotPx = height - (most > top ? Math.min(fontPx * 1.1, height / 2) : 0);
  const barPx = step * width;
  const gap = barPx >= 3 ? Math.min(2, barPx * 0.2) : 0;
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(1, (count / top) * plotPx));
  const bars: Bar[] = [];
  const cut: { x: number; width: number; count: number }[] = [];
  let unfinished: BarPicture['unfinished'] = null;
  for (let i = 0; i < counts.length; i++) {
    const left = (start + i * step) * width;
    const x = Math.max(0, left);
    const barWidth = Math.min(width, left + barPx - gap) - x;
    if (barWidth <= 0) continue;
    const count = counts[i] ?? 0;
    const isUnfinished = i === counts.length - 1 && lastElapsed < 1;
    if (isUnfinished) unfinished = { x, width: barWidth, elapsedPx: barWidth * Math.max(0, lastElapsed) };
    const whole = Math.min(plotPx, heightOf(count));
    const part = count > top ? ((strong[i] ?? 0) / count) * whole : Math.min(whole, heightOf(strong[i] ?? 0));
    const add = (foot: number, tall: number, isStrong: boolean) => {
      if (tall > 0) bars.push({ x, y: height - foot - tall, width: barWidth, height: tall, isStrong, isUnfinished }); // prettier-ignore
    };
    add(part, whole - part, false);
    add(0, part, true);
    if (count > top) cut.push({ x, width: barWidth, count });
  }
  const breakY = height - plotPx * (1 - BREAK_AT);
  return {
    bars,
    ticks: valueTicks(top, plotPx, fontPx * LINE_ROOM).map((value) => ({
      y: height - (value / top) * plotPx,
      value,
    })),
    breaks: cut.map(({ x, width: cutWidth }) => ({ x, y: breakY, width: cutWidth })),
    values: placeValues(cut, width, fontPx),
    unfinished,
  };
}

/** The counts that are written, the largest first; one that would lie over another is left out. */
function placeValues(
  cut: readonly { readonly x: number; readonly width: number; readonly count: number }[],
  width: number,
  fontPx: number,
): { x: number; count: number }[] {
  const placed: { x: number; count: number; half: number }[] = [];
  for (const bar of cut.toSorted((a, b) => b.count - a.count)) {
    const half = (0.62 * fontPx * Math.max(2, String(Math.round(bar.count)).length)) / 2;
    const x = Math.min(width - half, Math.max(half, bar.x + bar.width / 2));
    if (placed.every((other) => Math.abs(other.x - x) >= other.half + half))
      placed.push({ x, count: bar.count, half });
  }
  return placed.map(({ x, count }) => ({ x, count }));
}

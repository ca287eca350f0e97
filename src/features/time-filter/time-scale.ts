import type { TimeRange } from '../../domain/time/ranges.ts';

/** How far along what is shown a moment lies: 0 = left edge, 1 = right edge; not clamped. */
export function shareOf(extent: TimeRange, moment: number): number {
  return (moment - extent.from) / (extent.to - extent.from);
}

/** The moment at a share of what is shown. */
export function momentAt(extent: TimeRange, share: number): number {
  return extent.from + share * (extent.to - extent.from);
}

/** What snapping knows: the edges of the bars, and the ends of what is shown, which lie on no bar edge. */
export interface SnapGrid {
  readonly extent: TimeRange;
  readonly startMs: number;
  readonly binMs: number;
}

/** What is drawn of a histogram: whole bars. */
export interface BarGrid extends SnapGrid {
  /** From the left edge of the first bar to the right edge of the last one, which may lie in time to come. */
  readonly axis: TimeRange;
  /** The moment after the newest event. */
  readonly latestMs: number;
}

/**
 * Where a moment lies along the bars: 0 = left edge, 1 = right edge; not clamped. A range that holds the newest event holds
 * the whole of the newest bar, whose rest is still to come.
 */
export function placeOf({ axis, latestMs }: BarGrid, moment: number): number {
  return moment >= latestMs && axis.to >= latestMs ? 1 : shareOf(axis, moment);
}

/** The bars of a histogram by their index, from the one that holds `from` to the one before `to`. */
export function barsOf(
  { startMs, binMs }: SnapGrid,
  { from, to }: TimeRange,
): { first: number; last: number } {
  const first = Math.floor((from - startMs) / binMs);
  return { first, last: Math.max(first, Math.ceil((to - startMs) / binMs) - 1) };
}

/** Share of its time that the last of `count` bars has counted at `asOf`, 0–1. */
export function lastElapsed({ startMs, binMs }: SnapGrid, count: number, asOf: number): number {
  return Math.min(1, Math.max(0, (asOf - startMs - (count - 1) * binMs) / binMs));
}

/** The nearest edge of a bar or end of the shown extent. */
export function snap(moment: number, { extent, startMs, binMs }: SnapGrid): number {
  const edge = startMs + Math.round((moment - startMs) / binMs) * binMs;
  const candidates = [extent.from, extent.to, Math.min(extent.to, Math.max(extent.from, edge))];
  return nearest(moment, candidates);
}

function nearest(moment: number, candidates: readonly number[]): number {
  return candidates.reduce((best, next) => (Math.abs(next - moment) < Math.abs(best - moment) ? next : best));
}

/** How a pointer drags: one edge, the whole window, or a new window from `anchor`. */
export type Grip =
  | { readonly kind: 'from' }
  | { readonly kind: 'to' }
  | { readonly kind: 'window'; readonly grabbedAt: number; readonly start: TimeRange }
  | { readonly kind: 'brush'; readonly anchor: number };

/** The range after the pointer has moved to `moment`; never shorter than a bar, never outside what is shown. */
export function dragRange(range: TimeRange, grip: Grip, moment: number, grid: SnapGrid): TimeRange {
  const { extent, binMs } = grid;
  const at = snap(moment, grid);
  switch (grip.kind) {
    case 'from':
      return {
        from: Math.max(Math.min(at, range.to - binMs), Math.min(extent.from, range.from)),
        to: range.to,
      };
    case 'to':
      return {
        from: range.from,
        to: Math.min(Math.max(at, range.from + binMs), Math.max(extent.to, range.to)),
      };
    case 'window': {
      const lengthMs = grip.start.to - grip.start.from;
      const from = snapWindow(grip.start.from + moment - grip.grabbedAt, lengthMs, grid);
      return { from, to: from + lengthMs };
    }
    case 'brush': {
      const from = Math.min(at, grip.anchor);
      const to = Math.max(at, grip.anchor);
      if (to - from >= binMs) return { from, to };
      return from + binMs <= extent.to
        ? { from, to: from + binMs }
        : { from: extent.to - binMs, to: extent.to };
    }
  }
}

/** Left edge of a window of this length: on a bar's edge, or with either end at an end of what is shown. */
function snapWindow(from: number, lengthMs: number, grid: SnapGrid): number {
  const latest = grid.extent.to - lengthMs;
  if (latest <= grid.extent.from) return latest;
  const edge = grid.startMs + Math.round((from - grid.startMs) / grid.binMs) * grid.binMs;
  const inside = Math.min(latest, Math.max(grid.extent.from, edge));
  return nearest(from, [inside, grid.extent.from, latest]);
}

/** What a key does to a range: which edge or the whole moves by how many bars, or to an end. */
export function keyRange(
  range: TimeRange,
  part: 'from' | 'to' | 'window',
  key: string,
  grid: SnapGrid,
): TimeRange | undefined {
  const { extent } = grid;
  const bars = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[key];
  const own = part === 'to' ? range.to : range.from;
  const target =
    key === 'Home'
      ? extent.from
      : key === 'End'
        ? extent.to - (part === 'window' ? range.to - range.from : 0)
        : bars === undefined
          ? undefined
          : nextEdge(own, bars, grid);
  if (target === undefined) return undefined;
  if (part !== 'window') return dragRange(range, { kind: part }, target, grid);
  return dragRange(range, { kind: 'window', grabbedAt: range.from, start: range }, target, grid);
}

/** `bars` bar edges further from a moment that need not lie on one. */
function nextEdge(moment: number, bars: number, { startMs, binMs }: SnapGrid): number {
  const edge = (moment - startMs) / binMs;
  const base = bars > 0 ? Math.floor(edge + 1e-9) : Math.ceil(edge - 1e-9);
  return startMs + (base + bars) * binMs;
}

/** What is shown after zooming by `factor` (< 1 nearer) around `centre`, inside the data and never under an hour. */
export function zoomExtent(extent: TimeRange, data: TimeRange, centre: number, factor: number): TimeRange {
  const dataMs = data.to - data.from;
  const lengthMs = Math.min(dataMs, Math.max(3_600_000, Math.round((extent.to - extent.from) * factor)));
  const share = Math.min(1, Math.max(0, shareOf(extent, centre)));
  const from = Math.min(data.to - lengthMs, Math.max(data.from, Math.round(centre - share * lengthMs)));
  return { from, to: from + lengthMs };
}

import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { histogramBins, type HistogramBins, type TimeRange } from '../../time/ranges.ts';
import { MOST_BINS } from '../counting/bins.ts';
import { HALF_HOUR_MS } from '../../time/zone.ts';
import { firstHalfHourFrom, halfHourOfRow } from '../store/half-hours.ts';
import { rowsInRange, type Segment } from '../store/segment.ts';
import { FLAG, type MatchFlags } from '../matching/match-rows.ts';

/** The runs that lie wholly in `[from, to)`, and the rows of the two that may be cut by its ends. */
interface RunSpan {
  readonly first: number;
  /** The run after the last whole one. */
  readonly end: number;
  /** Rows `[from, to)` of a run each. */
  readonly cut: readonly { readonly run: number; readonly from: number; readonly to: number }[];
}

function spanOf({ runs }: Segment, from: number, to: number): RunSpan {
  if (from >= to) return { first: 0, end: 0, cut: [] };
  const first = firstHalfHourFrom(runs, from);
  const last = halfHourOfRow(runs, to - 1);
  if (first > last) return { first, end: first, cut: [{ run: last, from, to }] };
  const isLastWhole = runs.rows[last + 1] === to;
  const cut = [];
  if (runs.rows[first]! > from) cut.push({ run: first - 1, from, to: runs.rows[first]! });
  if (!isLastWhole) cut.push({ run: last, from: runs.rows[last]!, to });
  return { first, end: isLastWhole ? last + 1 : last, cut };
}

function countFlag(flags: Uint8Array, flag: number, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) count += Number((flags[row]! & flag) !== 0);
  return count;
}

/** Adds the matches per hour of the week inside `[from, to)` to `matrix` (168), whatever the week clock says. */
export function addWeekMatrix(
  matrix: Uint32Array,
  segment: Segment,
  { flags, matched }: MatchFlags,
  from: number,
  to: number,
): void {
  const { hours } = segment.runs;
  const span = spanOf(segment, from, to);
  for (let run = span.first; run < span.end; run++) {
    const hour = hours[run]!;
    matrix[hour] = matrix[hour]! + matched[run]!;
  }
  for (const part of span.cut) matrix[hours[part.run]!]! += countFlag(flags, FLAG.match, part.from, part.to);
}

/** Whether a run passes the week clock, as 0 or 1. */
function passes(hours: Uint8Array, weekHours: Uint8Array | null, run: number): number {
  return weekHours === null ? 1 : weekHours[hours[run]!]!;
}

/** Adds what each calendar class would match inside `[from, to)` without the calendar's clause; order of `CALENDAR_CLASSES`. */
export function addCalendarCounts(
  counts: number[],
  segment: Segment,
  { flags, anyDay, marketDay }: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { runs, calendar } = segment;
  const span = spanOf(segment, from, to);
  /** Matches per combination of classes. */
  const byBits = new Uint32Array(1 << CALENDAR_CLASSES.length);
  const { bitsOfRun } = calendar;
  for (let run = span.first; run < span.end; run++) {
    const bits = bitsOfRun[run]!;
    byBits[bits] = byBits[bits]! + passes(runs.hours, weekHours, run) * anyDay[run]!;
  }
  for (const part of span.cut)
    byBits[bitsOfRun[part.run]!]! +=
      passes(runs.hours, weekHours, part.run) * countFlag(flags, FLAG.anyDay, part.from, part.to);
  for (let place = 0; place < counts.length; place++)
    for (let bits = 0; bits < byBits.length; bits++)
      if (((bits >> place) & 1) === 1) counts[place]! += byBits[bits]!;
  if (marketDay.length === 0) return;
  const market = CALENDAR_CLASSES.indexOf('marketDay');
  let held = 0;
  for (let run = span.first; run < span.end; run++)
    held += passes(runs.hours, weekHours, run) * marketDay[run]!;
  for (const part of span.cut)
    held += passes(runs.hours, weekHours, part.run) * countFlag(flags, FLAG.marketDay, part.from, part.to);
  counts[market]! += held;
}

/** Bars over `extent`, empty. */
export function emptyBars(extent: TimeRange) {
  const bins = histogramBins(extent, MOST_BINS);
  return { bins, counts: new Uint32Array(bins.count), inside: new Uint32Array(bins.count) };
}

/** Adds the matches in rows `[from, to)` to bars whose width is whole runs. */
function addWholeBars(
  bars: Uint32Array,
  bins: HistogramBins,
  segment: Segment,
  { flags, matched }: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { starts, hours } = segment.runs;
  const span = spanOf(segment, from, to);
  let bin = 0;
  let binEnd = bins.from + bins.widthMs;
  for (let run = span.first; run < span.end; run++) {
    const start = starts[run]!;
    while (start >= binEnd) {
      bin++;
      binEnd += bins.widthMs;
    }
    bars[bin] = bars[bin]! + passes(hours, weekHours, run) * matched[run]!;
  }
  for (const part of span.cut)
    bars[Math.floor((starts[part.run]! - bins.from) / bins.widthMs)]! +=
      passes(hours, weekHours, part.run) * countFlag(flags, FLAG.match, part.from, part.to);
}

/** Adds the matches of a segment to the bars, and those in rows `[from, to)` to the inner ones. */
export function addBars(
  { bins, counts, inside }: ReturnType<typeof emptyBars>,
  segment: Segment,
  selection: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { runs, columns } = segment;
  const { flags } = selection;
  const [low, high] = rowsInRange(segment, {
    from: bins.from,
    to: bins.from + bins.count * bins.widthMs,
  });
  if (bins.widthMs % HALF_HOUR_MS === 0) {
    addWholeBars(counts, bins, segment, selection, weekHours, low, high);
    addWholeBars(inside, bins, segment, selection, weekHours, Math.max(low, from), Math.min(high, to));
    return;
  }
  for (let run = low < high ? halfHourOfRow(runs, low) : runs.count; run < runs.count; run++) {
    if (runs.rows[run]! >= high) break;
    if (passes(runs.hours, weekHours, run) === 0) continue;
    const end = Math.min(high, runs.rows[run + 1]!);
    for (let row = Math.max(low, runs.rows[run]!); row < end; row++) {
      if ((flags[row]! & FLAG.match) === 0) continue;
      const bin = Math.floor((columns.time[row]! - bins.from) / bins.widthMs);
      counts[bin]!++;
      if (row >= from && row < to) inside[bin]!++;
    }
  }
}

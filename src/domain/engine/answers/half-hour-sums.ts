import { CALENDAR_CLASSES } from '../../time/calendar-classes.ts';
import { histogramBins, type HistogramBins, type TimeRange } from '../../time/ranges.ts';
import { MOST_BINS } from '../counting/bins.ts';
import { NO_HOUR } from '../../time/dates.ts';
import { HALF_HOUR_MS } from '../../time/zone.ts';
import { firstHalfHourFrom, halfHourOfRow } from '../store/half-hours.ts';
import { rowsInRange, type Segment } from '../store/segment.ts';
import { FLAG, type MatchFlags } from '../matching/match-rows.ts';

/** The half hours that lie wholly in `[from, to)`, and the rows of the two that may be cut by its ends. */
interface HalfHourSpan {
  readonly first: number;
  /** The half hour after the last whole one. */
  readonly end: number;
  /** Rows `[from, to)` of a half hour each. */
  readonly cut: readonly { readonly halfHour: number; readonly from: number; readonly to: number }[];
}

function spanOf({ halfHours }: Segment, from: number, to: number): HalfHourSpan {
  if (from >= to) return { first: 0, end: 0, cut: [] };
  const first = firstHalfHourFrom(halfHours, from);
  const last = halfHourOfRow(halfHours, to - 1);
  if (first > last) return { first, end: first, cut: [{ halfHour: last, from, to }] };
  const isLastWhole = halfHours.rows[last + 1] === to;
  const cut = [];
  if (halfHours.rows[first]! > from) cut.push({ halfHour: first - 1, from, to: halfHours.rows[first]! });
  if (!isLastWhole) cut.push({ halfHour: last, from: halfHours.rows[last]!, to });
  return { first, end: isLastWhole ? last + 1 : last, cut };
}

function countFlag(flags: Uint8Array, flag: number, from: number, to: number): number {
  let count = 0;
  for (let row = from; row < to; row++) count += Number((flags[row]! & flag) !== 0);
  return count;
}

/** Adds the matches per hour of the week inside `[from, to)` to `matrix` (168, then those without an hour), whatever the week clock says. */
export function addWeekMatrix(
  matrix: Uint32Array,
  segment: Segment,
  { flags, matched }: MatchFlags,
  from: number,
  to: number,
): void {
  const { hours } = segment.halfHours;
  const span = spanOf(segment, from, to);
  for (let halfHour = span.first; halfHour < span.end; halfHour++) {
    const hour = hours[halfHour]!;
    matrix[hour] = matrix[hour]! + matched[halfHour]!;
  }
  for (const part of span.cut)
    matrix[hours[part.halfHour]!]! += countFlag(flags, FLAG.match, part.from, part.to);
}

/** Whether a half hour passes the week clock, as 0 or 1. */
function passes(hours: Uint8Array, weekHours: Uint8Array | null, halfHour: number): number {
  return weekHours === null ? 1 : weekHours[hours[halfHour]!]!;
}

/**
 * Adds what each calendar class would match inside `[from, to)` without the calendar's clause; order of `CALENDAR_CLASSES`. Returns
 * how much of all that has no hour.
 */
export function addCalendarCounts(
  counts: number[],
  segment: Segment,
  { flags, anyDay, marketDay }: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): number {
  const { halfHours, calendar } = segment;
  const span = spanOf(segment, from, to);
  /** Matches per combination of classes. */
  const byBits = new Uint32Array(1 << CALENDAR_CLASSES.length);
  const { bitsOfHalfHour } = calendar;
  let withoutHour = 0;
  const add = (halfHour: number, count: number): void => {
    byBits[bitsOfHalfHour[halfHour]!]! += count;
    if (halfHours.hours[halfHour] === NO_HOUR) withoutHour += count;
  };
  for (let halfHour = span.first; halfHour < span.end; halfHour++)
    add(halfHour, passes(halfHours.hours, weekHours, halfHour) * anyDay[halfHour]!);
  for (const part of span.cut)
    add(
      part.halfHour,
      passes(halfHours.hours, weekHours, part.halfHour) * countFlag(flags, FLAG.anyDay, part.from, part.to),
    );
  for (let index = 0; index < counts.length; index++)
    for (let bits = 0; bits < byBits.length; bits++)
      if (((bits >> index) & 1) === 1) counts[index]! += byBits[bits]!;
  if (marketDay.length === 0) return withoutHour;
  const market = CALENDAR_CLASSES.indexOf('marketDay');
  let held = 0;
  for (let halfHour = span.first; halfHour < span.end; halfHour++)
    held += passes(halfHours.hours, weekHours, halfHour) * marketDay[halfHour]!;
  for (const part of span.cut)
    held +=
      passes(halfHours.hours, weekHours, part.halfHour) *
      countFlag(flags, FLAG.marketDay, part.from, part.to);
  counts[market]! += held;
  return withoutHour;
}

/** Bars over `extent`, empty. */
export function emptyBars(extent: TimeRange) {
  const bins = histogramBins(extent, MOST_BINS);
  return { bins, counts: new Uint32Array(bins.count), inside: new Uint32Array(bins.count) };
}

/** Adds the matches in rows `[from, to)` to bars whose width is whole half hours. */
function addWholeBars(
  bars: Uint32Array,
  bins: HistogramBins,
  segment: Segment,
  { flags, matched }: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { starts, hours } = segment.halfHours;
  const span = spanOf(segment, from, to);
  let bin = 0;
  let binEnd = bins.from + bins.widthMs;
  for (let halfHour = span.first; halfHour < span.end; halfHour++) {
    const start = starts[halfHour]!;
    while (start >= binEnd) {
      bin++;
      binEnd += bins.widthMs;
    }
    bars[bin] = bars[bin]! + passes(hours, weekHours, halfHour) * matched[halfHour]!;
  }
  for (const part of span.cut)
    bars[Math.floor((starts[part.halfHour]! - bins.from) / bins.widthMs)]! +=
      passes(hours, weekHours, part.halfHour) * countFlag(flags, FLAG.match, part.from, part.to);
}

/** Adds the matches of a segment to the bars, and those in rows `[from, to)` to the inner ones. */
export function addBars(
  { bins, counts, inside }: ReturnType<typeof emptyBars>,
  segment: Segment,
  matches: MatchFlags,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { halfHours, columns } = segment;
  const { flags } = matches;
  const [low, high] = rowsInRange(segment, {
    from: bins.from,
    to: bins.from + bins.count * bins.widthMs,
  });
  if (bins.widthMs % HALF_HOUR_MS === 0) {
    addWholeBars(counts, bins, segment, matches, weekHours, low, high);
    addWholeBars(inside, bins, segment, matches, weekHours, Math.max(low, from), Math.min(high, to));
    return;
  }
  for (
    let halfHour = low < high ? halfHourOfRow(halfHours, low) : halfHours.count;
    halfHour < halfHours.count;
    halfHour++
  ) {
    if (halfHours.rows[halfHour]! >= high) break;
    if (passes(halfHours.hours, weekHours, halfHour) === 0) continue;
    const end = Math.min(high, halfHours.rows[halfHour + 1]!);
    for (let row = Math.max(low, halfHours.rows[halfHour]!); row < end; row++) {
      if ((flags[row]! & FLAG.match) === 0) continue;
      const bin = Math.floor((columns.time[row]! - bins.from) / bins.widthMs);
      counts[bin]!++;
      if (row >= from && row < to) inside[bin]!++;
    }
  }
}

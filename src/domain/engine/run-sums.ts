import { CALENDAR_CLASSES } from '../time/calendar-classes.ts';
import { histogramBins, type TimeRange } from '../time/ranges.ts';
import { MOST_BINS } from './bins.ts';
import { RUN_MS, runFrom, runOfRow } from './runs.ts';
import type { Segment } from './segment.ts';
import { FLAG, type Selection } from './selection.ts';
import { lowerBound } from './time-range.ts';

/** Rows `[from, to)` of a segment that lie in a range. */
export function rowsInRange({ columns }: Segment, range: TimeRange): readonly [number, number] {
  const from = lowerBound(columns.time, range.from);
  return [from, Math.max(from, lowerBound(columns.time, range.to))];
}

/** Calls `add(run, count)` with the rows of each run inside `[from, to)` that have a flag. */
function visitRunCounts(
  { runs }: Segment,
  flags: Uint8Array,
  flag: number,
  wholeRuns: Uint32Array,
  from: number,
  to: number,
  add: (run: number, count: number) => void,
): void {
  const partly = (run: number, low: number, high: number): void => {
    let count = 0;
    for (let row = low; row < high; row++) count += Number((flags[row]! & flag) !== 0);
    add(run, count);
  };
  if (from >= to) return;
  const first = runFrom(runs, from);
  const last = runOfRow(runs, to - 1);
  if (first > last) {
    partly(last, from, to);
    return;
  }
  if (runs.rows[first]! > from) partly(first - 1, from, runs.rows[first]!);
  const isLastWhole = runs.rows[last + 1]! === to;
  const end = isLastWhole ? last + 1 : last;
  for (let run = first; run < end; run++) add(run, wholeRuns[run]!);
  if (!isLastWhole) partly(last, runs.rows[last]!, to);
}

/** Adds the matches per hour of the week inside `[from, to)` to `matrix` (168), whatever the week clock says. */
export function addWeekMatrix(
  matrix: Uint32Array,
  segment: Segment,
  { flags, matched }: Selection,
  from: number,
  to: number,
): void {
  const { hours } = segment.runs;
  visitRunCounts(segment, flags, FLAG.match, matched, from, to, (run, count) => {
    matrix[hours[run]!]! += count;
  });
}

/** Adds what each calendar class would match inside `[from, to)` without the calendar's clause; order of `CALENDAR_CLASSES`. */
export function addCalendarCounts(
  counts: number[],
  segment: Segment,
  { flags, anyDay, marketDay }: Selection,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { runs, calendar } = segment;
  const passes = (run: number): boolean => weekHours === null || weekHours[runs.hours[run]!] === 1;
  visitRunCounts(segment, flags, FLAG.anyDay, anyDay, from, to, (run, count) => {
    const bits = calendar.bitsOfRun[run]!;
    if (bits === 0 || !passes(run)) return;
    for (let place = 1; place < CALENDAR_CLASSES.length; place++)
      if ((bits & (1 << place)) !== 0) counts[place]! += count;
  });
  if (calendar.groupCount < 2) return;
  visitRunCounts(segment, flags, FLAG.marketDay, marketDay, from, to, (run, count) => {
    if (passes(run)) counts[CALENDAR_CLASSES.indexOf('marketDay')]! += count;
  });
}

/** Bars over `extent`, empty. */
export function emptyBars(extent: TimeRange) {
  const bins = histogramBins(extent, MOST_BINS);
  return { bins, counts: new Uint32Array(bins.count), inside: new Uint32Array(bins.count) };
}

/** Adds the matches of a segment to the bars, and those in rows `[from, to)` to the inner ones. */
export function addBars(
  { bins, counts, inside }: ReturnType<typeof emptyBars>,
  segment: Segment,
  { flags, matched }: Selection,
  weekHours: Uint8Array | null,
  from: number,
  to: number,
): void {
  const { runs, columns } = segment;
  const [low, high] = rowsInRange(segment, {
    from: bins.from,
    to: bins.from + bins.count * bins.widthMs,
  });
  const passes = (run: number): boolean => weekHours === null || weekHours[runs.hours[run]!] === 1;
  if (bins.widthMs % RUN_MS === 0) {
    const binOf = (run: number) => Math.floor((runs.starts[run]! - bins.from) / bins.widthMs);
    const addTo = (bars: Uint32Array) => (run: number, count: number) => {
      if (count > 0 && passes(run)) bars[binOf(run)]! += count;
    };
    visitRunCounts(segment, flags, FLAG.match, matched, low, high, addTo(counts));
    visitRunCounts(
      segment,
      flags,
      FLAG.match,
      matched,
      Math.max(low, from),
      Math.min(high, to),
      addTo(inside),
    );
    return;
  }
  for (let run = low < high ? runOfRow(runs, low) : runs.count; run < runs.count; run++) {
    if (runs.rows[run]! >= high) break;
    if (!passes(run)) continue;
    const end = Math.min(high, runs.rows[run + 1]!);
    for (let row = Math.max(low, runs.rows[run]!); row < end; row++) {
      if ((flags[row]! & FLAG.match) === 0) continue;
      const bin = Math.floor((columns.time[row]! - bins.from) / bins.widthMs);
      counts[bin]!++;
      if (row >= from && row < to) inside[bin]!++;
    }
  }
}

import { isBlank } from '../../src/domain/exchange/fields/column-mapping.ts';
import {
  detectDateOrder,
  withYearFirst,
  type DateOrder,
} from '../../src/domain/exchange/times/date-order.ts';
import { readWrittenTime } from '../../src/domain/exchange/times/parse-time.ts';
import type { EventInterval } from '../../src/domain/time/aoristic.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import type { ZoneClock } from '../../src/domain/time/zone-clock.ts';

/** How times are to be read; what is assumed is counted in `findings`. */
export interface TimeRules {
  order: DateOrder;
  clock: ZoneClock;
  findings: { datesOnly: number; oneEnd: number };
}

/**
 * The interval of a row from the cells of its times: one cell, or the two ends of an interval of which one may be blank. A
 * day without a time of the day lasts until the next one begins. Else the first cell that cannot be used.
 */
export function readInterval(
  cells: readonly string[],
  { order, clock, findings }: TimeRules,
): EventInterval | { cell: number; reason: string } {
  const spans: (EventInterval & { isDate: boolean })[] = [];
  for (const [cell, text] of cells.entries()) {
    if (isBlank(text)) continue;
    const written = readWrittenTime(withYearFirst(text, order));
    if ('reason' in written) return { cell, reason: written.reason };
    const { wallMs, offsetMs } = written;
    const isDate = written.precision === 'day';
    const from = offsetMs === undefined ? clock.momentOf(wallMs) : wallMs - offsetMs;
    spans.push({ from, to: isDate ? clock.momentOf(wallMs + DAY_MS) : from, isDate });
  }
  const [first, last] = [spans[0], spans.at(-1)];
  if (first === undefined || last === undefined) return { cell: 0, reason: 'is blank' };
  const isReversed = last.isDate ? last.to <= first.from : last.to < first.from;
  if (isReversed) return { cell: cells.length - 1, reason: 'ends before it begins' };
  if (spans.some(({ isDate }) => isDate)) findings.datesOnly += 1;
  if (spans.length < cells.length) findings.oneEnd += 1;
  return { from: first.from, to: last.to };
}

const ORDER_TEXT: Readonly<Record<DateOrder, string>> = {
  mdy: 'MM/DD/YYYY',
  dmy: 'DD/MM/YYYY',
  ymd: 'YYYY-MM-DD',
};

/** The order of the dates of a file: the given one, else what they show, with a warning where that is no proof. */
export function decideDateOrder(
  cells: Iterable<string>,
  given: DateOrder | undefined,
): { order: DateOrder; warning?: string } {
  if (given !== undefined) return { order: given };
  const { order, yearLast, proofs, contradictions } = detectDateOrder(cells);
  if (yearLast === 0 || (proofs > 0 && contradictions === 0)) return { order };
  const other = ORDER_TEXT[order === 'mdy' ? 'dmy' : 'mdy'];
  const why =
    proofs === 0
      ? `every date fits ${ORDER_TEXT[order]} and ${other}`
      : `${proofs} dates fit only ${ORDER_TEXT[order]} and ${contradictions} only ${other}`;
  return {
    order,
    warning: `the order of day and month is ambiguous: ${why}; read as ${ORDER_TEXT[order]}, --date-order mdy or dmy decides`,
  };
}

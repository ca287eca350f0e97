import { isBlank } from '../../src/domain/exchange/fields/column-mapping.ts';
import type { DateOrder } from '../../src/domain/exchange/times/date-order.ts';
import { parseNumber } from '../../src/domain/exchange/fields/parse-number.ts';
import type { EventInterval } from '../../src/domain/time/aoristic.ts';
import type { ZoneClock } from '../../src/domain/time/zone-clock.ts';
import { readInterval } from './analyse-times.ts';

/** What was assumed while cells were read, counted. */
export interface CellFindings {
  /** Rows with a day and no time of the day. */
  datesOnly: number;
  /** Rows in which one end of the interval is blank. */
  oneEnd: number;
  /** Numbers that were written in full width or with thousands separators. */
  repairedNumbers: number;
}

/** How the cells of a row are to be read: numbers first, then times. */
export interface CellRules {
  numbers: number;
  /** Whether the first two numbers have to be a longitude and a latitude. */
  isDegrees: boolean;
  order: DateOrder;
  clock: ZoneClock;
  findings: CellFindings;
}

/** A cell that cannot be used, by its place among those of the row. */
export interface CellFault {
  cell: number;
  reason: string;
}

/** A row as numbers and, where times are read, an interval. */
export interface ReadCells {
  numbers: number[];
  interval?: EventInterval;
}

/** Reads the cells of one row; the first fault where one cannot be used. */
export function readCells(cells: readonly string[], rules: CellRules): ReadCells | CellFault {
  const numbers: number[] = [];
  for (const [cell, text] of cells.slice(0, rules.numbers).entries()) {
    if (isBlank(text)) return { cell, reason: 'is blank' };
    const parsed = parseNumber(text);
    if ('reason' in parsed) return { cell, reason: parsed.reason };
    if (parsed.repaired !== undefined) rules.findings.repairedNumbers += 1;
    numbers.push(parsed.value);
  }
  if (rules.isDegrees) {
    if (Math.abs(numbers[0]!) > 180) return { cell: 0, reason: 'is no longitude' };
    if (Math.abs(numbers[1]!) > 90) return { cell: 1, reason: 'is no latitude' };
  }
  if (cells.length === rules.numbers) return { numbers };
  const interval = readInterval(cells.slice(rules.numbers), rules);
  if ('reason' in interval) return { cell: rules.numbers + interval.cell, reason: interval.reason };
  return { numbers, interval };
}

/** What a reader has to know of the cells, as sentences; `hasHours` where the hour of the day matters. */
export function findingWarnings(
  { datesOnly, oneEnd, repairedNumbers }: CellFindings,
  hasHours: boolean,
): string[] {
  return [
    ...(repairedNumbers === 0
      ? []
      : [
          `${counted(repairedNumbers, 'number')} in full width or with thousands separators: read as plain ones`,
        ]),
    ...(oneEnd === 0
      ? []
      : [
          `${counted(oneEnd, 'row')} with one end of the interval blank: the other end is taken as the moment`,
        ]),
    ...(datesOnly === 0 || !hasHours
      ? []
      : [`${counted(datesOnly, 'row')} with a date and no time of the day: each stands for its whole day`]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

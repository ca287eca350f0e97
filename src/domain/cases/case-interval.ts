import type { EventInterval } from '../time/aoristic.ts';
import { readTimeOrDate } from '../time/dates.ts';

/** The interval of a case as a reply tells it, epoch ms; one that begins with a date has the mark of a date (`isDate`). */
export function caseInterval(told: {
  readonly occurredFrom: string;
  readonly occurredTo: string;
}): EventInterval {
  return intervalOfTimes(readTimeOrDate(told.occurredFrom), Date.parse(told.occurredTo));
}

/** An interval never ends before it begins: a date may be cut at 00:00, and its mark lies after that. */
export function intervalOfTimes(from: number, to: number): EventInterval {
  return { from, to: Math.max(from, to) };
}

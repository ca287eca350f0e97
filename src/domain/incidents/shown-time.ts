import { DATE_MARK_MS } from '../time/dates.ts';
import { startOfDay } from '../time/zone.ts';
import type { TimestampField } from './timestamps.ts';

/** An incident as a reply tells it: times as ISO 8601 or epoch ms, and the names of those that are dates. */
export type ToldTimes<Field extends TimestampField> = {
  readonly [Name in Field]?: string | number | null | undefined;
} & { readonly knownToDay?: readonly TimestampField[] | undefined };

/**
 * A time of an incident as a screen says it, epoch ms in the order of times: a date where it was written as one (`isDate`). NaN
 * where there is none.
 */
export function shownTime<Field extends TimestampField>(
  incident: ToldTimes<NoInfer<Field>>,
  field: Field,
): number {
  const told: string | number | null | undefined = incident[field];
  const timeMs = typeof told === 'string' ? Date.parse(told) : (told ?? Number.NaN);
  if (incident.knownToDay?.includes(field) !== true || Number.isNaN(timeMs)) return timeMs;
  // A deadline that is a date is the end of that day.
  return startOfDay(field === 'deadlineAt' ? timeMs - 1 : timeMs) + DATE_MARK_MS;
}

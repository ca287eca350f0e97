import type { TimestampField } from '../../domain/incidents/timestamps.ts';
import { DATE_MARK_MS } from '../../domain/time/dates.ts';
import { startOfDay } from '../../domain/time/zone.ts';
import type { IncidentReply } from '../../schemas/incidents.ts';

/** A time of an incident as the page writes it, epoch ms: a date where it was written as one (`isDate`). NaN where there is none. */
export function shownTime(incident: IncidentReply, field: TimestampField): number {
  const timeMs = Date.parse(incident[field] ?? '');
  if (incident.knownToDay?.includes(field) !== true) return timeMs;
  // A deadline that is a date is the end of that day.
  return startOfDay(field === 'deadlineAt' ? timeMs - 1 : timeMs) + DATE_MARK_MS;
}

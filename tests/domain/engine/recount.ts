import { describeFilter } from '../../support/describe-filter.ts';
import type { FilterState } from '../../../src/domain/engine/api/filter.ts';
import { codePrefix } from '../../../src/domain/grids/codes.ts';
import { progressOf } from '../../../src/domain/incidents/life-cycle.ts';
import { CONTEXT, LISTS, type PlainIncident } from './incident-data.ts';
import { plainClasses, plainHourOfWeek } from './filter/plain-calendar.ts';
import { plainInside, plainPoint } from './filter/plain-lasso.ts';

/** The clauses of a filter, any of which can be left out of a recount. */
export type ClauseName =
  'time' | 'category' | 'channel' | 'progress' | 'tier' | 'unit' | 'weekHours' | 'calendar' | 'lasso';

export function unitOfPlain(incident: PlainIncident): string {
  return LISTS.units[incident.unit] ?? '';
}

/** Calendar classes that hold for an incident. */
export function classesOfPlain(incident: PlainIncident) {
  return plainClasses(incident.time, unitOfPlain(incident), CONTEXT.markets ?? []);
}

export function progressOfPlain(incident: PlainIncident, asOf: number) {
  const status = LISTS.statuses[incident.status] ?? 'draft';
  return progressOf({ status, reportedAt: incident.time, deadlineAt: incident.deadline }, asOf);
}

/**
 * The incidents that match a filter, judged one by one: the plain clauses from its description; week clock, calendar
 * and lasso by other arithmetic and other calendars than the engine's.
 */
export function recount(
  incidents: readonly PlainIncident[],
  filter: FilterState,
  asOf: number,
  without?: ClauseName,
): PlainIncident[] {
  const times = incidents.map((incident) => incident.time);
  const extent =
    times.length > 0
      ? { from: Math.floor(Math.min(...times)), to: Math.floor(Math.max(...times)) + 1 }
      : null;
  const clauses = describeFilter(filter, extent, LISTS.categories, CONTEXT, asOf);
  const passes = <T>(name: ClauseName, wanted: readonly T[] | null, isIn: (value: T) => boolean) =>
    name === without || wanted === null || wanted.some(isIn);
  const listed = <T>(values: readonly T[]) => (values.length === 0 ? null : values);
  const ring = filter.lasso?.map(plainPoint) ?? null;
  return incidents.filter((incident) => {
    const unit = codePrefix(LISTS.units[incident.unit] ?? '');
    const progress = progressOfPlain(incident, asOf);
    return (
      (without === 'time' || (incident.time >= clauses.from && incident.time < clauses.to)) &&
      passes('category', clauses.categories, (code) => code === LISTS.categories[incident.category]) &&
      passes('channel', clauses.channels, (code) => code === LISTS.channels[incident.channel]) &&
      passes('progress', clauses.progress, (name) => name === progress) &&
      passes('tier', clauses.tiers, (tier) => tier === LISTS.tiers[incident.tier]) &&
      passes('unit', clauses.unitPrefixes, (prefix) => unit.startsWith(prefix)) &&
      passes('weekHours', listed(filter.weekHours), (hour) => hour === plainHourOfWeek(incident.time)) &&
      passes('calendar', listed(filter.calendar), (name) => classesOfPlain(incident).includes(name)) &&
      (without === 'lasso' ||
        ring === null ||
        plainInside(ring, plainPoint([incident.lngE6 / 1e6, incident.latE6 / 1e6])))
    );
  });
}

export function countBy<T>(items: readonly T[], key: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[key(item)] = (counts[key(item)] ?? 0) + 1;
  return counts;
}

/** Drops the zeros, so that an absent code and a zero compare as the same. */
export function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

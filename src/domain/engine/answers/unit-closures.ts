import { INCIDENT_STATUSES, type IncidentStatus } from '../../incidents/life-cycle.ts';
import type { TimeRange } from '../../time/ranges.ts';
import { deadlineOfRow } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS } from '../columns/kinds.ts';
import { FLAG } from '../matching/match-rows.ts';
import type { ListedPart } from '../queries/query-cache.ts';

const NOT_DUE: readonly IncidentStatus[] = ['rejected', 'voided', 'suspended'];
const CLOSED: readonly IncidentStatus[] = ['closed', 'evaluated'];

/** Due and closed incidents per finest unit. */
export interface FinestClosures {
  readonly due: Uint32Array;
  readonly closedOfDue: Uint32Array;
}

/** Counts what `Closures` says, per finest unit, whatever the unit clause lets through. */
export function countClosures(
  parts: readonly ListedPart[],
  { kinds, units }: Dictionary,
  range: TimeRange,
  asOf: number,
): FinestClosures {
  const due = new Uint32Array(units.length);
  const closedOfDue = new Uint32Array(units.length);
  const [isDue, isClosed] = [
    INCIDENT_STATUSES.map((status) => !NOT_DUE.includes(status)),
    INCIDENT_STATUSES.map((status) => CLOSED.includes(status)),
  ];
  for (const { segment, matches, weekHours } of parts) {
    const { columns, halfHours } = segment;
    for (let halfHour = 0; halfHour < halfHours.count; halfHour++) {
      if (weekHours !== null && weekHours[halfHours.hours[halfHour]!] === 0) continue;
      const end = halfHours.rows[halfHour + 1]!;
      for (let row = halfHours.rows[halfHour]!; row < end; row++) {
        if ((matches.flags[row]! & FLAG.withoutUnit) === 0) continue;
        const deadline = deadlineOfRow(columns, row);
        // NaN, where there is none, passes no comparison.
        if (!(deadline >= range.from && deadline < range.to && deadline <= asOf)) continue;
        const status = kinds.status[columns.kind[row]! >> PROGRESS_BITS]!;
        if (!isDue[status]!) continue;
        const unit = columns.unit[row]!;
        due[unit] = due[unit]! + 1;
        if (isClosed[status]!) closedOfDue[unit] = closedOfDue[unit]! + 1;
      }
    }
  }
  return { due, closedOfDue };
}

import { INCIDENT_STATUSES, PROGRESSES, type IncidentStatus } from '../../incidents/life-cycle.ts';
import type { TimeRange } from '../../time/ranges.ts';
import type { RateCounts } from '../api/unit-profiles.ts';
import { deadlineOfRow } from '../columns/columns.ts';
import type { Dictionary } from '../columns/dictionary.ts';
import { PROGRESS_BITS, PROGRESS_MASK } from '../columns/kinds.ts';
import { FLAG } from '../matching/match-rows.ts';
import type { ListedPart } from '../queries/query-cache.ts';

const NOT_REGISTERED: readonly IncidentStatus[] = ['rejected', 'voided'];
const NOT_DUE: readonly IncidentStatus[] = [...NOT_REGISTERED, 'suspended'];
const CLOSED: readonly IncidentStatus[] = ['closed', 'evaluated'];
const DONE = PROGRESSES.indexOf('done');

/** Counts per finest unit, by what they count. */
export type FinestRates = Readonly<Record<keyof RateCounts, Uint32Array<ArrayBuffer>>>;

/**
 * The counts of `RateCounts` per finest unit, whatever the unit clause lets through. Registered and handled are of the rows of the
 * range; what is due is sought among all, by its deadline.
 */
export function countRates(
  parts: readonly ListedPart[],
  { kinds, units }: Dictionary,
  range: TimeRange,
  asOf: number,
): FinestRates {
  const empty = () => new Uint32Array(units.length);
  const rates: FinestRates = { registered: empty(), handled: empty(), due: empty(), closedOfDue: empty() };
  const isAny = (list: readonly IncidentStatus[]) => INCIDENT_STATUSES.map((status) => list.includes(status));
  const [isNotRegistered, isNotDue, isClosed] = [isAny(NOT_REGISTERED), isAny(NOT_DUE), isAny(CLOSED)];
  const add = (counts: Uint32Array, unit: number): void => {
    counts[unit] = counts[unit]! + 1;
  };
  for (const { segment, matches, weekHours, from, to } of parts) {
    const { columns, halfHours } = segment;
    for (let halfHour = 0; halfHour < halfHours.count; halfHour++) {
      if (weekHours !== null && weekHours[halfHours.hours[halfHour]!] === 0) continue;
      const end = halfHours.rows[halfHour + 1]!;
      for (let row = halfHours.rows[halfHour]!; row < end; row++) {
        if ((matches.flags[row]! & FLAG.withoutUnit) === 0) continue;
        const kind = columns.kind[row]!;
        const status = kinds.status[kind >> PROGRESS_BITS]!;
        const unit = columns.unit[row]!;
        if (row >= from && row < to && !isNotRegistered[status]!) {
          add(rates.registered, unit);
          if ((kind & PROGRESS_MASK) === DONE) add(rates.handled, unit);
        }
        const deadline = deadlineOfRow(columns, row);
        // NaN, where there is none, passes no comparison.
        if (!(deadline >= range.from && deadline < range.to && deadline <= asOf) || isNotDue[status]!)
          continue;
        add(rates.due, unit);
        if (isClosed[status]!) add(rates.closedOfDue, unit);
      }
    }
  }
  return rates;
}

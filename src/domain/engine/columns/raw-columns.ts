import { INCIDENT_STATUSES, TIERS, type IncidentStatus, type Tier } from '../../incidents/life-cycle.ts';
import type { EventNumberSource } from './event-numbers.ts';

/** The code lists that index columns point into, and the moment the data was read (epoch ms). */
export interface IncidentLists {
  readonly asOf: number;
  readonly categories: readonly string[];
  readonly channels: readonly string[];
  readonly tiers: readonly Tier[];
  readonly statuses: readonly IncidentStatus[];
  /** Full codes of the finest units. */
  readonly units: readonly string[];
}

/** Columns as they came, in any order, with rows that may be wrong. Meaning as in `/api/incidents.arrow`. */
export interface RawIncidentColumns {
  readonly time: Float64Array;
  readonly lngE6: Int32Array;
  readonly latE6: Int32Array;
  readonly category: Uint8Array;
  readonly channel: Uint8Array;
  readonly tier: Uint8Array;
  readonly status: Uint8Array;
  readonly unit: Uint32Array;
  readonly deadline: Float64Array;
  readonly eventNo: EventNumberSource;
}

/** Checks that the lists hold only statuses and tiers that are known; throws naming the first that is not. */
export function checkLists(lists: {
  readonly [Name in keyof IncidentLists]: Name extends 'asOf' ? number : readonly string[];
}): IncidentLists {
  const known = { statuses: INCIDENT_STATUSES, tiers: TIERS } as const;
  for (const name of ['statuses', 'tiers'] as const)
    for (const value of lists[name])
      if (!(known[name] as readonly string[]).includes(value))
        throw new Error(`incidents: "${value}" in the list "${name}" is unknown`);
  return lists as IncidentLists;
}

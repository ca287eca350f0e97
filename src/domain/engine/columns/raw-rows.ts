import { INCIDENT_STATUSES, TIERS, type IncidentStatus, type Tier } from '../../incidents/life-cycle.ts';
import type { IncidentLists, RawIncidentColumns } from './raw-columns.ts';
import { textBytesOf, type TextBytes } from './event-numbers.ts';

/** An incident as it stands, as far as the engine knows of incidents. Times are epoch ms, positions degrees. */
export interface EngineRow {
  readonly eventNo: string;
  readonly categoryCode: string;
  readonly channel: string;
  readonly tier: Tier;
  readonly status: IncidentStatus;
  readonly longitude: number;
  readonly latitude: number;
  readonly unitCode: string;
  readonly reportedAt: number;
  readonly deadlineAt: number | null;
}

/** Texts, each once, and the index of each. */
function listOf(texts: readonly string[]): { list: string[]; indices: number[] } {
  const known = new Map<string, number>();
  const indices = texts.map((text) => {
    const index = known.get(text) ?? known.size;
    known.set(text, index);
    return index;
  });
  return { list: [...known.keys()], indices };
}

/** A few incidents as raw columns with lists of their own, ready to travel to a worker. `asOf`: epoch ms. */
export function rawColumnsOf(
  rows: readonly EngineRow[],
  asOf: number,
): { raw: RawIncidentColumns & { readonly eventNo: TextBytes }; lists: IncidentLists } {
  const categories = listOf(rows.map(({ categoryCode }) => categoryCode));
  const channels = listOf(rows.map(({ channel }) => channel));
  const units = listOf(rows.map(({ unitCode }) => unitCode));
  const all = Uint32Array.from(rows, (_, row) => row);
  return {
    raw: {
      time: Float64Array.from(rows, ({ reportedAt }) => reportedAt),
      lngE6: Int32Array.from(rows, ({ longitude }) => Math.round(longitude * 1e6)),
      latE6: Int32Array.from(rows, ({ latitude }) => Math.round(latitude * 1e6)),
      category: Uint8Array.from(categories.indices),
      channel: Uint8Array.from(channels.indices),
      tier: Uint8Array.from(rows, ({ tier }) => TIERS.indexOf(tier)),
      status: Uint8Array.from(rows, ({ status }) => INCIDENT_STATUSES.indexOf(status)),
      unit: Uint32Array.from(units.indices),
      deadline: Float64Array.from(rows, ({ deadlineAt }) => deadlineAt ?? Number.NaN),
      eventNo: textBytesOf((row) => rows[row]!.eventNo, all),
    },
    lists: {
      asOf,
      categories: categories.list,
      channels: channels.list,
      tiers: TIERS,
      statuses: INCIDENT_STATUSES,
      units: units.list,
    },
  };
}

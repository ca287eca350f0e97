import { placeOfReports } from '../../src/domain/situation/reports-place.ts';
import { LONGEST_SURGE_WINDOW_MS } from '../../src/domain/situation/surge-model.ts';
import type { Surge } from '../../src/domain/situation/surge-watch.ts';
import type { SurgeRecord } from '../../src/schemas/surges.ts';
import type { NamedSurge, StoredAcknowledgement } from '../repositories/surge-acknowledgements.ts';
import type { WeekReport } from './week-reports.ts';

const MOST_POSITIONS = 100;
/** A moment that was stored may come back a little earlier. */
const ROUNDING_MS = 1_000;

/** A surge as it is sent, and (kept here: the schema of the reply leaves it out) since when a row of its series is of it. */
export interface RecordedSurge extends SurgeRecord {
  readonly ownFrom: number;
}

type Identified = Pick<RecordedSurge, 'countyCode' | 'categoryCode' | 'endedAt' | 'ownFrom'>;

/**
 * Surges, in order of their beginnings, as they are sent, with who has seen them. One that began before `calmFrom` may have
 * been under way before the watch began: every earlier row of its series is of it.
 */
export function toRecords(
  surges: readonly Surge<WeekReport>[],
  acknowledged: readonly StoredAcknowledgement[],
  calmFrom: number,
): RecordedSurge[] {
  const endOf = new Map<string, number>();
  return surges.map((surge) => {
    const { reports, ...told } = surge;
    const series = `${surge.countyCode}-${surge.categoryCode ?? 'all'}`;
    const reach = surge.firstAt < calmFrom ? -Infinity : surge.firstAt - LONGEST_SURGE_WINDOW_MS;
    const ownFrom = Math.max(reach, endOf.get(series) ?? -Infinity);
    if (surge.endedAt !== null) endOf.set(series, surge.endedAt);
    const newest = acknowledged.findLast((row) => isOf(row, { ...told, ownFrom }));
    return {
      id: `${series}-${surge.startedAt}`,
      ...told,
      ownFrom,
      count: reports.length,
      ...placeOfReports(reports),
      positions: reports.slice(-MOST_POSITIONS).map(({ longitude, latitude }) => [longitude, latitude]),
      acknowledgedAt: newest?.isAcknowledged === true ? newest.at : null,
    };
  });
}

/** Tells whether one of `ids` names a surge, though it may have moved since it was sent. */
export function isNamedBy(ids: readonly string[]): (surge: Identified) => boolean {
  const named = ids.flatMap((id) => parseId(id) ?? []);
  return (surge) => named.some((one) => isOf(one, surge));
}

function parseId(id: string): NamedSurge | undefined {
  const [, countyCode, category, startedAt] = /^(\d{6})-(.+)-(\d{1,15})$/u.exec(id) ?? [];
  if (countyCode === undefined || category === undefined) return undefined;
  return { countyCode, categoryCode: category === 'all' ? null : category, startedAt: Number(startedAt) };
}

/** Late reports move the moment at which a surge began: a row is of the surge of its series around its moment. */
function isOf(row: NamedSurge, { countyCode, categoryCode, endedAt, ownFrom }: Identified): boolean {
  const isSeries = row.countyCode === countyCode && row.categoryCode === categoryCode;
  return isSeries && row.startedAt >= ownFrom - ROUNDING_MS && row.startedAt <= (endedAt ?? Infinity);
}

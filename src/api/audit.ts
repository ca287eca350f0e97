import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { AuditTolerances } from '../domain/grids/audit/audit-input.ts';
import type { UnitLevel } from '../domain/grids/codes.ts';
import { MINUTE_MS } from '../domain/time/zone.ts';
import type { UnitCollection } from '../schemas/units.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

/** The server makes an audit anew once its units have changed; asked this often, the page learns of it. */
const ASK_AGAIN_MS = 5 * MINUTE_MS;

/** Tolerances as a query; empty for the usual ones. */
const queryOf = (tolerances: Partial<AuditTolerances>, more: Record<string, string> = {}): string => {
  const given = Object.entries(tolerances).map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams([...Object.entries(more), ...given] as [string, string][]).toString();
  return query === '' ? '' : `?${query}`;
};

/** The coverage audit of the stored units; the one before stays until another is made. */
export const auditQuery = (tolerances: Partial<AuditTolerances> = {}) =>
  queryOptions({
    queryKey: ['audit', queryOf(tolerances)],
    queryFn: ({ signal }) =>
      getJson(
        `/api/audit${queryOf(tolerances)}`,
        async () => (await import('../schemas/audit.ts')).auditReportSchema,
        signal,
      ),
    staleTime: ASK_AGAIN_MS,
    refetchInterval: ASK_AGAIN_MS,
    placeholderData: keepPreviousData,
  });

/** Units of a level that the proposals of an audit change, as they would be. */
export const mendedUnitsQuery = (
  level: UnitLevel,
  { hash, tolerances }: { hash: string; tolerances: AuditTolerances },
) =>
  queryOptions({
    queryKey: ['audit', 'mended', level, hash],
    queryFn: ({ signal }) =>
      getJson(
        `/api/audit/repaired${queryOf(tolerances, { level, only: 'mended' })}`,
        featureCollection<UnitCollection>(),
        signal,
      ),
    staleTime: Infinity,
  });

/** Address of all units of a level in the repaired copy. */
export const repairedUnitsPath = (level: UnitLevel, tolerances: AuditTolerances): string =>
  `/api/audit/repaired${queryOf(tolerances, { level })}`;

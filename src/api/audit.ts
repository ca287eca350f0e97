import { queryOptions } from '@tanstack/react-query';
import type { UnitLevel } from '../domain/grids/codes.ts';
import { MINUTE_MS } from '../domain/time/zone.ts';
import type { UnitCollection } from '../schemas/units.ts';
import { getJson } from './client.ts';
import { featureCollection } from './feature-collection.ts';

/** The server makes an audit anew once its units have changed; asked this often, the page learns of it. */
const ASK_AGAIN_MS = 5 * MINUTE_MS;

/** The coverage audit of the stored units, with the usual tolerances. */
export const auditQuery = queryOptions({
  queryKey: ['audit'],
  queryFn: ({ signal }) =>
    getJson('/api/audit', async () => (await import('../schemas/audit.ts')).auditReportSchema, signal),
  staleTime: ASK_AGAIN_MS,
  refetchInterval: ASK_AGAIN_MS,
});

/** Units of a level that the proposals of the audit change, as they would be. */
export const mendedUnitsQuery = (level: UnitLevel, hash: string) =>
  queryOptions({
    queryKey: ['audit', 'mended', level, hash],
    queryFn: ({ signal }) =>
      getJson(`/api/audit/repaired?level=${level}&only=mended`, featureCollection<UnitCollection>(), signal),
    staleTime: Infinity,
  });

/** Address of all units of a level in the repaired copy. */
export const repairedUnitsPath = (level: UnitLevel): string => `/api/audit/repaired?level=${level}`;

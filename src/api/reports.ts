import { queryOptions } from '@tanstack/react-query';
import { countReports, type WantedReports } from '../domain/incidents/count-reports.ts';
import { getBytes } from './client.ts';

/** How many reports came in a time; `unitCode` (null = the whole city) names what `isInside` accepts. */
export const reportCountQuery = (unitCode: string | null, wanted: WantedReports) =>
  queryOptions({
    queryKey: ['reportCount', unitCode, wanted.from, wanted.to],
    queryFn: async ({ signal }) => {
      const path = `/api/incidents.arrow?from=${wanted.from}&to=${wanted.to}`;
      return countReports(new Uint8Array(await getBytes(path, signal)), wanted);
    },
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

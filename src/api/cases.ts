import { queryOptions } from '@tanstack/react-query';
import { getBytes, getJson } from './client.ts';

/** All pickpocket cases; the reader of Arrow is fetched only when they are. */
export const casesQuery = queryOptions({
  queryKey: ['cases'],
  queryFn: async ({ signal }) => {
    const [bytes, { decodeCases }] = await Promise.all([
      getBytes('/api/cases.arrow', signal),
      import('./decode-cases.ts'),
    ]);
    return decodeCases(new Uint8Array(bytes));
  },
  staleTime: Infinity,
});

/** One case. */
export const caseQuery = (caseNo: string) =>
  queryOptions({
    queryKey: ['case', caseNo],
    queryFn: ({ signal }) =>
      getJson(
        `/api/cases/${encodeURIComponent(caseNo)}`,
        async () => (await import('../schemas/cases.ts')).caseReplySchema,
        signal,
      ),
    staleTime: Infinity,
  });

import { queryOptions } from '@tanstack/react-query';
import { getBytes } from './client.ts';

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

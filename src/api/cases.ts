import { queryOptions } from '@tanstack/react-query';
import { getBytes } from './client.ts';

/** Pickpocket cases as columns, one entry per case. Times in epoch ms, positions in degrees. */
export interface CaseColumns {
  count: number;
  from: Float64Array;
  to: Float64Array;
  longitude: Float64Array;
  latitude: Float64Array;
  /** Places in `units`, full unit codes. */
  unit: Uint32Array;
  units: readonly string[];
}

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

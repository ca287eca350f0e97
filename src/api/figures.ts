import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** Numbers as the newspapers printed them, with our re-computation. */
export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: ({ signal }) =>
    getJson('/api/figures', async () => (await import('../schemas/figures.ts')).figureSchema.array(), signal),
  staleTime: Infinity,
});

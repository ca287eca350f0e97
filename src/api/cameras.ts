import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** All video points. */
export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) =>
    getJson('/api/cameras', async () => (await import('../schemas/cameras.ts')).cameraSchema.array(), signal),
  staleTime: 60_000,
  refetchInterval: 60_000,
});

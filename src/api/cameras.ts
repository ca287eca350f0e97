import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { cameraSchema } from '../schemas/cameras.ts';
import { getJson } from './client.ts';

const camerasReplySchema = z.union([
  z.array(cameraSchema),
  z.object({ cameras: z.array(cameraSchema) }).transform((reply) => reply.cameras),
]);

/** All video points. */
export const camerasQuery = queryOptions({
  queryKey: ['cameras'],
  queryFn: ({ signal }) => getJson('/api/cameras', camerasReplySchema, signal),
  staleTime: 60_000,
  refetchInterval: 60_000,
});

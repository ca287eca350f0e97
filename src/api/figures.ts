import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { figureSchema } from '../schemas/figures.ts';
import { getJson } from './client.ts';

/** Numbers as the newspapers printed them, with our re-computation. */
export const figuresQuery = queryOptions({
  queryKey: ['figures'],
  queryFn: ({ signal }) => getJson('/api/figures', z.array(figureSchema), signal),
  staleTime: Infinity,
});

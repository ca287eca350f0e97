import { queryOptions } from '@tanstack/react-query';
import { datasetReplySchema } from '../schemas/dataset.ts';
import { getJson } from './client.ts';

/** What the page needs to know before it draws. */
export const datasetQuery = queryOptions({
  queryKey: ['dataset'],
  queryFn: ({ signal }) => getJson('/api/dataset', datasetReplySchema, signal),
  staleTime: Infinity,
});

import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** What became of a unit, by day. */
export const unitStoryQuery = (code: string) =>
  queryOptions({
    queryKey: ['unit-story', code],
    queryFn: ({ signal }) =>
      getJson(
        `/api/unit-story?code=${code}`,
        async () => (await import('../schemas/unit-story.ts')).unitStorySchema,
        signal,
      ),
  });

import { queryOptions } from '@tanstack/react-query';
import { getJson } from './client.ts';

/** Units, places, facilities, cameras, incidents and coordinates that fit a text. */
export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) =>
      getJson(
        `/api/search?q=${encodeURIComponent(text)}`,
        async () => (await import('../schemas/health.ts')).searchReplySchema,
        signal,
      ),
    staleTime: 60_000,
    enabled: text.length > 0,
  });

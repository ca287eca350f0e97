import { queryOptions } from '@tanstack/react-query';
import { ApiError, getJson } from './client.ts';

/** A document of the data set; `null` where it has none of this kind. */
async function readDocument<T>(
  kind: string,
  loadSchema: () => Promise<{ parse(value: unknown): T }>,
  signal: AbortSignal,
): Promise<T | null> {
  try {
    return await getJson(`/api/documents/${kind}`, loadSchema, signal);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** How a place consults, as it was published. */
export const consultationMethodQuery = queryOptions({
  queryKey: ['documents', 'consultation'],
  queryFn: ({ signal }) =>
    readDocument(
      'consultation',
      async () => (await import('../schemas/consultation-method.ts')).consultationMethodSchema,
      signal,
    ),
  staleTime: Infinity,
});

/** Prevention of fraud as it was published. */
export const preventionQuery = queryOptions({
  queryKey: ['documents', 'prevention'],
  queryFn: ({ signal }) =>
    readDocument(
      'prevention',
      async () => (await import('../schemas/prevention.ts')).preventionSchema,
      signal,
    ),
  staleTime: Infinity,
});

/** Rumours as cases of law. */
export const rumoursQuery = queryOptions({
  queryKey: ['documents', 'rumours'],
  queryFn: ({ signal }) =>
    readDocument('rumours', async () => (await import('../schemas/rumours.ts')).rumoursSchema, signal),
  staleTime: Infinity,
});

import { queryOptions } from '@tanstack/react-query';
import type { ListedTour, TourSave } from '../schemas/tours.ts';
import { getJson, sendJson } from './client.ts';

const path = '/api/tours';
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;
const listed = async () => (await import('../schemas/tours.ts')).listedTourSchema;

/** The tours of the loaded data sets, then those that were saved in the page. */
export const toursQuery = queryOptions({
  queryKey: ['tours'],
  queryFn: ({ signal }) => getJson(path, async () => (await listed()).array(), signal),
  staleTime: Infinity,
});

/** Saves a tour over the version that was read; `ApiError` 409 where somebody else has saved since. */
export function saveTourScript(save: TourSave): Promise<ListedTour> {
  return sendJson('PUT', pathOf(save.tour.id), save, listed);
}

/** Removes a saved tour; `ApiError` 409 where somebody else has saved since. */
export async function removeSavedTour(id: string, version: number): Promise<void> {
  await sendJson('DELETE', `${pathOf(id)}?version=${version}`, undefined, async () => {
    const { z } = await import('zod');
    return z.object({ removed: z.literal(true) });
  });
}

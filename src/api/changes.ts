import type { Changes } from '../schemas/live.ts';
import { ApiError, getJson } from './client.ts';

const GONE = 410;
/** A reply that takes longer does not come: on a line that is half open nothing says so. */
const PATIENCE_MS = 10_000;

/** The changes after a place in the stream; `null` where the server no longer knows the place. */
export async function fetchChanges(after: string): Promise<Changes | null> {
  try {
    return await getJson(
      `/api/changes?after=${encodeURIComponent(after)}`,
      async () => (await import('../schemas/live.ts')).changesSchema,
      AbortSignal.timeout(PATIENCE_MS),
    );
  } catch (error) {
    if (error instanceof ApiError && error.status === GONE) return null;
    throw error;
  }
}

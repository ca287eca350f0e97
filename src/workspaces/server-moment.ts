import type { QueryClient } from '@tanstack/react-query';
import { healthQuery } from '../api/health.ts';

/** A clock that tells the server's moment, epoch ms; `undefined` where the server does not say what time it is. */
export async function serverMoment(queries: QueryClient): Promise<(() => number) | undefined> {
  try {
    const { offsetMs } = await queries.fetchQuery({ ...healthQuery, retry: false });
    return () => performance.now() + offsetMs;
  } catch {
    return undefined;
  }
}

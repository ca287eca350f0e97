import { isBelowApi } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';
import { HttpError } from '../http/http-error.ts';

/** Why nothing may be written at the moment, in a sentence; `undefined` where all is well. */
export interface WriteObstacles {
  /** The disk is nearly full. */
  space(): string | undefined;
  /** The clock cannot be believed, and what is written would bear its time. */
  clock(): string | undefined;
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what would write, before a token is looked up or a body is read: 507 where the disk is nearly full, 503 where the
 * clock is wrong. Both are worth trying again, so nothing of a source is rejected for good.
 */
export function registerRefuseWrites(app: HttpApp, obstacles: WriteObstacles): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READS.has(request.method) || !isBelowApi(request.url)) return;
    const full = obstacles.space();
    if (full !== undefined) {
      reply.header('retry-after', '30');
      throw new HttpError(507, full);
    }
    const wrong = obstacles.clock();
    if (wrong === undefined) return;
    reply.header('retry-after', '30');
    throw new HttpError(503, wrong);
  });
}

import { isBelowApi } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';
import { refusesAfterToken, refuseWriting, type WriteObstacles } from '../http/refuse-writing.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses what would write before a body is read; routes that ask for a token look it up first. */
export function registerRefuseWrites(app: HttpApp, obstacles: WriteObstacles): void {
  app.addHook('onRequest', async (request, reply) => {
    if (READS.has(request.method) || !isBelowApi(request.url)) return;
    if (!refusesAfterToken(request.routeOptions.url)) refuseWriting(reply, obstacles);
  });
}

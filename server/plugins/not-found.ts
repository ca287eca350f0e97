import { isBelowApi } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';
import { errorBody } from '../http/http-error.ts';
import { refuseExceeding } from '../http/refuse-exceeding.ts';
import type { PageFallback } from './static-files.ts';

/**
 * Answers what no route knows: the page for addresses of the page's router, otherwise 404. Guessing addresses below
 * `/api` is limited ten times harder than asking for what exists.
 */
export function registerNotFound(app: HttpApp, pageFallback: PageFallback, rateLimit: number): void {
  const countGuess = app.createRateLimit({ max: Math.ceil(rateLimit / 10), timeWindow: '1 minute' });
  app.setNotFoundHandler(async (request, reply) => {
    const page = pageFallback(request, reply);
    if (page) return page;
    if (isBelowApi(request.url)) refuseExceeding(reply, await countGuess(request));
    return reply.code(404).send(errorBody(404, `There is nothing at ${request.method} ${request.url}.`));
  });
}

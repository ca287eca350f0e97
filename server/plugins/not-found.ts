import type { HttpApp } from '../http/context.ts';
import { errorBody, HttpError } from '../http/http-error.ts';
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
    if (request.url.startsWith('/api/')) {
      const guess = await countGuess(request);
      if (!guess.isAllowed && guess.isExceeded) {
        reply.header('retry-after', String(guess.ttlInSeconds));
        throw new HttpError(429, `Too many requests. Try again in ${guess.ttlInSeconds} seconds.`);
      }
    }
    return reply.code(404).send(errorBody(404, `There is nothing at ${request.method} ${request.url}.`));
  });
}

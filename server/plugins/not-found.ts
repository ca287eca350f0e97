import type { App } from '../http/context.ts';
import { errorBody } from '../http/http-error.ts';
import type { PageFallback } from './static-files.ts';

/**
 * Answers what no route knows: the page for addresses of the page's router, otherwise 404. Guessing addresses below
 * `/api` is limited ten times harder than asking for what exists.
 */
export function registerNotFound(app: App, pageFallback: PageFallback, rateLimit: number): void {
  const limit = app.rateLimit({
    max: Math.ceil(rateLimit / 10),
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
  });
  app.setNotFoundHandler({ preHandler: limit }, (request, reply) => {
    const page = pageFallback(request, reply);
    if (page) return page;
    return reply.code(404).send(errorBody(404, `There is nothing at ${request.method} ${request.url}.`));
  });
}

import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { limitedAddress } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';
import { HttpError } from '../http/http-error.ts';
import { OnceAWhile } from '../http/once-a-while.ts';

/** What is written stays for good, so it is limited this many times harder than what is read. */
const WRITES_HARDER = 20;
const LOG_EVERY_MS = 60_000;

const isReading = ({ method }: FastifyRequest) =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS';

/**
 * Limits requests per minute and address by the route that they matched, so that no spelling of an address escapes. The
 * limit is counted before anything else is done for a request. That an address exceeds it is logged once a minute.
 */
export async function registerRateLimits(app: HttpApp, config: Config): Promise<void> {
  const logged = new OnceAWhile(LOG_EVERY_MS);
  await app.register(rateLimit, {
    global: true,
    max: (request) => (isReading(request) ? config.rateLimit : Math.ceil(config.rateLimit / WRITES_HARDER)),
    timeWindow: '1 minute',
    keyGenerator: (request) => `${limitedAddress(request.ip)}${isReading(request) ? '' : ' writing'}`,
    allowList: (request) => request.routeOptions.url?.startsWith('/api/') === false,
    onExceeded: (request, key) => {
      if (logged.isDue(key))
        request.log.warn(
          { address: key, route: request.routeOptions.url },
          'too many requests of one address',
        );
    },
    errorResponseBuilder: (_request, { after, statusCode }) =>
      new HttpError(statusCode, `Too many requests. Try again in ${after}.`),
  });
}

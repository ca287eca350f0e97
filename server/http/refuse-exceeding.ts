import type { FastifyReply } from 'fastify';
import type { HttpApp } from './context.ts';
import { HttpError } from './http-error.ts';

/** What a limit says of a request. */
export type Counted = Awaited<ReturnType<ReturnType<HttpApp['createRateLimit']>>>;

/** Refuses a request beyond a limit. @throws HttpError 429, with `Retry-After` */
export function refuseExceeding(reply: FastifyReply, counted: Counted): void {
  if (!counted.isAllowed && counted.isExceeded) refuseFor(reply, counted.ttlInSeconds);
}

/** Refuses a request for so many seconds. @throws HttpError 429, with `Retry-After` */
export function refuseFor(reply: FastifyReply, seconds: number): never {
  reply.header('retry-after', String(seconds));
  throw new HttpError(429, `Too many requests. Try again in ${seconds} seconds.`);
}

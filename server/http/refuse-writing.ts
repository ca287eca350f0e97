import type { FastifyReply } from 'fastify';
import { HttpError } from './http-error.ts';

/** Why nothing may be written at the moment, in a sentence; `undefined` where all is well. */
export interface WriteObstacles {
  /** The disk is nearly full. */
  space(): string | undefined;
  /** The clock cannot be believed, and what is written would bear its time. */
  clock(): string | undefined;
}

/** Below it a token is asked for first: who has none is not told to try again later. */
const AFTER_TOKEN = '/api/ingest/';

/** Whether a route (its pattern) refuses by itself what would write, once it knows who asks. */
export const refusesAfterToken = (route: string | undefined): boolean =>
  route?.startsWith(AFTER_TOKEN) === true;

/**
 * Refuses to write: 507 where the disk is nearly full, 503 where the clock is wrong. Both are worth trying again, so nothing of a
 * source is rejected for good.
 */
export function refuseWriting(reply: FastifyReply, obstacles: WriteObstacles): void {
  const full = obstacles.space();
  if (full !== undefined) {
    reply.header('retry-after', '30');
    throw new HttpError(507, full);
  }
  const wrong = obstacles.clock();
  if (wrong === undefined) return;
  reply.header('retry-after', '30');
  throw new HttpError(503, wrong);
}

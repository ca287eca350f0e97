import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { checkToken, type TokenGrant } from '../repositories/tokens.ts';
import { limitedAddress } from './client-address.ts';
import type { HttpApp, RouteContext } from './context.ts';
import { HttpError } from './http-error.ts';
import { OnceAWhile } from './once-a-while.ts';
import { refuseExceeding, refuseFor } from './refuse-exceeding.ts';

/** Requests without a token that counts, of one address in a minute. Each costs a look into the database. */
const WRONG_TOKENS = 60;
/** Tokens that counted before, which an attack from their address must not stop. */
const MOST_KNOWN = 1_000;
const LOG_EVERY_MS = 60_000;

/**
 * Makes what finds the grant of a request. Tokens that do not count are limited for each address before the database is
 * asked; a token that counted before is always looked up, so that a source goes on beside a guesser behind one address.
 * It throws HttpError 401, or 429 with `Retry-After`.
 */
export function createGrantCheck(app: HttpApp, { readiness }: RouteContext) {
  const countWrong = app.createRateLimit({ max: WRONG_TOKENS, timeWindow: '1 minute' });
  const logged = new OnceAWhile(LOG_EVERY_MS);
  const known = new Set<string>();

  return async (request: FastifyRequest, reply: FastifyReply): Promise<TokenGrant> => {
    const { kysely } = readiness.requireDatabase();
    const [, token] = /^Bearer (\w{1,200})$/i.exec(request.headers.authorization ?? '') ?? [];
    const digest = token === undefined ? '' : createHash('sha256').update(token).digest('base64');
    if (!known.has(digest)) {
      const counted = await countWrong(request, { increment: false });
      if (!counted.isAllowed && counted.remaining === 0) {
        if (logged.isDue(request.ip))
          request.log.warn({ address: limitedAddress(request.ip) }, 'too many wrong tokens of one address');
        refuseFor(reply, counted.ttlInSeconds);
      }
    }
    const grant = token === undefined ? undefined : await checkToken(kysely, token);
    if (!grant) {
      known.delete(digest);
      refuseExceeding(reply, await countWrong(request));
      throw new HttpError(
        401,
        'Send the token of a source: authorization: Bearer <token>. It may be revoked.',
      );
    }
    if (known.size >= MOST_KNOWN) known.clear();
    known.add(digest);
    return grant;
  };
}

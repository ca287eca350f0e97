import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compressBrotli = promisify(brotliCompress);
/** Cached bodies; the map has fewer levels. */
const MOST_BODIES = 24;

interface CachedBody {
  plain: Buffer;
  brotli: Buffer;
}

/**
 * Bodies of large replies that stay the same for a version of the data, compressed once. The key is the entity tag,
 * which names the version, the settings and the address (`isUnchanged` sets it), so nothing outdated is ever sent.
 */
export class ReplyCache {
  readonly #bodies = new Map<string, Promise<CachedBody>>();

  /** Sends the body of this entity tag, made by `make` on the first request. */
  async send(
    request: FastifyRequest,
    reply: FastifyReply,
    type: string,
    make: () => Promise<string>,
  ): Promise<FastifyReply> {
    const tag = String(reply.getHeader('etag'));
    let body = this.#bodies.get(tag);
    if (body === undefined) {
      body = makeBody(make);
      this.#bodies.set(tag, body);
      body.catch(() => this.#bodies.delete(tag));
      for (const oldest of this.#bodies.keys()) {
        if (this.#bodies.size <= MOST_BODIES) break;
        this.#bodies.delete(oldest);
      }
    }
    const { plain, brotli } = await body;
    reply.type(type);
    if (!/\bbr\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(plain);
    return reply.header('content-encoding', 'br').header('vary', 'accept-encoding').send(brotli);
  }
}

async function makeBody(make: () => Promise<string>): Promise<CachedBody> {
  const plain = Buffer.from(await make());
  const brotli = await compressBrotli(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });
  return { plain, brotli };
}

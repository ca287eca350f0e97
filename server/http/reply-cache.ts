import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
/** Cached bodies; the map has fewer levels. */
const MOST_BODIES = 24;
/** A larger body is not kept beside its compressed form: browsers never ask for it. */
const MOST_PLAIN_BYTES = 16 * 1_024 * 1_024;

const AT_ONCE_BYTES = 128 * 1_024;
const PIECE_BYTES = 64 * 1_024;

type Encoding = 'br' | 'gzip' | 'identity';
type Make = () => Promise<string | Buffer>;

/**
 * Bodies of large replies that stay the same for a version of the data, encoded once for all who read them. The key is the
 * entity tag, which names the version, the settings and the question (`isUnchanged` sets it), so nothing outdated is ever
 * sent.
 */
export class ReplyCache {
  readonly #bodies = new Map<string, SharedBody>();
  readonly #mostBodies: number;

  constructor(mostBodies = MOST_BODIES) {
    this.#mostBodies = mostBodies;
  }

  /** Sends the body of this entity tag, made by `make` on the first request. */
  async send(request: FastifyRequest, reply: FastifyReply, type: string, make: Make): Promise<FastifyReply> {
    const tag = String(reply.getHeader('etag'));
    let body = this.#bodies.get(tag);
    if (body === undefined) {
      body = new SharedBody(make);
      this.#bodies.set(tag, body);
      for (const oldest of this.#bodies.keys()) {
        if (this.#bodies.size <= this.#mostBodies) break;
        this.#bodies.delete(oldest);
      }
    }
    try {
      return await body.send(request, reply, type);
    } catch (error) {
      if (this.#bodies.get(tag) === body) this.#bodies.delete(tag);
      throw error;
    }
  }
}

/** A body that is made once, encoded once a way, and shared by all who read it. */
export class SharedBody {
  readonly #make: Make;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();
  #plain: Promise<Buffer> | undefined;
  /** Who still sends it shares it, though it is kept no longer. */
  #sent: WeakRef<Buffer> | undefined;

  constructor(make: Make) {
    this.#make = make;
  }

  /** Sends it as the client takes it. @throws what making it throws */
  async send(request: FastifyRequest, reply: FastifyReply, type: string): Promise<FastifyReply> {
    const accepted = request.headers['accept-encoding'] ?? '';
    const encoding = /\bbr\b|\*/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
    const bytes = await this.#as(encoding);
    reply.type(type).header('vary', 'accept-encoding');
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    if (bytes.length <= AT_ONCE_BYTES) return reply.send(bytes);
    return reply.header('content-length', bytes.length).send(Readable.from(inPieces(bytes)));
  }

  async #as(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return this.#readPlain();
    let encoded = this.#encoded.get(encoding);
    if (encoded === undefined) {
      encoded = this.#readPlain().then(encoding === 'br' ? toBrotli : toGzip);
      this.#encoded.set(encoding, encoded);
      encoded.catch(() => this.#encoded.delete(encoding));
    }
    return encoded;
  }

  async #readPlain(): Promise<Buffer> {
    const sent = this.#sent?.deref();
    if (sent !== undefined) return sent;
    const plain = (this.#plain ??= this.#make().then((made) =>
      typeof made === 'string' ? Buffer.from(made) : made,
    ));
    try {
      const bytes = await plain;
      if (bytes.length > MOST_PLAIN_BYTES) {
        this.#sent = new WeakRef(bytes);
        this.#plain = undefined;
      }
      return bytes;
    } catch (error) {
      this.#plain = undefined;
      throw error;
    }
  }
}

/** A turn of the event loop for each piece, however much the network takes: hundreds of readers may come at once. */
async function* inPieces(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    yield bytes.subarray(at, at + PIECE_BYTES);
    await turn();
  }
}

const toBrotli = (plain: Buffer) =>
  compressBrotli(plain, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: plain.length },
  });

const toGzip = (plain: Buffer) => compressGzip(plain, { level: 5 });

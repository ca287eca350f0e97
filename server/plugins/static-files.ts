import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isBelowApi } from '../http/client-address.ts';
import type { HttpApp } from '../http/context.ts';

/** Vite puts a hash of the content into the names of what it builds, so those files never change. */
const HASHED_ASSET = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/;

/** Answers a request for a page that has no file of its own; false when it is no such request. */
export type PageFallback = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | false;

/**
 * Serves the built page and the files of `public` (byte ranges included, which PMTiles needs). Returns the answer
 * for addresses that belong to the page's own router.
 * @param roots folders to look in, in this order; those that do not exist are left out
 */
export async function registerStaticFiles(app: HttpApp, roots: readonly string[]): Promise<PageFallback> {
  const present = roots.filter((folder) => existsSync(folder));
  if (present.length === 0) return () => false;
  await app.register(fastifyStatic, {
    root: present,
    cacheControl: false,
    acceptRanges: true,
    setHeaders(reply, path) {
      reply.header(
        'cache-control',
        HASHED_ASSET.test(path)
          ? 'public, max-age=31536000, immutable'
          : // Two builds of the page may have one size and one date, so it is not even asked whether it has changed.
            path.endsWith('.html')
            ? 'no-store'
            : 'no-cache',
      );
    },
  });
  const page = present.find((folder) => existsSync(join(folder, 'index.html')));
  return (request, reply) => {
    const wantsPage =
      page !== undefined &&
      (request.method === 'GET' || request.method === 'HEAD') &&
      !isBelowApi(request.url) &&
      (request.headers.accept ?? '').includes('text/html');
    return wantsPage && reply.sendFile('index.html', page);
  };
}

import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { HttpApp } from '../http/context.ts';

/** Brotli or gzip for texts and Arrow columns. Brotli's default effort of 11 takes seconds per megabyte; 4 does not. */
export async function registerCompression(app: HttpApp): Promise<void> {
  await app.register(compress, {
    global: true,
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    customTypes:
      /^(text\/|application\/(json|geo\+json|javascript|manifest\+json|vnd\.apache\.arrow\.stream)|image\/svg\+xml)/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    zlibOptions: { level: 5 },
  });
}

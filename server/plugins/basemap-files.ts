import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { HttpApp } from '../http/context.ts';
import { HttpError } from '../http/http-error.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json; charset=utf-8',
  '.pbf': 'application/x-protobuf',
  '.png': 'image/png',
  '.pmtiles': 'application/vnd.pmtiles',
};

/**
 * `/basemap/…`: the files of base maps in a folder of the installation, outside the build. They may have many gigabytes and
 * may be put there while the server runs: only the bytes that are asked for are read, as a stream.
 * @param folder absolute; `undefined`: there is none
 */
export async function registerBasemapFiles(app: HttpApp, folder: string | undefined): Promise<void> {
  if (folder === undefined) return;
  app.route<{ Params: { '*': string } }>({
    // Named, as the usual answer to HEAD would read the whole file to learn its length.
    method: ['GET', 'HEAD'],
    url: '/basemap/*',
    exposeHeadRoute: false,
    schema: { hide: true },
    compress: false,
    handler: async (request, reply) => {
      const path = request.params['*'];
      const file = await fileBelow(folder, path);
      // Who still keeps his base map in `public` is served by the next one to be asked.
      if (!file) return reply.callNotFound();
      const { size, mtimeMs, path: found } = file;
      reply
        .header('accept-ranges', 'bytes')
        .header('cache-control', 'no-cache')
        .header('etag', `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`)
        .type(TYPES[extname(found).toLowerCase()] ?? 'application/octet-stream');
      const range = rangeOf(request.headers.range, size);
      if (range === 'beyond') {
        reply.header('content-range', `bytes */${size}`);
        throw new HttpError(416, `The file has ${size} bytes.`);
      }
      const { first, last } = range ?? { first: 0, last: size - 1 };
      if (range) reply.code(206).header('content-range', `bytes ${first}-${last}/${size}`);
      reply.header('content-length', last - first + 1);
      if (request.method === 'HEAD' || size === 0) return reply.send('');
      return reply.send(createReadStream(found, { start: first, end: last }));
    },
  });
}

/** A file below `folder`, also after its links were followed; `undefined` where there is none. */
async function fileBelow(folder: string, path: string) {
  try {
    const root = await realpath(folder);
    const found = await realpath(join(root, path));
    const info = await stat(found);
    if (!found.startsWith(root + sep) || !info.isFile()) return undefined;
    return { path: found, size: info.size, mtimeMs: info.mtimeMs };
  } catch {
    return undefined;
  }
}

/** The one range that is asked for; `undefined` where the whole file is, as it is where several are. */
function rangeOf(
  header: string | undefined,
  size: number,
): { first: number; last: number } | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first > last ? 'beyond' : { first, last };
}

import { createReadStream, existsSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'vite';
import { PEERS_FOLDER } from '../engine/peers-folder.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const OUT = path.join(projectRoot, `dist/bench-pages-${process.pid}`);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.geojson': 'application/geo+json',
};

/** Builds the pages as the app is built. Where deck.gl is not installed only its own case fails, when it is opened. */
async function buildPages(): Promise<void> {
  const hasDeck = existsSync(path.join(PEERS_FOLDER, 'node_modules/@deck.gl/extensions'));
  await build({
    configFile: false,
    root: path.join(import.meta.dirname, 'pages'),
    publicDir: false,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: OUT,
      emptyOutDir: true,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { external: hasDeck ? [] : [/^@deck\.gl\//] },
    },
  });
}

/** Serves the built pages and the files of the city, which lie in `cityFolder`, on a free port of this machine. */
export async function servePages(cityFolder: string): Promise<{ url: string; stop(): void }> {
  await buildPages();
  const server = createServer((request, reply) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const name = path.normalize(pathname === '/' ? '/index.html' : pathname);
    const file = [OUT, cityFolder]
      .map((folder) => path.join(folder, name))
      .find((place) => existsSync(place));
    if (file === undefined || !statSync(file).isFile()) {
      reply.writeHead(404).end();
      return;
    }
    reply.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
    });
    createReadStream(file).pipe(reply);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the pages could not be served');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
      rmSync(OUT, { recursive: true, force: true });
    },
  };
}

import react from '@vitejs/plugin-react';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig, transformWithOxc, type Plugin } from 'vite';

/** A build is made for production also where it is started by a test run, which sets NODE_ENV to `test`. */
const forProduction: Plugin = {
  name: 'for-production',
  config: (_config, { command }) => {
    if (command === 'build') process.env.NODE_ENV = 'production';
  },
};

const maplibreSources = fileURLToPath(new URL('../src/', import.meta.resolve('maplibre-gl')));
const maplibrePackage = fileURLToPath(new URL('../package.json', import.meta.resolve('maplibre-gl')));
const { version: VERSION } = createRequire(import.meta.url)(maplibrePackage) as { version: string };
const WORKER_URL = 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

/**
 * Bundles MapLibre from the sources in its package, page and worker in one graph, so that the browser downloads the code
 * that both need once; the two files in its `dist` hold it twice (110 kB gzip). What the page does not use is left out.
 * Tests of single files and the development server take `dist`.
 */
const mapLibreOnce: Plugin = {
  name: 'maplibre-once',
  apply: 'build',
  enforce: 'pre',
  resolveId(id) {
    if (id === 'maplibre-gl') return `${maplibreSources}index.ts`;
    return id === WORKER_URL ? `\0${WORKER_URL}` : undefined;
  },
  load(id) {
    // The sources want their version only; the rest of the package's description is 2 kB.
    if (id === maplibrePackage) return JSON.stringify({ version: VERSION });
    if (id !== `\0${WORKER_URL}`) return undefined;
    const worker = this.emitFile({
      type: 'chunk',
      id: `${maplibreSources}source/worker.ts`,
      name: 'maplibre-worker',
      preserveSignature: false,
    });
    return `export default import.meta.ROLLUP_FILE_URL_${worker};`;
  },
  // The sources declare fields again in subclasses without a value; as real fields these would erase the inherited ones.
  transform: {
    filter: { id: /maplibre-gl\/src\/.*\.ts$/ },
    handler: (code, id) =>
      transformWithOxc(code, id, { typescript: { removeClassFieldsWithoutInitializer: true } }),
  },
};

/**
 * Names the build in its page, by all that the page begins with: the names of its files change with what they hold and with
 * the names of those that they fetch. By it an open page sees that another build is served (`src/api/page-build.ts`).
 */
const buildName: Plugin = {
  name: 'build-name',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (html) => {
      const content = createHash('sha256').update(html).digest('hex').slice(0, 12);
      return [{ tag: 'meta', attrs: { name: 'gridlight-build', content }, injectTo: 'head' }];
    },
  },
};

export default defineConfig({
  plugins: [forProduction, mapLibreOnce, react(), buildName],
  worker: { format: 'es' },
  css: {
    transformer: 'lightningcss',
    lightningcss: {
      // A class is called after its file, so that one finds it from the page: NumberBar-module_tile.
      cssModules: { pattern: '[name]_[local]', grid: false, container: false },
      // The breakpoints of src/ui/breakpoints.css.
      drafts: { customMedia: true },
    },
  },
  // React has had this hook of its own since 18.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
  server: { proxy: { '/api': 'http://127.0.0.1:4173' } },
  build: {
    target: 'es2023',
    outDir: 'dist/app',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1200,
    // Browsers of this target know `modulepreload`.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The style sheets of src/ui are small and nearly all of them are shared.
            { name: 'ui-styles', test: /src\/ui\/.*\.module\.css/ },
            // With what it imports; apart what its worker shares with the page, and what only one of the two needs.
            { name: 'maplibre', test: /node_modules\/maplibre-gl\//, entriesAware: true },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
            // All else that index.html reaches without waiting: small files apart are packed less well.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
});

import { defineConfig } from 'vite';

/** Bundles the server and the command line for Node; packages stay outside the bundle. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    rolldownOptions: {
      input: {
        cli: 'server/cli.ts',
        'audit-worker': 'server/audit/audit-worker.ts',
        'engine-worker': 'server/database/engine-worker.ts',
      },
    },
  },
});

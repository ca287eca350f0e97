import path from 'node:path';
import { build } from 'vite';

const projectRoot = path.resolve(import.meta.dirname, '../../..');

/**
 * Bundles the process of a contestant the way the app is built, so that the engine runs as it is shipped and not as a
 * loader of TypeScript would have it. Returns the path of the script, in a folder of this run alone.
 */
export async function bundleChild(): Promise<string> {
  const outDir = path.join(projectRoot, `dist/bench-${process.pid}`);
  await build({
    configFile: false,
    root: projectRoot,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'es2023',
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: { child: path.join(import.meta.dirname, 'child.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
  return path.join(outDir, 'child.js');
}

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { projectRoot } from './project-root.ts';

/**
 * Starts a thread: the file `name` that the build has made; where the sources themselves run, one that can read `source`
 * (the address of its module).
 */
export function startThread(name: string, source: URL, options: WorkerOptions = {}): Worker {
  if (!import.meta.url.endsWith('.ts'))
    return new Worker(pathToFileURL(join(projectRoot(), 'dist', 'server', `${name}.js`)), options);
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(source.href)}); })`;
  return new Worker(code, { ...options, eval: true });
}

import { execFileSync } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { memoryImage } from './database-image.ts';
import { findPostgres, startPostgres } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Addresses of the servers, one for each worker. */
    postgresServers: string[];
  }
}

/**
 * Before the tests that need a database: builds what has changed, makes the images and starts a PostgreSQL server for each
 * worker.
 */
export default async function startDatabases(project: TestProject): Promise<() => Promise<void>> {
  const { maxWorkers } = project.config;
  const count = 'bin' in findPostgres() ? Math.max(1, maxWorkers) : 0;
  // Two processes that find the build old would build it at the same time.
  execFileSync(process.execPath, ['server/bin/build.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await memoryImage();
  const servers = await Promise.all(Array.from({ length: count }, () => startPostgres(['fsync=off'])));
  project.provide(
    'postgresServers',
    servers.map(({ url }) => url),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.stop()));
  };
}

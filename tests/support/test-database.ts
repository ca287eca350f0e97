import { describe, inject } from 'vitest';
import {
  openDatabase,
  type DatabaseKind,
  type DatabaseOptions,
  type OpenDatabase,
} from '../../server/database/open-database.ts';
import { memoryImage } from './database-image.ts';
import { createDatabase, findPostgres } from './postgres.ts';

const found = findPostgres();

/** A database of a test's own with its schema, and what closes and removes it. */
export interface TestDatabase {
  readonly database: OpenDatabase;
  close(): Promise<void>;
}

/**
 * Opens an empty database that has its schema: a copy of the image in memory, or one on the PostgreSQL server that the
 * tests of this worker share.
 */
export async function openTestDatabase(
  kind: DatabaseKind = 'pglite',
  options: Pick<DatabaseOptions, 'acquireTimeoutMs' | 'statementTimeoutMs'> = {},
): Promise<TestDatabase> {
  if (kind === 'pglite') {
    const database = await openDatabase({ ...options, image: await memoryImage() });
    return { database, close: database.close };
  }
  const own = await createDatabase(serverOfWorker());
  const database = await openDatabase({ ...options, databaseUrl: own.url });
  const close = async () => {
    await database.close();
    await own.drop();
  };
  return { database, close };
}

/** Workers share no server: a transaction in one database holds back what another database may publish. */
function serverOfWorker(): string {
  const servers = inject('postgresServers');
  const server = servers[(Number(process.env['VITEST_POOL_ID']) - 1) % servers.length];
  if (server === undefined) throw new Error('no PostgreSQL server was started for this run');
  return server;
}

/** A suite that needs PostgreSQL: without it each of its tests counts as skipped, and the name says why. */
export function describeOnPostgres(name: string, tests: (bin: string) => void): void {
  const missing = 'missing' in found ? found.missing : undefined;
  describe.skipIf(missing !== undefined)(missing === undefined ? name : `${name} (${missing})`, () =>
    tests('bin' in found ? found.bin : ''),
  );
}

/** The same suite on the embedded database and on PostgreSQL. */
export function describeOnBoth(name: string, tests: (kind: DatabaseKind) => void): void {
  describe(`${name} on pglite`, () => tests('pglite'));
  describeOnPostgres(`${name} on postgresql`, () => tests('postgresql'));
}

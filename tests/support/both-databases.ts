import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import { findPostgres, startPostgres } from './postgres.ts';

const found = findPostgres();

/** The embedded database, and PostgreSQL with the reason why it cannot be had here, if there is one. For `describe.each`. */
export const BOTH_DATABASES: readonly { kind: OpenDatabase['kind']; skip: string | undefined }[] = [
  { kind: 'pglite', skip: undefined },
  { kind: 'postgresql', skip: 'missing' in found ? found.missing : undefined },
];

/** An empty database of a kind with its schema, and what closes it and ends its server. */
export async function openTestDatabase(
  kind: OpenDatabase['kind'],
): Promise<{ database: OpenDatabase; close: () => Promise<void> }> {
  const server = kind === 'postgresql' ? await startPostgres() : undefined;
  const database = await openDatabase({ databaseUrl: server?.url });
  const close = async () => {
    await database.close();
    await server?.stop();
  };
  return { database, close };
}

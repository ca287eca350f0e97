import { loadConfig } from '../config.ts';
import { openDatabase, type OpenDatabase } from '../database/open-database.ts';
import { guardProcess } from '../guard-process.ts';

/**
 * Does something with the database that the environment names, under the guards of the server (`guardProcess`), and closes it
 * again.
 */
export async function withDatabase<Result>(
  work: (database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const config = loadConfig(process.env);
  const watch = guardProcess(config, { hearsSignals: false });
  const database = await openDatabase({ databaseUrl: config.databaseUrl, home: config.home, watch });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';
import { findPostgres, startPostgres } from '../support/postgres.ts';

/** A database of a test's own, and the way to end it. */
export interface TestDatabase {
  db: OpenDatabase;
  end(): Promise<void>;
}

const postgres = findPostgres();

/** Databases to run a suite on; `skip` is the sentence where one is not to be had. */
export const TEST_DATABASES: readonly { name: string; skip?: string; open: () => Promise<TestDatabase> }[] = [
  { name: 'PGlite', open: openEmbedded },
  { name: 'PostgreSQL', open: openServer, ...('missing' in postgres ? { skip: postgres.missing } : {}) },
];

/** An empty embedded database in memory. */
export async function openEmbedded(): Promise<TestDatabase> {
  const db = await openDatabase({});
  return { db, end: () => db.close() };
}

async function openServer(): Promise<TestDatabase> {
  const server = await startPostgres();
  const db = await openDatabase({ databaseUrl: server.url });
  return {
    db,
    end: async () => {
      await db.close();
      await server.stop();
    },
  };
}

/** 2026-05-01 12:00 in Zhuzhou: the moment of every load in these tests. */
export const AS_OF = Date.UTC(2026, 4, 1, 4);

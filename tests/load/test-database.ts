import { openDatabase, type OpenDatabase } from '../../server/database/open-database.ts';

/** Databases to run a suite on: the embedded one, and a PostgreSQL server where `TEST_DATABASE_URL` names one. */
export const TEST_DATABASES: readonly { name: string; open: () => Promise<OpenDatabase> }[] = [
  { name: 'PGlite', open: () => openDatabase({}) },
];

/** 2026-05-01 12:00 in Zhuzhou: the moment of every load in these tests. */
export const AS_OF = Date.UTC(2026, 4, 1, 4);

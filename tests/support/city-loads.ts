import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Database } from '../../server/database/schema.ts';
import { loadDataset, type LoadOptions } from '../../server/load/load-dataset.ts';
import type { LoadReport } from '../../src/schemas/load-report.ts';
import { forgetDataSets } from './forget-data-sets.ts';
import { writeCity, type CityFolder } from './identity-folder.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** 2026-12-01 08:00 in Zhuzhou. */
const AS_OF = Date.UTC(2026, 11, 1);

export interface CityLoads {
  readonly db: Kysely<Database>;
  /** Loads a folder that is there. */
  loadFolder(folder: string, options?: Partial<LoadOptions>): Promise<LoadReport>;
  /** Writes a folder and loads it. */
  load(city: CityFolder, options?: Partial<LoadOptions>): Promise<LoadReport>;
  /** Writes a folder; answers where. */
  write(city: CityFolder): Promise<string>;
}

/** An embedded database for the folders that the tests of a file load; no data set is in it before each test. */
export function openCityLoads(): CityLoads {
  let test: TestDatabase;
  let scratch: string;
  beforeAll(async () => {
    test = await openTestDatabase('pglite');
    scratch = await mkdtemp(path.join(tmpdir(), 'gridlight-loads-'));
  });
  afterAll(async () => {
    await test?.close();
    await rm(scratch, { recursive: true, force: true });
  });
  beforeEach(() => forgetDataSets(test.database.kysely));
  const loads: CityLoads = {
    get db() {
      return test.database.kysely;
    },
    write: (city) => writeCity(scratch, city),
    loadFolder: (folder, options = {}) =>
      loadDataset({ database: loads.db, folder, asOf: AS_OF, ...options }),
    load: async (city, options) => loads.loadFolder(await loads.write(city), options),
  };
  return loads;
}

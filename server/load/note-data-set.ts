import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Documents } from '../../src/schemas/documents.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { Tour } from '../../src/schemas/tours.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import {
  listDataSets,
  readCodeTables,
  readGridRules,
  replaceCodeTables,
  writeDataSet,
} from '../repositories/data-sets.ts';
import { documentsOf, replaceDocuments } from '../repositories/documents.ts';
import { listToursOfDataSet, replaceTours } from '../repositories/tours.ts';

/** Notes a data set as loaded; left alone where neither its manifest nor any row changed. */
export async function noteDataSet(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  loadedAt: number,
  reports: readonly LayerReport[],
): Promise<void> {
  if (reports.length > 0 && reports.every(({ status }) => status === 'refused')) return;
  const before = (await listDataSets(db)).find((dataSet) => dataSet.manifest.id === manifest.id);
  const changed = reports.some(({ inserted, updated, removed }) => inserted + updated + removed > 0);
  if (!changed && before && isDeepStrictEqual(plain(before.manifest), plain(manifest))) return;
  const synthetic = manifest.simulate !== undefined;
  await inTransaction(db, (trx) => writeDataSet(trx, { manifest, synthetic, loadedAt }));
}

/** Writes the code tables of a data set where they differ from those in the database. */
export async function writeCodeTables(
  db: Kysely<Database>,
  dataSetId: string,
  tables: CodeTables,
): Promise<void> {
  const before: CodeTables = {
    ...(await readCodeTables(db, dataSetId)),
    gridRules: await readGridRules(db, dataSetId),
  };
  if (isDeepStrictEqual(plain(before), plain({ ...tables, gridRules: tables.gridRules ?? [] }))) return;
  await inTransaction(db, (trx) => replaceCodeTables(trx, dataSetId, tables));
}

/** Writes the tours of a data set where they differ from those in the database; whether they did. */
export async function writeTours(
  db: Kysely<Database>,
  dataSetId: string,
  tours: readonly Tour[],
): Promise<boolean> {
  if (isDeepStrictEqual(plain(await listToursOfDataSet(db, dataSetId)), plain(tours))) return false;
  await inTransaction(db, (trx) => replaceTours(trx, dataSetId, tours));
  return true;
}

/** Writes the documents of a data set where they differ from those in the database; whether they did. */
export async function writeDocuments(
  db: Kysely<Database>,
  dataSetId: string,
  documents: Documents,
): Promise<boolean> {
  if (isDeepStrictEqual(plain(await documentsOf(db, dataSetId)), plain(documents))) return false;
  await inTransaction(db, (trx) => replaceDocuments(trx, dataSetId, documents));
  return true;
}

/** A copy as JSON says it, without absent values. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

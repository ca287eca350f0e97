import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { openUnitStore } from '../../server/load/unit-store.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { readUnits, replaceUnits } from '../../server/repositories/units.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { gridCode, writeGrids } from '../support/changing-division.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const WHOLE = [0, 0, 4, 2] as const;

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-foreign-'));
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

async function load(dataSet: string, grids: Parameters<typeof writeGrids>[1], takesOver: string[] = []) {
  await writeGrids(folder, grids, { incidents: 1 });
  const file = path.join(folder, 'dataset.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, id: dataSet, takesOver }));
  const report = await loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  return report.layers.find(({ layer }) => layer === 'grids')!;
}

const versions = async () =>
  (await readUnits(test.database.kysely, { asOf: 'any' }))
    .filter(({ level }) => level === 'grid')
    .map(({ code, validFrom, validTo }) => [code, validFrom, validTo]);

it('refuses rows of an archive that would end the living unit of another data set', async () => {
  await load('city', [{ serial: 1, box: WHOLE }]);
  for (const days of [{ validFrom: '2020-01-01', validTo: '2024-12-31' }, { validTo: '2025-12-31' }]) {
    const report = await load('archive', [
      { serial: 1, box: WHOLE, ...days },
      { serial: 2, box: WHOLE, ...days },
    ]);
    expect(report.rejected.map(({ row, field, value, reason }) => [row, field, value, reason])).toEqual([
      [
        1,
        'validTo',
        days.validTo,
        'would cut off the rest of a version that another layer has, … – … (V-03)',
      ],
    ]);
    expect(await versions()).toContainEqual([gridCode(1), undefined, undefined]);
  }
});

it('ends the unit of another data set before the first of several versions, in the store as in the database', async () => {
  const { kysely } = test.database;
  const [unit] = (await readUnits(kysely, { asOf: 'any' })).filter(({ code }) => code === gridCode(1));
  const rows = [
    { ...unit!, validFrom: '2026-04-01' },
    { ...unit!, validFrom: '2026-03-01', validTo: '2026-03-31' },
  ];
  const store = await openUnitStore(kysely, 'other', ['grids']);
  expect(store.replace('grids', rows)).toEqual({ ended: 1, takenOver: 0 });
  await inTransaction(kysely, (trx) => replaceUnits(trx, 'other', 'grids', rows));
  const daysOf = (all: readonly UnitRecord[]) =>
    all
      .filter(({ code }) => code === gridCode(1))
      .map(({ validFrom = '', validTo = '' }) => `${validFrom} ${validTo}`)
      .sort();
  const stored = daysOf(await readUnits(kysely, { asOf: 'any' }));
  expect(stored).toEqual([' 2026-02-28', '2026-03-01 2026-03-31', '2026-04-01 ']);
  expect(daysOf(store.besides('none'))).toEqual(stored);
});

it('says how many versions of other layers it ended', async () => {
  await load('city', [{ serial: 7, box: WHOLE }]);
  const report = await load('later', [{ serial: 7, box: WHOLE, validFrom: '2026-03-01' }], ['city']);
  expect(report.warnings.map(({ message }) => message)).toContain(
    'of the versions that other layers have of these units 1 now end earlier, 0 were taken over',
  );
});

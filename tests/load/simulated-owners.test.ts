import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { writeGrids } from '../support/changing-division.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-simulated-'));
  await writeGrids(folder, [{ serial: 1, box: [0, 0, 4, 2] }]);
  const bundled = path.resolve(import.meta.dirname, '../../data/zhuzhou/calibration.json');
  await copyFile(bundled, path.join(folder, 'calibration.json'));
  await writeFile(
    path.join(folder, 'places.csv'),
    'id,name,kind,longitude,latitude,origin\nmall,广场,MALL,113.155,27.853,synthetic\n',
  );
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Loads the city with its simulated events anew; `takesOver`: data sets whose rows it asks for. */
async function simulate(takesOver?: readonly string[]) {
  const file = path.join(folder, 'dataset.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: { id: string }[] };
  const layers = manifest.layers.filter(({ id }) => id !== 'incidents' && id !== 'places');
  layers.push({ id: 'places', kind: 'places', file: 'places.csv' } as { id: string });
  const simulate = { seed: 5, volume: 1000, calibration: 'calibration.json' };
  await writeFile(file, JSON.stringify({ ...manifest, layers, simulate, takesOver }));
  return loadDataset({ database: test.database.kysely, folder, asOf: AS_OF, refresh: true });
}

const TABLES = [
  ['incident', 'event_no'],
  ['pickpocket_case', 'case_no'],
] as const;

/** Gives the first three rows of a table to another data set. */
async function giveAway(table: string, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ${sql.table(table)} set data_set_id = 'own', layer_id = 'events'
    where ${sql.ref(id)} in (select ${sql.ref(id)} from ${sql.table(table)} order by 1 limit 3)
    returning ${sql.ref(id)} as id`.execute(test.database.kysely);
  return rows.map((row) => row.id);
}

async function ownersOf(table: string, id: string, ids: readonly string[]) {
  const { rows } = await sql<{ owner: string }>`
    select data_set_id as owner from ${sql.table(table)} where ${sql.ref(id)} = any(${[...ids]}::text[])`.execute(
    test.database.kysely,
  );
  return rows.map(({ owner }) => owner);
}

it('leaves numbers of another data set to it, unless the manifest takes them over, and gives them back', async () => {
  expect((await simulate()).ok).toBe(true);
  const given: string[][] = [];
  for (const [table, id] of TABLES) given.push(await giveAway(table, id));
  expect(given.map((ids) => ids.length)).toEqual([3, 3]);
  const owners = () => Promise.all(TABLES.map(([table, id], index) => ownersOf(table, id, given[index]!)));
  const own = Array.from({ length: 3 }, () => 'own');

  const warnings = (report: Awaited<ReturnType<typeof simulate>>) =>
    report.layers
      .filter(({ layer }) => layer.startsWith('simulated'))
      .flatMap(({ warnings: told }) => told.map(({ message }) => message));
  const left = warnings(await simulate());
  expect(await owners()).toEqual([own, own]);
  expect(left).toHaveLength(2);
  for (const message of left)
    expect(message).toMatch(
      /^a simulated row was left out: its number belongs to the data set own .*\(3 rows\)$/,
    );

  const taken = warnings(await simulate(['own']));
  expect(taken).toEqual(Array.from({ length: 2 }, () => 'taken over from the data set own (3 rows)'));
  expect((await owners()).flat().filter((owner) => owner === 'own')).toEqual([]);

  await simulate();
  expect(await owners()).toEqual([own, own]);
});

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../server/database/open-database.ts';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { openTestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const bundled = path.resolve(import.meta.dirname, '../../data/zhuzhou');
let database: OpenDatabase;
let folder: string;

beforeAll(async () => {
  database = (await openTestDatabase()).database;
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-calibration-'));
  await cp(path.join(bundled, 'units-county.geojson'), path.join(folder, 'units-county.geojson'));
  const manifest = JSON.parse(await readFile(path.join(bundled, 'dataset.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const layers = (manifest['layers'] as { file: string }[]).filter(
    (layer) => layer.file === 'units-county.geojson',
  );
  const { codeTables: _codeTables, tours: _tours, documents: _documents, ...rest } = manifest;
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify({ ...rest, layers }));
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

it.each([
  ['is not JSON', '{"hours": ['],
  ['lacks its parts', '{"hours": []}'],
])('refuses the simulation where the calibration %s, and keeps the other layers', async (_, text) => {
  await writeFile(path.join(folder, 'calibration.json'), text);
  const report = await loadDataset({ database: database.kysely, folder, asOf: AS_OF, volume: 1000 });
  expect(report.ok).toBe(false);
  const refused = report.layers.filter((layer) => layer.status === 'refused');
  expect(refused.map((layer) => layer.fault)).toEqual([
    expect.stringContaining('calibration.json is no calibration'),
  ]);
  expect(report.layers.some((layer) => layer.kind === 'units' && layer.status !== 'refused')).toBe(true);
});

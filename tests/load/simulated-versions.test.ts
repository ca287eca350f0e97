import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { gridCode, writeGrids } from '../support/changing-division.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { AS_OF } from './load-time.ts';

const DAY_MS = 86_400_000;
const dayFromNow = (days: number) => formatIso(AS_OF + days * DAY_MS).slice(0, 10);

let test: TestDatabase;
let folder: string;

beforeAll(async () => {
  test = await openTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-simulated-'));
});
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

it('gives what is simulated the grid of its time, where one split lies behind and one ahead', async () => {
  const west = [0, 0, 2, 2] as const;
  const [past, ahead] = [-1, 30];
  await writeGrids(folder, [
    { serial: 1, box: west, validTo: dayFromNow(past - 1) },
    { serial: 2, box: [2, 0, 4, 2], validTo: dayFromNow(ahead - 1) },
    { serial: 3, box: [0, 1, 2, 2], validFrom: dayFromNow(past) },
    { serial: 4, box: [0, 0, 2, 1], validFrom: dayFromNow(past) },
    { serial: 5, box: [2, 1, 4, 2], validFrom: dayFromNow(ahead) },
    { serial: 6, box: [2, 0, 4, 1], validFrom: dayFromNow(ahead) },
  ]);
  const bundled = path.resolve(import.meta.dirname, '../../data/zhuzhou/calibration.json');
  await copyFile(bundled, path.join(folder, 'calibration.json'));
  const file = path.join(folder, 'dataset.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { layers: { id: string }[] };
  const layers = manifest.layers.filter(({ id }) => id !== 'incidents');
  const simulate = { seed: 5, volume: 1500, calibration: 'calibration.json' };
  await writeFile(
    path.join(folder, 'places.csv'),
    'id,name,kind,longitude,latitude,origin\nmall,广场,MALL,113.155,27.853,synthetic\n',
  );
  const places = { id: 'places', kind: 'places', file: 'places.csv' };
  await writeFile(file, JSON.stringify({ ...manifest, layers: [...layers, places], simulate }));
  const report = await loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  expect(report.layers.filter(({ status }) => status === 'refused')).toEqual([]);
  const { rows } = await sql<{ code: string; count: number; outside: number }>`
    select i.unit_code as code, count(*), count(*) filter (where v.code is null) as outside
    from (select unit_code, reported_at, point from incident
      union all select unit_code, reported_at, point from pickpocket_case) i
    left join unit_version v on v.code = i.unit_code and ST_Covers(v.geom, i.point)
      and coalesce(v.valid_from, '-infinity') <= (i.reported_at at time zone 'Asia/Shanghai')::date
      and coalesce(v.valid_to, 'infinity') >= (i.reported_at at time zone 'Asia/Shanghai')::date
    group by 1 order by 1`.execute(test.database.kysely);
  expect(rows.map(({ code }) => code)).toEqual([1, 2, 3, 4].map(gridCode));
  expect(rows.map(({ outside }) => outside)).toEqual([0, 0, 0, 0]);
  const { rows: cases } = await sql<{ code: string }>`
    select distinct unit_code as code from pickpocket_case order by 1`.execute(test.database.kysely);
  expect(cases.map(({ code }) => code)).toContain(gridCode(1));
});

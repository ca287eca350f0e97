import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { readVersion } from '../../server/repositories/data-version.ts';
import { listTours } from '../../server/repositories/tours.ts';
import { describeOnBoth, openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../data/example');
const tour = (id: string, title = id) => ({
  id,
  title: { 'zh-CN': title },
  stops: [
    { id: 'one', title: { 'zh-CN': '{grids}' }, text: { 'zh-CN': '文' }, view: { unit: '430202000000' } },
  ],
});

describeOnBoth('the tours of a data set', (kind) => {
  let test: TestDatabase;
  let folder: string;
  const load = () => loadDataset({ database: test.database.kysely, folder, asOf: AS_OF });
  const loaded = async () =>
    (await listTours(test.database.kysely)).map(({ id, title }) => [id, title['zh-CN']]);
  const version = () => readVersion(test.database.kysely, ['tour']);
  const write = (file: string, value: unknown) =>
    writeFile(path.join(folder, file), typeof value === 'string' ? value : JSON.stringify(value));
  const name = async (tours: readonly string[]) => {
    const manifest = JSON.parse(await readFile(path.join(EXAMPLE, 'dataset.json'), 'utf8')) as object;
    await write('dataset.json', { ...manifest, tours });
  };

  beforeAll(async () => {
    test = await openTestDatabase(kind);
    folder = await mkdtemp(path.join(tmpdir(), 'gridlight-tours-'));
    await cp(EXAMPLE, folder, { recursive: true });
    await mkdir(path.join(folder, 'tours'));
    await write('tours/a.json', tour('a'));
    await write('tours/b.json', tour('b'));
  });
  afterAll(async () => {
    await test?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('are none where the manifest names none', async () => {
    expect((await load()).ok).toBe(true);
    expect(await loaded()).toEqual([]);
  });

  it('stand in the order of the manifest, with what was left out filled in', async () => {
    await name(['tours/b.json', 'tours/a.json']);
    const report = await load();
    expect(report).toMatchObject({ ok: true, notes: ['tours: b, a'] });
    expect(await loaded()).toEqual([['b', 'b'], ['a', 'a']]); // prettier-ignore
    expect((await listTours(test.database.kysely))[0]?.stops[0]).toMatchObject({ seconds: 60, layers: [] });
  });

  it('are left alone where nothing changed, and replaced where a file did', async () => {
    const before = await version();
    expect((await load()).notes).toEqual([]);
    expect(await version()).toBe(before);
    await write('tours/a.json', tour('a', '新'));
    expect((await load()).notes).toEqual(['tours: b, a']);
    expect(await loaded()).toEqual([['b', 'b'], ['a', '新']]); // prettier-ignore
    expect(await version()).not.toBe(before);
  });

  it('go when the manifest no longer names them', async () => {
    await name(['tours/a.json']);
    await load();
    expect(await loaded()).toEqual([['a', '新']]);
  });

  it('refuse the data set with everything that is wrong with them, and stay as they were', async () => {
    await write('tours/broken.json', '{');
    await write('tours/zoom.json', {
      ...tour('zoom'),
      stops: [{ ...tour('zoom').stops[0], view: { unit: '430202000000', zoom: 3 } }],
    });
    await write('tours/again.json', tour('a'));
    await name([
      'tours/a.json',
      'tours/none.json',
      '../outside.json',
      'tours/broken.json',
      'tours/zoom.json',
      'tours/again.json',
    ]);
    const report = await load();
    expect(report.ok).toBe(false);
    expect(report.faults.map(({ path: at }) => at)).toEqual([
      'tours/none.json',
      'tours[2]',
      'tours/broken.json',
      'tours/zoom.json stops[0].view.zoom',
      'tours/again.json id',
    ]);
    expect(report.faults.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('is missing'),
      '"../outside.json" lies outside the folder',
      expect.stringMatching(/JSON/),
      'is no key that is read here; known are unit, bounds, wide, padding',
      '"a" is the id of another tour already',
    ]);
    expect(await loaded()).toEqual([['a', '新']]);
  });
});

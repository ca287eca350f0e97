import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../server/load/read-manifest.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOUND = { id: 'a', title: { 'zh-CN': '甲' }, bounds: [113, 27, 114, 28], layers: [] as object[] };
async function faultsOf(manifest: unknown): Promise<string[]> {
  writeFileSync(path.join(folder, 'dataset.json'), JSON.stringify(manifest));
  const read = await readManifest(folder);
  return 'faults' in read ? read.faults.map(({ path: at, reason }) => `${at}: ${reason}`) : [];
}
const layer = (more: object) => ({ id: 'ev', kind: 'incidents', file: 'ev.csv', ...more });

describe('all faults of a manifest', () => {
  it('are listed at once, whether they are of the schema, of a layer or of a file', async () => {
    const faults = await faultsOf({
      ...SOUND,
      title: 7,
      bounds: [114, 27, 113, 28],
      codeTables: 'nowhere.json',
      tours: ['none.json'],
      layers: [
        layer({ crs: 'epsg:1', columns: { evntNo: '编号' }, encodingErrors: 'ignore' }),
        layer({ file: '../secret.csv' }),
        layer({ id: 'x', file: 'a.xlsx', encoding: 'klingon' }),
        { id: 'y', kind: 'unknown', file: 'y.csv' },
      ],
    });
    const paths = faults.map((fault) => fault.split(': ')[0]);
    for (const at of [
      'title', 'bounds', 'layers[0].crs', 'layers[0].encodingErrors', 'layers[0].columns', 'layers[1].id',
      'layers[1].file', 'layers[2].file', 'layers[2].encoding', 'layers[3].kind', 'none.json', 'nowhere.json',
    ]) expect(paths).toContain(at); // prettier-ignore
    expect(faults).toHaveLength(12);
  });

  it.each([
    ['no object', [], 1],
    ['nothing', {}, 4],
    ['layers that are none', { ...SOUND, layers: 'ev.csv' }, 1],
    ['layers of nothing', { ...SOUND, layers: [null, 3] }, 2],
    ['nothing wrong', { ...SOUND, layers: [layer({ encoding: 'Big5', encodingErrors: 'replace' })] }, 0],
  ])('are those of %s', async (_, manifest, count) => {
    expect(await faultsOf(manifest)).toHaveLength(count);
  });
});

describe('files of formats that are not read', () => {
  it.each([
    ['a.xlsx', /CSV UTF-8/],
    ['a.xls', /CSV UTF-8/],
    ['a.et', /CSV UTF-8/],
    ['a.SHP', /ogr2ogr/],
    ['a.gpkg', /ogr2ogr/],
    ['a.kml', /ogr2ogr/],
    ['a.zip', /unpack/],
    ['a.pdf', /no table/],
    ['a.xyz', /are read from \.csv, \.tsv, \.txt, \.geojson, \.json$/],
  ])('%s: one sentence says what to do', async (file, reason) => {
    const [fault, ...others] = await faultsOf({ ...SOUND, layers: [layer({ file })] });
    expect(fault).toMatch(reason);
    expect(others).toEqual([]);
  });
});

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../server/load/read-manifest.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SOUND = { id: 'a', title: { 'zh-CN': '甲' }, bounds: [113, 27, 114, 28], layers: [] as object[] };
async function faultsOf(manifest: unknown): Promise<string[]> {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  writeFileSync(path.join(folder, 'dataset.json'), text);
  const read = await readManifest(folder);
  return 'faults' in read ? read.faults.map(({ path: at, reason }) => `${at}: ${reason}`) : [];
}
const foldersOf = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'dataset.json')
    .map((file) => path.join(root, path.dirname(file)));
const layer = (more: object) => ({ id: 'ev', kind: 'incidents', file: 'ev.csv', ...more });

describe('manifest: all faults of a manifest', () => {
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

describe('manifest: keys of a manifest that nothing reads', () => {
  const tables = { categories: [], channels: [] };
  const simulate = { seed: 1, volume: 2, calibration: 'c.json' };
  const count = { level: 'grid', count: 3 };

  it.each<[string, object, string]>([
    ['of the data set', { removalLimt: 0.5 }, 'removalLimt: is no key that is read here; did you mean "removalLimit"?'],
    ['of a layer', { layers: [layer({ ignor: ['status'] })] }, 'layers[0].ignor: is no key that is read here; did you mean "ignore"?'],
    ['in the singular', { layers: [layer({ constant: { tier: 'L1' } })] }, 'layers[0].constant: is no key that is read here; did you mean "constants"?'],
    ['in another case', { layers: [layer({ headerline: 3 })] }, 'layers[0].headerline: is no key that is read here; did you mean "headerLine"?'],
    ['like none', { layers: [layer({ pointClass: '9' })] }, 'layers[0].pointClass: is no key that is read here; known are id, file, crs, columns, constants, ignore, values, blanks, headerLine, encoding, encodingErrors, timeFormat, kind'],
    ['of a layer beside the layers', { blanks: ['不详'] }, 'blanks: belongs into a layer'],
    ['of the data set in a layer', { layers: [layer({ takesOver: ['b'] })] }, 'layers[0].takesOver: belongs to the data set, not into a layer'],
    ['of another kind of layer', { layers: [layer({ validFrom: '2026-10-01' })] }, 'layers[0].validFrom: is a key of layers of units alone'],
    ['of a language', { title: { 'zh-CN': '甲', 'en-US': 'A' } }, 'title.en-US: is no key that is read here; did you mean "en"?'],
    ['of a count', { expected: [{ ...count, withinn: '430202' }] }, 'expected[0].withinn: is no key that is read here; did you mean "within"?'],
    ['of the simulation', { simulate: { ...simulate, sead: 1 } }, 'simulate.sead: is no key that is read here; did you mean "seed"?'],
    ['of the documents', { documents: { rumors: 'r.json' } }, 'documents.rumors: is no key that is read here; did you mean "rumours"?'],
  ])('%s', async (_, more, fault) => {
    expect(await faultsOf({ ...SOUND, ...more })).toEqual([fault]);
  }); // prettier-ignore

  it('are listed with all other faults, and hide none of them', async () => {
    const faults = await faultsOf({
      ...SOUND,
      bound: [1, 2, 3, 4],
      bounds: [114, 27, 113, 28],
      layers: [layer({ colums: { title: '标题' }, columns: { evntNo: '编号' } }), { kind: 'unknown', fil: 'a.csv' }],
    }); // prettier-ignore
    const paths = faults.map((fault) => fault.split(': ')[0]);
    for (const at of ['bound', 'bounds', 'layers[0].colums', 'layers[0].columns', 'layers[1].kind', 'layers[1].fil'])
      expect(paths).toContain(at); // prettier-ignore
  });

  it('in the files that it names, too', async () => {
    writeFileSync(
      path.join(folder, 'codes.json'),
      JSON.stringify({ ...tables, gridRule: [], categories: [{ code: 'A', labels: { 'zh-CN': '甲' }, origin: 'assumed', parnet: 'B' }] }),
    ); // prettier-ignore
    expect(await faultsOf({ ...SOUND, codeTables: 'codes.json' })).toEqual([
      'codes.json categories[0].parnet: is no key that is read here; did you mean "parent"?',
      'codes.json gridRule: is no key that is read here; did you mean "gridRules"?',
    ]);
  });

  it('or that stand there twice: the first of two would be lost', async () => {
    const twice = JSON.stringify({
      ...SOUND,
      layers: [layer({ values: { status: { 待分拨: 'accepted', x: 1, '"{': [{ x: 2 }] } } })],
    })
      .replace('"x":1', '"待分拨":"closed"')
      .replace('"id":"a"', '"id":"a","comment":",{","id":"b"');
    expect(await faultsOf(twice)).toEqual([
      'id: stands there twice, and only the last one would count',
      'layers[0].values.status.待分拨: stands there twice, and only the last one would count',
    ]);
    writeFileSync(
      path.join(folder, 'codes.json'),
      '{"categories": [], "channels": [{"code": "a"}], "channels": []}',
    );
    expect(await faultsOf({ ...SOUND, codeTables: 'codes.json' })).toEqual([
      'codes.json channels: stands there twice, and only the last one would count',
    ]);
  });

  it('may be remarks and marks of other programs', async () => {
    const own = { 'x-owner': '甲', comment: '每月', commentary: 1, _note: 1, $schema: 'a', '//': '行' };
    writeFileSync(path.join(folder, 'codes.json'), JSON.stringify({ ...tables, ...own }));
    const manifest = { ...SOUND, ...own, codeTables: 'codes.json', layers: [layer(own)] };
    expect(await faultsOf({ ...manifest, expected: [{ ...count, ...own }], documents: own })).toEqual([]);
  });

  it('are in no data set of this repository', async () => {
    const root = path.join(import.meta.dirname, '../..');
    const folders = ['data', 'tests/fixtures'].flatMap((part) => foldersOf(path.join(root, part)));
    expect(folders.length).toBeGreaterThan(25);
    for (const one of folders) {
      const read = await readManifest(one);
      const unknown = 'faults' in read ? read.faults.filter(({ reason }) => /key|belongs/.test(reason)) : [];
      expect(unknown, one).toEqual([]);
    }
  });
});

describe('manifest: files of formats that are not read', () => {
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

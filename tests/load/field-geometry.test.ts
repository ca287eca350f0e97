import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadDataset } from '../../server/load/load-dataset.ts';
import { fromWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import type { LayerReport, LoadReport } from '../../src/schemas/load-report.ts';
import { forgetDataSets } from '../support/forget-data-sets.ts';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { AS_OF } from './load-time.ts';

const FIELD = path.join(import.meta.dirname, '../fixtures/field');

let test: TestDatabase;
let folder: string;
let number = 0;

beforeAll(async () => {
  test = await openTestDatabase('pglite');
  folder = await mkdtemp(path.join(tmpdir(), 'gridlight-geometry-'));
});
beforeEach(() => forgetDataSets(test.database.kysely));
afterAll(async () => {
  await test?.close();
  await rm(folder, { recursive: true, force: true });
});

interface StoredUnit {
  code: string;
  aliases: string[];
  polygons: number;
  area_m2: number;
  box: string;
}

/** The units that a data set has in the database. */
async function unitsOf(dataSet: string): Promise<StoredUnit[]> {
  const { rows } = await sql<StoredUnit>`
    select code, aliases, st_numgeometries(st_multi(geom))::int as polygons, area_m2::float8 as area_m2,
           concat_ws(' ', round(st_xmin(geom)::numeric, 6)::float8, round(st_ymin(geom)::numeric, 6)::float8,
                     round(st_xmax(geom)::numeric, 6)::float8, round(st_ymax(geom)::numeric, 6)::float8) as box
    from unit_version where data_set_id = ${dataSet} order by code`.execute(test.database.kysely);
  return rows;
}

const loadField = (row: string): Promise<LoadReport> =>
  loadDataset({ database: test.database.kysely, folder: path.join(FIELD, row), asOf: AS_OF });

const layerOf = (report: LoadReport, id: string): LayerReport =>
  report.layers.find(({ layer }) => layer === id)!;
const toldOf = ({ fault, rejected, repaired, warnings }: LayerReport): string =>
  [fault, ...rejected.map((each) => `rejected ${each.row} ${each.field} ${each.reason}`)]
    .concat(repaired.map((each) => `${each.row} ${each.field} ${each.from} → ${each.to}: ${each.why}`))
    .concat(warnings.map(({ message }) => message))
    .join('\n');

type Ring = [number, number][];
const box = (west: number, south: number, side = 0.01): Ring => {
  const [east, north] = [Number((west + side).toFixed(6)), Number((south + side).toFixed(6))];
  return [[west, south], [east, south], [east, north], [west, north], [west, south]]; // prettier-ignore
};
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const feature = (code: string, geometry: unknown, more: object = {}) => ({
  type: 'Feature',
  properties: { code, name: `单元${code}`, ...more },
  geometry,
});

interface Written {
  features?: unknown[];
  csv?: string;
  crs?: string;
  common?: string;
  declared?: unknown;
}

/** Loads counties of a file with these features, or places of a table. */
async function load({ features, csv, crs, common = 'wgs84', declared }: Written) {
  const id = `own-geometry-${++number}`;
  const home = path.join(folder, id);
  await mkdir(home);
  const constants = { origin: 'synthetic', ...(csv === undefined && { schematic: true }) };
  const layer =
    csv === undefined
      ? { id: 'layer', kind: 'units', level: 'county', file: 'layer.geojson' }
      : { id: 'layer', kind: 'places', file: 'layer.csv' };
  const manifest = {
    id,
    title: { 'zh-CN': '试验区' },
    crs: common,
    bounds: [113.0, 27.7, 113.4, 28.1],
    layers: [{ ...layer, constants, ...(crs !== undefined && { crs }) }],
  };
  await writeFile(path.join(home, 'dataset.json'), JSON.stringify(manifest));
  const collection = { type: 'FeatureCollection', crs: declared, features };
  await writeFile(path.join(home, layer.file), csv ?? JSON.stringify(collection));
  const report = await loadDataset({ database: test.database.kysely, folder: home, asOf: AS_OF });
  if (report.faults.length > 0)
    return { told: report.faults.map(({ reason }) => reason).join('\n'), units: [] };
  const only = layerOf(report, 'layer');
  expect(only.accepted + only.rejectedRows).toBe(only.status === 'refused' ? only.rejectedRows : only.read);
  return { told: toldOf(only), units: await unitsOf(id), layer: only };
}

describe('geometry: one unit in several features', () => {
  it('03: two communities of two polygons each, and an event in the second part', async () => {
    const report = await loadField('03');
    const units = (await unitsOf('min-03')).filter(
      ({ code }) =>
        (code.startsWith('4302020010') && code !== '430202001000') || code.startsWith('4302020019'),
    );
    expect(units.map(({ code, polygons }) => [code, polygons])).toEqual([
      ['430202001002', 2],
      ['430202001901', 2],
    ]);
    expect(units[1]?.aliases).toEqual(['SQ-3']);
    for (const id of ['own', 'official']) {
      expect(layerOf(report, id)).toMatchObject({ read: 2, accepted: 2, rejectedRows: 0 });
      expect(toldOf(layerOf(report, id))).toContain('2 features are 1 units: 1 of them in several features');
    }
    const { rows } = await sql<{ unit_code: string }>`
      select unit_code from incident where data_set_id = 'min-03' and event_no = 'A1'`.execute(
      test.database.kysely,
    );
    expect(rows).toEqual([{ unit_code: '430202001002' }]);
  });

  it('that share an edge: one polygon', async () => {
    const parts = [box(113.1, 27.8), box(113.11, 27.8)].map((ring) => feature('430202', polygon(ring)));
    const { told, units } = await load({ features: parts });
    expect(units).toMatchObject([{ code: '430202000000', polygons: 1, box: '113.1 27.8 113.12 27.81' }]);
    expect(told).toContain('one unit in 2 features, which touch or overlap; united');
  });

  it('that overlap: the ground counts once', async () => {
    const parts = [box(113.1, 27.8), box(113.105, 27.8)].map((ring) => feature('430202', polygon(ring)));
    const { told, units } = await load({ features: parts });
    const [one] = (await load({ features: [feature('430203', polygon(box(113.1, 27.8)))] })).units;
    expect(units[0]!.area_m2 / one!.area_m2).toBeCloseTo(1.5, 4);
    expect(told).toMatch(/54\d{4} m² that several covered count once/);
  });

  it('that say different things: the first counts, and that is told', async () => {
    const features = [
      feature('430204', polygon(box(113.1, 27.8)), { note: '甲' }),
      feature('430204', polygon(box(113.2, 27.8)), { note: '乙', aliases: ['旧名'] }),
    ];
    const { told, units } = await load({ features });
    expect(units).toMatchObject([{ polygons: 2, aliases: ['旧名'] }]);
    expect(told).toContain('2 note 乙 → 甲: row 1, the first of this unit, says otherwise; that is taken');
  });

  it('with different names: two units of which one has a wrong code, so the later is rejected', async () => {
    const features = [
      feature('430205', polygon(box(113.1, 27.8))),
      feature('430205', polygon(box(113.2, 27.8)), { name: '另一区' }),
    ];
    const { told, units } = await load({ features });
    expect(units).toMatchObject([{ polygons: 1 }]);
    expect(told).toContain('rejected 2 code is the code of row 1 already');
  });

  it('cut a little apart: slivers between them are dropped', async () => {
    const left = [[113.1, 27.8], [113.11, 27.8], [113.11, 27.81], [113.1, 27.81], [113.1, 27.8]]; // prettier-ignore
    const right = [[113.11, 27.8], [113.12, 27.8], [113.12, 27.81], [113.11, 27.81], [113.11000005, 27.805], [113.11, 27.8]]; // prettier-ignore
    const { told, units } = await load({
      features: [left, right].map((ring) => feature('430206', polygon(ring))),
    });
    expect(units).toMatchObject([{ polygons: 1 }]);
    expect(told).not.toContain('rejected');
  });
});

describe('geometry as everybody downloads it', () => {
  it('31: a part without area is dropped, and told', async () => {
    const report = await loadField('31');
    const [unit] = (await unitsOf('min-31')).filter(({ code }) => code === '430202002000');
    expect(unit!.area_m2 / 1e6).toBeCloseTo(4.374, 2);
    expect(unit!.polygons).toBe(1);
    expect(toldOf(layerOf(report, 'town'))).toContain('polygon 2 → Polygon: a part without area was dropped');
  });

  const [whole, second] = [box(113.1, 27.8, 0.02), box(113.105, 27.805, 0.005)];
  const KINDS: [kind: string, geometry: unknown, polygons: number, share: number, told: RegExp | undefined][] = [
    ['a collection with its label point', { type: 'GeometryCollection', geometries: [polygon(whole), { type: 'Point', coordinates: [113.1, 27.8] }] }, 1, 1, /left out, since it is no polygon: Point/],
    ['a ring of wrong direction', polygon(whole.toReversed()), 1, 1, /ran clockwise; turned/],
    ['an open ring', polygon(whole.slice(0, -1)), 1, 1, /not closed; closed/],
    ['repeated corners', polygon(whole.flatMap((corner) => [corner, corner])), 1, 1, /repeated vertices removed/],
    ['heights', polygon(whole.map((corner) => [...corner, 52.3])), 1, 1, /heights of its positions are left out/],
    ['heights of zero', polygon(whole.map((corner) => [...corner, 0])), 1, 1, undefined],
    ['a hole', polygon(whole, second.toReversed()), 1, 0.9375, undefined],
    ['a hole as a part that runs the other way', { type: 'MultiPolygon', coordinates: [[whole], [second.toReversed()]] }, 1, 0.9375, /taken for its hole/],
    ['a part in another that runs the same way', { type: 'MultiPolygon', coordinates: [[whole], [second]] }, 1, 1, /count once/],
    ['parts that share an edge', { type: 'MultiPolygon', coordinates: [[box(113.1, 27.8)], [box(113.11, 27.8)]] }, 1, 0.5, /touch or overlap; united/],
    ['parts that overlap', { type: 'MultiPolygon', coordinates: [[box(113.1, 27.8)], [box(113.105, 27.8)]] }, 1, 0.375, /touch or overlap; united/],
    ['parts that touch in a corner', { type: 'MultiPolygon', coordinates: [[box(113.1, 27.8)], [box(113.11, 27.81)]] }, 2, 0.5, undefined],
    ['a part without a ring', { type: 'MultiPolygon', coordinates: [[whole], []] }, 1, 1, /part without area/],
  ]; // prettier-ignore

  it('is right or told, kind by kind', async () => {
    const codes = KINDS.map((_, index) => `4303${String(index + 10)}`);
    const features = KINDS.map(([, geometry], index) => feature(codes[index]!, geometry));
    const { layer, units } = await load({ features: [feature('430399', polygon(whole)), ...features] });
    const full = units.find(({ code }) => code === '430399000000')!.area_m2;
    for (const [index, [kind, , polygons, share, told]] of KINDS.entries()) {
      const unit = units.find(({ code }) => code === `${codes[index]}000000`);
      expect([kind, unit?.polygons], kind).toEqual([kind, polygons]);
      expect(unit!.area_m2 / full, kind).toBeCloseTo(share, 3);
      const ofRow = layer!.repaired.filter(({ row, field }) => row === index + 2 && field === 'geometry');
      const text = ofRow.map(({ why, from }) => `${from} ${why}`).join('\n');
      if (kind === 'heights') expect(layer!.warnings.map(({ message }) => message).join()).toMatch(told!);
      else if (told === undefined) expect(text, kind).toBe('');
      else expect(text, kind).toMatch(told);
    }
  });
});

const inSystem = (crs: CrsName, ring: Ring) => ring.map((corner) => fromWgs84(crs, corner));
const named = (name: string) => ({ type: 'name', properties: { name } });

describe('geometry: a file that declares its system', () => {
  it('30: Web Mercator, where dataset.json says WGS 84 of all layers', async () => {
    const report = await loadField('30');
    expect(layerOf(report, 'merc').crs).toBe('epsg:3857');
    expect(toldOf(layerOf(report, 'merc'))).toContain('they are read so, and not as wgs84');
    const merc = (await unitsOf('min-30')).find(({ code }) => code === '430203000000');
    expect(merc?.box).toBe('113.2 27.8 113.3 27.9');
  });

  const DECLARED: [CrsName, unknown][] = [
    ['epsg:4526', named('urn:ogc:def:crs:EPSG::4526')],
    ['epsg:4547', named('EPSG:4547')],
    ['epsg:4546', named('CGCS2000 / 3-degree Gauss-Kruger CM 111E')],
    ['epsg:4497', { type: 'EPSG', properties: { code: 4497 } }],
    ['epsg:32649', { type: 'link', properties: { href: 'http://www.opengis.net/def/crs/EPSG/0/32649' } }],
    ['epsg:3857', named('urn:ogc:def:crs:EPSG::900913')],
  ];
  it.each(DECLARED)('%s', async (crs, declared) => {
    const features = [feature('430221', polygon(inSystem(crs, box(113.2, 27.8, 0.1))))];
    const { units } = await load({ features, declared });
    expect(units[0]?.box).toBe('113.2 27.8 113.3 27.9');
  });

  it('counts less than what is said of its layer', async () => {
    const features = [feature('430222', polygon(inSystem('epsg:4547', box(113.2, 27.8, 0.1))))];
    const { told, units } = await load({ features, declared: named('EPSG:3857'), crs: 'EPSG:4547' });
    expect(units[0]?.box).toBe('113.2 27.8 113.3 27.9');
    expect(told).toContain('they are read as epsg:4547, as dataset.json says');
  });

  it('as WGS 84 does not outdo GCJ-02 of the whole data set', async () => {
    const features = [feature('430223', polygon(inSystem('gcj02', box(113.2, 27.8, 0.1))))];
    const { told, units } = await load({
      features,
      common: 'gcj02',
      declared: named('urn:ogc:def:crs:OGC:1.3:CRS84'),
    });
    expect(units[0]?.box).toBe('113.2 27.8 113.3 27.9');
    expect(told).toContain('they are read as gcj02, as dataset.json says');
  });

  it('of another datum is refused in a sentence', async () => {
    const { told, units } = await load({
      features: [feature('430224', polygon(box(113.2, 27.8)))],
      declared: named('EPSG:2383'),
    });
    expect(units).toEqual([]);
    expect(told).toMatch(
      /EPSG:2383: .*is no coordinate system that is known here; known are .*epsg:4491 to epsg:4554.*ogr2ogr/,
    );
  });
});

describe('geometry: a system that cannot be that of the coordinates', () => {
  it.each<[CrsName, string, string]>([
    ['epsg:4526', 'epsg:4547', 'epsg:4526'],
    ['epsg:4547', 'epsg:4526', 'epsg:4547'],
    ['epsg:4547', 'wgs84', 'epsg:4547'],
    ['epsg:3857', 'wgs84', 'epsg:3857'],
    ['wgs84', 'epsg:3857', 'wgs84'],
    ['epsg:4508', 'epsg:4547', 'epsg:4546 or epsg:32649'],
  ])('%s as %s is refused, and %s would fit', async (written, said, fits) => {
    const features = [feature('430225', polygon(inSystem(written, box(113.2, 27.8))))];
    const { told, units } = await load({ features, crs: said });
    expect(units).toEqual([]);
    expect(told).toContain(`their coordinates cannot be ${said}; as ${fits} they would lie in the bounds`);
  });

  it('is a fault of the manifest where nobody knows it', async () => {
    expect((await load({ features: [], crs: 'xian80' })).told).toContain('"xian80" is no coordinate system');
  });

  it('holds for the columns of a table too', async () => {
    const [x, y] = fromWgs84('epsg:4526', [113.12, 27.82]);
    const csv = `id,name,kind,longitude,latitude\nP1,亭,market,${x.toFixed(3)},${y.toFixed(3)}\n`;
    expect((await load({ csv, crs: 'epsg:4547' })).told).toContain(
      'as epsg:4526 they would lie in the bounds',
    );
    expect((await load({ csv, crs: 'EPSG:4526' })).layer).toMatchObject({ accepted: 1, crs: 'epsg:4526' });
  });
});

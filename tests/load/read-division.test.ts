import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDivision } from '../../server/load/read-division.ts';
import { toWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { AS_OF } from './load-time.ts';

const RING = [[113.1, 27.8], [113.2, 27.8], [113.2, 27.9], [113.1, 27.8]]; // prettier-ignore

let folder: string;
beforeEach(async () => (folder = await mkdtemp(path.join(tmpdir(), 'gridlight-division-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(features: readonly unknown[], layer: Record<string, unknown> = {}): Promise<void> {
  const layers = [{ id: 'units', kind: 'units', file: 'units.geojson', ...layer }];
  const manifest = { id: 'some', title: { 'zh-CN': '样例' }, bounds: [113, 27, 114, 28], layers };
  await writeFile(path.join(folder, 'dataset.json'), JSON.stringify(manifest));
  await writeFile(
    path.join(folder, 'units.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features }),
  );
}
const feature = (properties: Record<string, unknown>, geometry: unknown) => ({
  type: 'Feature',
  properties: { name: '某', ...properties },
  geometry,
});
const polygon = (ring: unknown) => ({ type: 'Polygon', coordinates: [ring] });

describe('reading a division', () => {
  it('keeps rings and codes as they are, with the row they came from', async () => {
    const open = RING.slice(0, -1);
    await write([
      feature({ code: '430204001', parentCode: '430204' }, polygon(open)),
      feature({ code: 'x', level: '网格' }, { type: 'Point', coordinates: [113.1, 27.8] }),
      feature(
        { level: 'area', code: 'HT-PQ-01', memberCodes: '430204001001901001;430204001001901002' },
        polygon(RING),
      ),
    ]);
    const { units } = await readDivision(folder, AS_OF);
    expect(units.map(({ drawn, ...unit }) => ({ ...unit, isAsDrawn: drawn === unit.geometry }))).toEqual([
      {
        at: { layer: 'units', file: 'units.geojson', row: 1 },
        isAsDrawn: true,
        crs: 'wgs84',
        code: '430204001',
        parentCode: '430204',
        level: 'township',
        geometry: polygon(open),
      },
      {
        at: { layer: 'units', file: 'units.geojson', row: 2 },
        isAsDrawn: true,
        crs: 'wgs84',
        code: 'x',
        level: 'grid',
        geometry: { type: 'Polygon', coordinates: [] },
      },
      {
        at: { layer: 'units', file: 'units.geojson', row: 3 },
        isAsDrawn: true,
        crs: 'wgs84',
        code: 'HT-PQ-01',
        level: 'area',
        memberCodes: ['430204001001901001', '430204001001901002'],
        geometry: polygon(RING),
      },
    ]);
  });

  it('brings positions to WGS 84, and marks those that are none', async () => {
    await write(
      [feature({ code: '430204' }, polygon([...RING.slice(0, -1), ['east', 27.8], [113.1, 27.8]]))],
      { crs: 'gcj02' },
    );
    const { units } = await readDivision(folder, AS_OF);
    const expected = RING.map(([x, y]) => toWgs84('gcj02', x!, y!));
    expect(units[0]!.geometry.coordinates).toEqual([[...expected.slice(0, -1), [NaN, NaN], expected.at(-1)]]);
  });

  it('turns latitude and longitude where the unit lies in the bounds only so', async () => {
    await write([
      feature({ code: '430204' }, { type: 'MultiPolygon', coordinates: [[RING.map(([x, y]) => [y, x])]] }),
    ]);
    const { units } = await readDivision(folder, AS_OF);
    expect(units[0]!.geometry).toEqual({ type: 'MultiPolygon', coordinates: [[RING]] });
  });

  it('leaves nothing out silently: rows that are no feature, fields that load would refuse', async () => {
    await write([null, feature({ code: '430204', name: '' }, polygon(RING))]);
    const { units, notes } = await readDivision(folder, AS_OF);
    expect(units.map(({ at }) => at.row)).toEqual([2]);
    const place = { layer: 'units', file: 'units.geojson' };
    expect(notes).toEqual({
      rejectedRows: 1,
      rejected: [{ ...place, row: 1, field: '', value: '', reason: 'is not a GeoJSON feature' }],
      warnings: [
        {
          ...place,
          row: 2,
          field: 'name',
          message: 'name is required and blank; load would leave the row out',
        },
      ],
    });
  });

  it('says what is wrong with a manifest or a file', async () => {
    await expect(readDivision(path.join(folder, 'none'), AS_OF)).rejects.toThrow(
      /dataset\.json: is missing in/,
    );
    await write([], { file: 'other.geojson' });
    await expect(readDivision(folder, AS_OF)).rejects.toThrow(
      'layer units, other.geojson: the file is missing',
    );
    await write([], { level: 'street' });
    await expect(readDivision(folder, AS_OF)).rejects.toThrow(/layers\[0\]\.level/);
  });
});

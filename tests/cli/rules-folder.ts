import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeTables } from '../../data/zhuzhou/build/contents/code-tables.ts';
import { positionAt } from '../../src/domain/geo/local-plane.ts';
import type { Position } from '../../src/domain/geo/positions.ts';

/** A position so many metres east and north of 113.1, 27.8, of seven decimals. */
export const place = (x: number, y: number): Position => {
  const [lng, lat] = positionAt([113.1, 27.8], [x, y]);
  return [Math.round(lng * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
};

interface Sizes {
  households?: number;
  partyMembers?: number;
}

/** A grid 400 m wide and 200 m high, the next one to the east of the one before. */
const gridFeature = (index: number, { households, partyMembers }: Sizes, staffing: object | undefined) => {
  const west = 400 * index;
  const ring = [
    place(west, 0),
    place(west + 400, 0),
    place(west + 400, 200),
    place(west, 200),
    place(west, 0),
  ];
  const quantity = (value: number | undefined, unit: string) =>
    value === undefined
      ? undefined
      : { value, unit, qualifier: 'eq', asOf: '2026-01-01', origin: 'reported' };
  return {
    type: 'Feature',
    properties: {
      code: `43020400300100${index + 1}000`,
      name: `第${index + 1}网格`,
      quantities: { households: quantity(households, '户'), partyMembers: quantity(partyMembers, '人') },
      staffing,
    },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
};

export const staffed = (counts: Record<string, number>, schemeId = '1+3') => ({
  schemeId,
  counts,
  asOf: '2026-01-01',
  origin: 'reported',
});
export const FULL = staffed({ gridWorker: 1, contactOfficer: 1, urbanMgmt: 1, cleaner: 1 });

/** Writes a data set of one village of 清水塘 with these grids, a station, a camera and, if wanted, a street. */
export function rulesFolder(
  grids: readonly (Sizes & { staffing?: object })[],
  { hasStreet = false, hasRules = true } = {},
): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'gridlight-rules-'));
  const write = (file: string, value: unknown) => writeFileSync(join(folder, file), JSON.stringify(value));
  const width = 400 * grids.length;
  const village = {
    type: 'Feature',
    properties: { code: '430204003001', name: '大冲村' },
    geometry: {
      type: 'Polygon',
      coordinates: [[place(0, 0), ...grids.map((_, index) => place(400 * (index + 1), 0)), place(width, 200), ...grids.map((_, index) => place(width - 400 * (index + 1), 200)), place(0, 0)]],
    }, // prettier-ignore
  };
  const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features });
  write('villages.geojson', collection([village]));
  write(
    'grids.geojson',
    collection(grids.map(({ staffing, ...sizes }, index) => gridFeature(index, sizes, staffing))),
  );
  write('facilities.geojson', collection([
    { type: 'Feature', properties: { id: 'party-1', name: '党群服务站', facilityType: 'PARTY_SERVICE', serviceRadiusM: 90, origin: 'reported' }, geometry: { type: 'Point', coordinates: place(100, 100) } },
  ])); // prettier-ignore
  writeFileSync(
    join(folder, 'cameras.csv'),
    `gbId,gbVersion,name,pointClass,ownerSector,longitude,latitude,azimuthDeg,hfovDeg,rangeM,status,origin
43020400001320000001,2016,一号,1,police,${place(200, 100).join()},0,90,50,online,reported
43020400001320000002,2016,二号,1,police,${place(300, 100).join()},,,,online,reported
`,
  );
  const { gridRules, ...tables } = codeTables;
  write('code-tables.json', hasRules ? { ...tables, gridRules } : tables);
  const layer = (id: string, kind: string, file: string, more = {}) => ({ id, kind, file, ...more });
  write('dataset.json', {
    id: 'planted',
    title: { 'zh-CN': '试验' },
    bounds: [113, 27.7, 113.3, 27.9],
    codeTables: 'code-tables.json',
    layers: [
      layer('grids', 'units', 'grids.geojson', { level: 'grid' }),
      layer('villages', 'units', 'villages.geojson', { level: 'village' }),
      layer('facilities', 'facilities', 'facilities.geojson'),
      layer('cameras', 'cameras', 'cameras.csv'),
    ],
  });
  if (hasStreet)
    write('street-graph.json', { nodes: [place(-100, 60), place(width + 100, 60)], edges: [[0, 1, 3]] });
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

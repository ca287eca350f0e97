import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../server/database/schema.ts';
import { RECORDED_TABLES } from '../../server/repositories/recorded-tables.ts';

/** A grid of a city's own scheme: `at` counts cells of 0.02° from the south-west corner of the community. */
export interface CityGrid {
  readonly code?: string;
  readonly name: string;
  readonly at: readonly [number, number];
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A folder of data; what is left out is not in it. */
export interface CityFolder {
  readonly id: string;
  /** County, town and community above the grids. */
  readonly above?: boolean;
  readonly grids?: readonly CityGrid[];
  /** Layers of points by kind: the header and the lines of a CSV file. */
  readonly tables?: Readonly<Record<string, readonly string[]>>;
  readonly figures?: readonly unknown[];
  readonly lines?: readonly unknown[];
  /** Labels of the categories by code. */
  readonly categories?: Readonly<Record<string, string>>;
  readonly manifest?: Readonly<Record<string, unknown>>;
  readonly gridLayer?: Readonly<Record<string, unknown>>;
}

export const COMMUNITY = '430202001001';
/** The code of a grid that was made: the first is 1. */
export const madeCode = (serial: number) => `${COMMUNITY}${900 + serial}000`;
/** The middle of a cell, as two cells of a table. */
export const cell = (x: number, y = 0) =>
  `${(113.11 + x * 0.02).toFixed(2)},${(27.81 + y * 0.02).toFixed(2)}`;

export const EVENT_HEADER = 'eventNo,title,reportedAt,longitude,latitude,unitCode';
export const event = (no: string, at: string, unit = '', title = '路灯不亮') =>
  `${no},${title},2024-03-05 08:07,${at},${unit}`;

const square = (x0: number, y0: number, x1: number, y1: number) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
      [x0, y0],
    ].map((p) => p.map((v) => Math.round(v * 1e6) / 1e6)),
  ],
});
const collection = (features: readonly unknown[]) => ({ type: 'FeatureCollection', features });
const unit = (properties: object, box: readonly [number, number, number, number]) => ({
  type: 'Feature',
  properties,
  geometry: square(...box),
});
const WHOLE = [113.1, 27.8, 113.2, 27.9] as const;
const CONSTANTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  units: { origin: 'synthetic', schematic: true },
  incidents: {
    categoryCode: 'K1',
    channel: 'GRID',
    tier: 'L1',
    urgency: 'normal',
    status: 'reported',
    origin: 'synthetic',
  },
};

/** Writes a folder below `root`; answers where. */
export async function writeCity(root: string, city: CityFolder): Promise<string> {
  await mkdir(root, { recursive: true });
  const folder = await mkdtemp(path.join(root, `${city.id}-`));
  const write = (file: string, value: unknown) => writeFile(path.join(folder, file), JSON.stringify(value));
  const layers: object[] = [];
  const units = async (id: string, level: string, features: unknown[], more: object = {}) => {
    layers.push({ id, kind: 'units', level, file: `${id}.geojson`, constants: CONSTANTS['units'], ...more });
    await write(`${id}.geojson`, collection(features));
  };
  if (city.above === true) {
    await units('county', 'county', [unit({ code: '430202', name: '甲区' }, WHOLE)]);
    await units('town', 'township', [unit({ code: '430202001', name: '一街道' }, WHOLE)]);
    await units('village', 'village', [unit({ code: COMMUNITY, name: '一社区' }, WHOLE)]);
  }
  if (city.grids !== undefined)
    await units(
      'grid',
      'grid',
      city.grids.map(({ code, name, at: [x, y], more }) =>
        unit({ ...(code !== undefined && { 网格编号: code }), 网格名称: name, ...more }, [
          113.1 + x * 0.02,
          27.8 + y * 0.02,
          113.12 + x * 0.02,
          27.82 + y * 0.02,
        ]),
      ),
      {
        columns: {
          name: '网格名称',
          ...(city.grids.some(({ code }) => code !== undefined) && { code: '网格编号' }),
        },
        ...city.gridLayer,
      },
    );
  for (const [kind, rows] of Object.entries(city.tables ?? {})) {
    layers.push({ id: kind, kind, file: `${kind}.csv`, constants: CONSTANTS[kind] ?? {} });
    await writeFile(path.join(folder, `${kind}.csv`), `${rows.join('\n')}\n`);
  }
  for (const kind of ['figures', 'lines'] as const)
    if (city[kind] !== undefined) {
      layers.push({ id: kind, kind, file: `${kind}.json` });
      await write(`${kind}.json`, kind === 'lines' ? collection(city[kind]) : city[kind]);
    }
  const labels = { K: '服务', K1: '设施报修', K2: '占道经营', ...city.categories };
  await write('codes.json', {
    categories: Object.entries(labels).map(([code, label]) => ({
      code,
      ...(code !== 'K' && { parent: 'K' }),
      labels: { 'zh-CN': label },
      origin: 'assumed',
    })),
    channels: [{ code: 'GRID', labels: { 'zh-CN': '网格员上报' }, origin: 'assumed' }],
  });
  await write('dataset.json', {
    id: city.id,
    title: { 'zh-CN': '试验区' },
    bounds: [113, 27.7, 113.4, 28.1],
    layers,
    codeTables: 'codes.json',
    ...city.manifest,
  });
  return folder;
}

/** All that belongs to a data set, as text; what is only remembered of earlier loads is left out. */
export async function dumpOf(db: Kysely<Database>, dataSetId: string): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const { table, isOfDataSet } of RECORDED_TABLES) {
    if (!isOfDataSet || table === 'made_unit_code') continue;
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t where data_set_id = ${dataSetId} order by 1`.execute(
      db,
    );
    if (rows.length > 0) dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}

/** Everything that loads write, as text. */
export async function dumpAll(db: Kysely<Database>): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const { table } of RECORDED_TABLES) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t order by 1`.execute(db);
    if (rows.length > 0) dump[table] = rows.map(({ row }) => row);
  }
  return dump;
}

import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createRandom } from '../../src/domain/random/random.ts';

/** First days of the second and the third division of `changingDivision`. */
export const SPLIT_DAY = '2026-02-01';
export const MERGE_DAY = '2026-04-01';

const COMMUNITY = '430202001001';
const [WEST, SOUTH, STEP] = [113.15, 27.85, 0.005];

/** Code of a grid of the community by its serial. */
export const gridCode = (serial: number): string => `${COMMUNITY}${String(serial).padStart(3, '0')}000`;

interface Grid {
  readonly serial: number;
  /** West, south, east and north in steps from the corner of the community. */
  readonly box: readonly [number, number, number, number];
  readonly [field: string]: unknown;
}

/** The grids of each time: two; the first in two parts; the southern part and the other old grid as one. */
const DIVISIONS: readonly (readonly Grid[])[] = [
  [
    { serial: 1, box: [0, 0, 2, 2], legacyCodes: '综治:ZZ-17; 城管:CG-0401' },
    { serial: 2, box: [2, 0, 4, 2] },
  ],
  [
    { serial: 2, box: [2, 0, 4, 2] },
    { serial: 3, box: [0, 1, 2, 2] },
    { serial: 4, box: [0, 0, 2, 1] },
  ],
  [
    { serial: 3, box: [0, 1, 2, 2] },
    { serial: 5, box: [0, 0, 4, 1], predecessors: [gridCode(2), gridCode(4)] },
    { serial: 6, box: [2, 1, 4, 2] },
  ],
];
const DAYS = [undefined, SPLIT_DAY, MERGE_DAY] as const;

/** The same as one history: each grid once, with its days. */
const HISTORY: readonly Grid[] = [
  { ...DIVISIONS[0]![0]!, validTo: '2026-01-31' },
  { ...DIVISIONS[0]![1]!, validTo: '2026-03-31' },
  { ...DIVISIONS[1]![1]!, validFrom: SPLIT_DAY },
  { ...DIVISIONS[1]![2]!, validFrom: SPLIT_DAY, validTo: '2026-03-31' },
  { ...DIVISIONS[2]![1]!, validFrom: MERGE_DAY },
  { ...DIVISIONS[2]![2]!, validFrom: MERGE_DAY },
];

/** Writes a community whose division changed twice: as one history, or as its first, second or third division. */
export async function writeDivision(folder: string, what: 'history' | 0 | 1 | 2): Promise<void> {
  await writeGrids(folder, what === 'history' ? HISTORY : DIVISIONS[what]!, {
    validFrom: what === 'history' ? undefined : DAYS[what],
  });
}

/** Writes the folder with grids of one's own. */
export async function writeGrids(
  folder: string,
  grids: readonly Grid[],
  { validFrom, incidents = 400 }: { validFrom?: string | undefined; incidents?: number } = {},
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const write = (file: string, value: unknown) => writeFile(path.join(folder, file), JSON.stringify(value));
  const layer = (id: string, level: string) => ({ id, kind: 'units', level, file: `${id}.geojson` });
  await write('dataset.json', {
    id: 'changing',
    title: { 'zh-CN': '两次调整的社区' },
    bounds: [113.1, 27.8, 113.3, 28],
    codeTables: 'codes.json',
    layers: [
      layer('county', 'county'),
      layer('community', 'village'),
      { ...layer('grids', 'grid'), ...(validFrom !== undefined && { validFrom }) },
      { id: 'incidents', kind: 'incidents', file: 'incidents.csv' },
    ],
  });
  const labels = { 'zh-CN': '其他' };
  await write('codes.json', {
    categories: [
      { code: 'A', labels, origin: 'assumed' },
      { code: 'A01', parent: 'A', labels, origin: 'assumed' },
    ],
    channels: [{ code: 'app', labels, origin: 'assumed' }],
  });
  await write('county.geojson', collection([feature('430202000000', '荷塘区', [-2, -2, 6, 6], {})]));
  await write('community.geojson', collection([feature(COMMUNITY, '月桂社区', [0, 0, 4, 2], {})]));
  await write(
    'grids.geojson',
    collection(
      grids.map(({ serial, box, ...rest }) => feature(gridCode(serial), `${serial}号网格`, box, rest)),
    ),
  );
  await writeFile(path.join(folder, 'incidents.csv'), incidentRows(incidents));
}

const collection = (features: unknown[]) => ({ type: 'FeatureCollection', features });

function feature(code: string, name: string, box: readonly number[], properties: object) {
  const [w = 0, s = 0, e = 0, n = 0] = box;
  const at = (x: number, y: number) => [
    Math.round((WEST + x * STEP) * 1e6) / 1e6,
    Math.round((SOUTH + y * STEP) * 1e6) / 1e6,
  ];
  const ring = [at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)];
  return {
    type: 'Feature',
    properties: { code, name, ...properties },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

/** Incidents anywhere in the community, from 1 November 2025 to 30 April 2026. */
function incidentRows(count: number): string {
  const random = createRandom(7);
  const from = Date.UTC(2025, 10, 1);
  const rows = Array.from({ length: count }, (_, index) => {
    const longitude = (WEST + random.next() * 4 * STEP).toFixed(6);
    const latitude = (SOUTH + random.next() * 2 * STEP).toFixed(6);
    const reportedAt = new Date(from + random.next() * 180 * 86_400_000).toISOString();
    return `CH-${String(index + 1).padStart(4, '0')},路灯不亮,A01,app,L1,normal,filed,${longitude},${latitude},${reportedAt}`;
  });
  return [
    'eventNo,title,categoryCode,channel,tier,urgency,status,longitude,latitude,reportedAt',
    ...rows,
  ].join('\n');
}

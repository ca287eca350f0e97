import { boxOf, type Position } from '../../../../src/domain/geo/positions.ts';
import { UNIT_LEVELS } from '../../../../src/domain/grids/codes.ts';
import type { UnitRecord } from '../../../../src/schemas/units.ts';
import { PAPERS } from './figures/figure.ts';

/** Seed of the simulated incidents and cases of the bundled city. */
export const SIMULATION_SEED = 430_200;

const NBS = '国家统计局统计用区划代码 2023';

/** How many units there are, by those who published it; `gridlight audit` counts against it. */
const EXPECTED_COUNTS = [
  { level: 'county', count: 9, source: NBS },
  { level: 'township', count: 112, source: NBS },
  { level: 'village', count: 1_400, source: NBS },
  { level: 'micro-grid', count: 32, source: PAPERS.S0.source },
  { level: 'area', count: 12, source: PAPERS.S0.source },
  { level: 'grid', within: '430204003', count: 43, source: PAPERS.S3.source },
  { level: 'grid', within: '430204', count: 232, source: PAPERS.S2.source },
  { level: 'grid', within: '430211', count: 800, source: PAPERS.S4.source },
];

/** `dataset.json` of the bundled city; `bounds` is the box of its districts, a little widened. */
export function buildManifest(units: readonly UnitRecord[]): Record<string, unknown> {
  const positions = units
    .filter(({ level }) => level === 'county')
    .flatMap(({ geometry }) => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates))
    .flatMap((rings) => rings[0] as Position[]);
  const [west, south, east, north] = boxOf(positions);
  const widened = [
    Math.floor(west * 100),
    Math.floor(south * 100),
    Math.ceil(east * 100),
    Math.ceil(north * 100),
  ];
  return {
    id: 'zhuzhou',
    title: { 'zh-CN': '株洲（示意）', en: 'Zhuzhou (schematic)' },
    notice: { 'zh-CN': '示意图 · 非行政界线', en: 'Schematic · not administrative boundaries' },
    attribution: ['国家统计局 2023', 'GeoNames CC BY 4.0'],
    crs: 'wgs84',
    bounds: widened.map((hundredths) => hundredths / 100),
    codeTables: 'code-tables.json',
    layers: [
      ...UNIT_LEVELS.map((level) => ({
        id: `units-${level}`,
        kind: 'units',
        level,
        file: `units-${level}.geojson`,
      })),
      { id: 'river', kind: 'lines', file: 'river.geojson' },
      { id: 'facilities', kind: 'facilities', file: 'facilities.geojson' },
      { id: 'bus-lines', kind: 'lines', file: 'bus-lines.geojson' },
      { id: 'places', kind: 'places', file: 'places.geojson' },
      { id: 'cameras', kind: 'cameras', file: 'cameras.csv' },
      { id: 'figures', kind: 'figures', file: 'figures.json' },
    ],
    expected: EXPECTED_COUNTS,
    tours: ['tours/city.json', 'tours/audit.json'],
    documents: {
      consultation: 'documents/consultation.json',
      prevention: 'documents/prevention.json',
      rumours: 'documents/rumours.json',
    },
    simulate: { seed: SIMULATION_SEED, volume: 60_000, calibration: 'calibration.json' },
  };
}

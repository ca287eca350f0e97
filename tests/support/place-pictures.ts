import type { ClusterPicture } from '../../src/domain/desk/place/cluster-picture.ts';
import type { DensityPicture } from '../../src/domain/desk/place/density-picture.ts';
import type { NearRepeatPicture } from '../../src/domain/desk/place/near-repeat-picture.ts';
import type { RidePicture } from '../../src/domain/desk/place/ride-picture.ts';
import type { SignificancePicture } from '../../src/domain/desk/place/significance-picture.ts';
import type { TrendPicture } from '../../src/domain/desk/place/trend-picture.ts';
import type { Position } from '../../src/domain/geo/positions.ts';

/* One small picture of the hotspots of each kind. */

const from = Date.parse('2026-01-01T00:00:00+08:00');
const facts = { cases: 42, weight: 40.5, window: { from, to: from + 86_400_000 } };
const ring: Position[] = [
  [113.1, 27.8],
  [113.11, 27.8],
  [113.11, 27.81],
  [113.1, 27.8],
];
const cell = { key: '8928308280fffff', position: ring[0]!, ring, weight: 7, cases: 8 };
const cells = { kind: 'hexagons', count: 19, distanceM: 430, edgeM: 201, areaKm2: 0.105 } as const;

export const significance: SignificancePicture = {
  kind: 'significance',
  facts,
  cells,
  level: 0.05,
  drawn: [
    { ...cell, z: 4.2, p: 0.0001, class: 'hot' },
    { ...cell, key: 'cold', z: -2.9, p: 0.004, class: 'cold' },
    { ...cell, key: 'neither', cases: 2, z: 0.1, p: 0.9, class: 'not-significant' },
  ],
  outside: 0,
};

const trend: TrendPicture = {
  kind: 'trend',
  facts,
  cells,
  stepDays: 28,
  stepCount: 13,
  lacks: null,
  drawn: (
    [
      { side: 'hot', pattern: 'new' },
      { side: 'hot', pattern: 'consecutive' },
      { side: 'hot', pattern: 'intensifying' },
      { side: 'hot', pattern: 'persistent' },
      { side: 'hot', pattern: 'diminishing' },
      { side: 'hot', pattern: 'sporadic' },
      { side: 'hot', pattern: 'oscillating' },
      { side: 'hot', pattern: 'historical' },
      { side: 'cold', pattern: 'persistent' },
      null,
    ] as const
  ).map((found) => ({
    ...cell,
    class: found,
    z: 3,
    trendZ: 1,
    trendP: 0.3,
    hotSteps: 2,
    coldSteps: 0,
  })),
};

const density: DensityPicture = {
  kind: 'density',
  facts,
  bandwidthM: 500,
  cellM: 100,
  bands: [
    { from: 2, polygons: [[ring]] },
    { from: 5, polygons: [[ring]] },
  ],
  peaks: [{ position: ring[0]!, density: 6, weight: 5, cases: 5 }],
};

const clusters: ClusterPicture = {
  kind: 'clusters',
  facts,
  radiusM: 150,
  minPoints: 6,
  clusters: [{ ring, position: ring[0]!, weight: 8, cases: 9 }],
  noise: 33,
};

const table = { observed: [[9]], expected: [[4]], ratio: [[2.25]], p: [[0.002]] };
export const nearRepeat: NearRepeatPicture = {
  kind: 'nearRepeat',
  facts,
  inTable: 42,
  distanceBands: [100],
  dayBands: [7],
  permutations: 499,
  table,
  reach: { radiusM: [100], threshold: 0.002 },
  zones: [
    { row: 0, position: ring[0]!, radiusM: 100, ageDays: 2, expiresAt: from + 86_400_000, strength: 0.7 },
  ],
};

const stop = (id: string, position: Position) => ({ id, name: id, position });
const segment = {
  from: stop('a', ring[0]!),
  to: stop('b', ring[1]!),
  path: ring.slice(0, 2),
  lengthM: 1000,
  weight: 12,
  hours: Array.from({ length: 24 }, () => 0.5),
  cases: 14,
  boarding: 3,
  alighting: 1,
};
export const rides: RidePicture = {
  kind: 'lines',
  facts,
  lines: [
    { id: 'one', name: '示例线A', segments: [segment], weight: 12, cases: 14 },
    { id: 'two', name: '示例线B', segments: [{ ...segment, weight: 0, cases: 0 }], weight: 0, cases: 0 },
  ],
  unplaced: 1.5,
};

export const PICTURES = [density, significance, trend, clusters, nearRepeat, rides] as const;

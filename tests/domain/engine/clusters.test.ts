import * as fc from 'fast-check';
import Supercluster from 'supercluster';
import { describe, expect, test } from 'vitest';
import {
  CLUSTER_RADIUS_PX,
  clusterGreedily,
  clusterZoom,
  expansionZoomOf,
  membersOf,
} from '../../../src/domain/engine/clusters.ts';
import { buildColumns } from '../../../src/domain/engine/columns.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/filter.ts';
import {
  AS_OF,
  CONTEXT,
  incidentsArbitrary,
  LISTS,
  toRawColumns,
  type PlainIncident,
} from './incident-data.ts';

const allRows = (length: number) => Uint32Array.from({ length }, (_, row) => row);

function plain(positions: readonly (readonly [number, number])[]): PlainIncident[] {
  return positions.map(([longitude, latitude], number) => ({
    eventNo: `ZZ-${number}`,
    time: AS_OF - 1000 + number,
    lngE6: Math.round(longitude * 1e6),
    latE6: Math.round(latitude * 1e6),
    category: 0,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
}

describe('clusters', () => {
  test('have the sizes that supercluster finds at the same zoom', () => {
    fc.assert(
      fc.property(incidentsArbitrary, fc.nat(20), (incidents, zoom) => {
        const { columns } = buildColumns(toRawColumns(incidents), LISTS);
        const level = clusterGreedily({ rows: allRows(columns.length), x: columns.x, y: columns.y }, zoom);
        const sizes = Array.from({ length: level.count }, (_, c) => membersOf(level, c).length);
        const reference = new Supercluster({ radius: CLUSTER_RADIUS_PX, minZoom: zoom, maxZoom: zoom });
        reference.load(
          Array.from(columns.time, (_, row) => ({
            type: 'Feature',
            properties: {},
            geometry: {
              type: 'Point',
              coordinates: [columns.lngE6[row]! / 1e6, columns.latE6[row]! / 1e6],
            },
          })),
        );
        const expected = reference
          .getClusters([-180, -85, 180, 85], zoom)
          .map(({ properties }) => ('point_count' in properties ? Number(properties['point_count']) : 1));
        expect(sizes.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });

  test('hold every row exactly once', () => {
    fc.assert(
      fc.property(incidentsArbitrary, fc.nat(22), (incidents, zoom) => {
        const { columns } = buildColumns(toRawColumns(incidents), LISTS);
        const level = clusterGreedily({ rows: allRows(columns.length), x: columns.x, y: columns.y }, zoom);
        const held = Array.from({ length: level.count }, (_, c) => [...membersOf(level, c)]).flat();
        expect(held.sort((a, b) => a - b)).toEqual([...allRows(columns.length)]);
      }),
      { numRuns: 100 },
    );
  });

  test('open at their expansion zoom', () => {
    fc.assert(
      fc.property(incidentsArbitrary, fc.nat(18), (incidents, zoom) => {
        const { columns } = buildColumns(toRawColumns(incidents), LISTS);
        const points = { x: columns.x, y: columns.y };
        const level = clusterGreedily({ rows: allRows(columns.length), ...points }, zoom);
        for (let c = 0; c < level.count; c++) {
          const rows = membersOf(level, c).slice().sort();
          const opens = expansionZoomOf(rows, columns.x, columns.y, zoom);
          if (opens !== null) expect(clusterGreedily({ rows, ...points }, opens).count).toBeGreaterThan(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('of one spot never open: they need a spider', () => {
    const engine = createEngine();
    engine.loadColumns(
      toRawColumns(plain([[113.13, 27.83], [113.13, 27.83], [113.13, 27.83]])),
      LISTS,
      CONTEXT,
    ); // prettier-ignore
    const view = { bbox: [113, 27, 114, 28] as const, zoom: 21 };
    const query = { filter: DEFAULT_FILTER, view, asOf: AS_OF };
    const [mark] = engine.query(query).marks;
    expect(mark).toMatchObject({ kind: 'cluster', count: 3 });
    expect(engine.expansionZoom(query, 0)).toBeNull();
    expect(engine.clusterLeaves(query, 0, { offset: 1, limit: 1 })).toMatchObject({
      total: 3,
      rows: [{ eventNo: 'ZZ-1' }],
    });
    expect(() => engine.clusterLeaves(query, 77, { offset: 0, limit: 1 })).toThrow(
      'no cluster 77 at zoom 21',
    );
  });

  test('lie at the mean of their members, and only those in the view are given', () => {
    const engine = createEngine();
    engine.loadColumns(toRawColumns(plain([[113.1, 27.8], [113.102, 27.8], [113.9, 27.8]])), LISTS, CONTEXT); // prettier-ignore
    const view = { bbox: [113, 27.7, 113.2, 27.9] as const, zoom: 9.9 };
    const { marks, total } = engine.query({ filter: DEFAULT_FILTER, view, asOf: AS_OF });
    expect(total).toBe(3);
    expect(marks).toHaveLength(1);
    expect(marks[0]?.longitude).toBeCloseTo(113.101, 6);
    expect(marks[0]?.latitude).toBeCloseTo(27.8, 6);
  });

  test('are made at whole zooms between 0 and 22', () => {
    expect([-1, 0.4, 11.99, 30].map(clusterZoom)).toEqual([0, 0, 11, 22]);
  });
});

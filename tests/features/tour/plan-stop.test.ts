import { describe, expect, it } from 'vitest';
import { indexUnits } from '../../../src/api/unit-index.ts';
import { isVeryWide, planStop, widenEdges } from '../../../src/features/tour/plan-stop.ts';
import { tourStopSchema } from '../../../src/schemas/tours.ts';
import type { UnitCollection } from '../../../src/schemas/units.ts';

const BOUNDS = [112, 26, 114, 28] as const;
const square = (code: string, west: number, south: number): UnitCollection['features'][number] => ({
  type: 'Feature',
  properties: {
    code,
    level: 'county',
    name: code,
    aliases: [],
    schematic: true,
    origin: 'synthetic',
    areaM2: 1,
    labelPoint: [west, south],
    quantities: {},
  } as unknown as UnitCollection['features'][number]['properties'],
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [west + 0.1, south], [west + 0.1, south + 0.2], [west, south + 0.2], [west, south]]], // prettier-ignore
  },
});
const UNITS = indexUnits([
  {
    type: 'FeatureCollection',
    features: [square('430202000000', 113, 27), square('430204000000', 113.5, 27.5)],
  },
]);

const plan = (fields: object) =>
  planStop(
    tourStopSchema.parse({
      id: 'a',
      title: { 'zh-CN': '题' },
      text: { 'zh-CN': '文' },
      view: { unit: '430202000000' },
      ...fields,
    }),
    UNITS,
    BOUNDS,
  );

describe('a stop', () => {
  it('puts filter, layers and lights in place, and looks at its unit', () => {
    expect(
      plan({
        layers: ['areas', 'units'],
        metric: 'overdue',
        level: 'finest',
        filter: 'in=430204000000&cat=A,B2',
        range: '30d',
        highlight: ['430204000000'],
      }),
    ).toMatchObject({
      layers: ['units', 'areas'],
      metric: 'overdue',
      level: 'finest',
      filter: {
        unitCode: '430204000000',
        categories: ['A', 'B2'],
        range: { kind: 'preset', preset: '30d' },
      },
      box: [113, 27, 113.1, 27.2],
      lit: ['430204000000'],
      unitCode: '430204000000',
      problems: [],
    });
  });

  it('shows sums and never one incident', () => {
    const { layers, problems } = plan({ layers: ['units', 'incidents', 'allPoints'] });
    expect(layers).toEqual(['units']);
    expect(problems).toEqual([
      { kind: 'singleRows', value: 'incidents' },
      { kind: 'singleRows', value: 'allPoints' },
    ]);
  });

  it('has a box of its own for a very wide map, where it says one', () => {
    const wide = [113, 27.1, 113.4, 27.2];
    expect(plan({ view: { unit: '430202000000', wide } })).toMatchObject({
      box: [113, 27, 113.1, 27.2],
      wideBox: wide,
    });
    expect(plan({}).wideBox).toEqual(plan({}).box);
    const edges = { top: 100, bottom: 100, left: 600, right: 20 };
    expect(isVeryWide(edges, { width: 3840, height: 1080 })).toBe(true);
    expect(isVeryWide(edges, { width: 1920, height: 1080 })).toBe(false);
  });

  it('looks at its bounds where it names no unit', () => {
    expect(plan({ view: { bounds: [113, 27, 113.3, 27.3] } }).box).toEqual([113, 27, 113.3, 27.3]);
  });

  it('goes on without what is not there, and tells it once', () => {
    const { problems, ...rest } = plan({
      view: { unit: '430299000000', bounds: [113, 27, 113.3, 27.3] },
      layers: ['units', 'satellites'],
      metric: 'luck',
      level: 'continent',
      filter: 'in=430299000000&colour=red&progress=lost',
      range: 'yesterday',
      highlight: ['430299000000', '430202000000'],
    });
    expect(problems).toEqual([
      { kind: 'layer', value: 'satellites' },
      { kind: 'metric', value: 'luck' },
      { kind: 'level', value: 'continent' },
      { kind: 'filter', value: 'colour=red' },
      { kind: 'filter', value: 'progress=lost' },
      { kind: 'filter', value: 't=yesterday' },
      { kind: 'unit', value: '430299000000' },
    ]);
    expect(rest).toMatchObject({
      layers: ['units'],
      metric: 'density',
      level: 'auto',
      filter: { unitCode: null, progresses: [] },
      box: [113, 27, 113.3, 27.3],
      lit: ['430202000000'],
      unitCode: null,
    });
  });

  it('shows all of the data where its unit is gone and it has no bounds', () => {
    expect(plan({ view: { unit: '430299000000' } }).box).toEqual(BOUNDS);
  });
});

it('a share of the free part stays empty on each side', () => {
  const edges = { top: 60, bottom: 40, left: 500, right: 100 };
  expect(widenEdges(edges, 0.1, { width: 1600, height: 900 })).toEqual({
    top: 140,
    bottom: 120,
    left: 600,
    right: 200,
  });
  expect(widenEdges(edges, 0.1, { width: 300, height: 90 })).toEqual(edges);
});

import * as fc from 'fast-check';
import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { UnitDraft } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import { uniteFeatures } from '../../src/domain/exchange/units/unite-features.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { polygonsAreaM2, polygonsOf, type Ring } from '../../src/domain/exchange/geometry/ring-math.ts';

const STEP = 0.001;
const at = (x: number, y: number): [number, number] => [
  Number((113.1 + x * STEP).toFixed(6)),
  Number((27.8 + y * STEP).toFixed(6)),
];
const box = (x0: number, y0: number, x1: number, y1: number): Ring => [
  at(x0, y0),
  at(x1, y0),
  at(x1, y1),
  at(x0, y1),
  at(x0, y0),
];

function draft(row: number, ring: Ring): UnitDraft {
  const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
  const record = { code: '430202000000', level: 'county', name: '甲区', aliases: [], geometry };
  return {
    source: { row, values: new Map([['code', '430202']]) },
    result: { record, rejections: [], repairs: [], warnings: [] },
  };
}

/** The one unit that rings of one code make. */
function unitOf(rings: readonly Ring[]) {
  const { units, parts } = uniteFeatures(
    rings.map((ring, index) => draft(index + 1, ring)),
    new Map(),
  );
  expect(units).toHaveLength(1);
  expect(parts).toHaveLength(rings.length - 1);
  const { geometry, areaM2 } = units[0]!.result.record as {
    geometry: Polygon | MultiPolygon;
    areaM2: number;
  };
  return { geometry, areaM2 };
}

const areaOf = (ring: Ring): number => polygonsAreaM2([[ring]]);
const corner = fc.integer({ min: 0, max: 40 });
const boxes = fc
  .tuple(corner, corner, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([x, y, width, height]) => box(x, y, x + width, y + height));

describe('geometry: features of one code', () => {
  it('cover the union of their ground: no more than the sum, no less than the largest, cell by cell', () => {
    fc.assert(
      fc.property(fc.array(boxes, { minLength: 2, maxLength: 12 }), (rings) => {
        const { geometry } = unitOf(rings);
        const areaM2 = polygonsAreaM2(polygonsOf(geometry));
        const areas = rings.map(areaOf);
        expect(areaM2).toBeLessThanOrEqual(areas.reduce((sum, each) => sum + each, 0) + 1);
        expect(areaM2).toBeGreaterThanOrEqual(Math.max(...areas) - 1);
        const cells = new Map<string, number>();
        for (const ring of rings) {
          const [x0, y0] = ring[0]!.map((degrees, axis) =>
            Math.round((degrees - (axis ? 27.8 : 113.1)) / STEP),
          ) as [number, number];
          const [x1, y1] = ring[2]!.map((degrees, axis) =>
            Math.round((degrees - (axis ? 27.8 : 113.1)) / STEP),
          ) as [number, number];
          for (let x = x0; x < x1; x++)
            for (let y = y0; y < y1; y++) cells.set(`${x} ${y}`, areaOf(box(x, y, x + 1, y + 1)));
        }
        const wanted = [...cells.values()].reduce((sum, each) => sum + each, 0);
        expect(Math.abs(areaM2 - wanted)).toBeLessThan(2);
      }),
      { numRuns: 150 },
    );
  });

  it('make the same unit in any order', () => {
    const shuffled = fc
      .array(boxes, { minLength: 2, maxLength: 10 })
      .chain((rings) =>
        fc.tuple(fc.constant(rings), fc.shuffledSubarray(rings, { minLength: rings.length })),
      );
    fc.assert(
      fc.property(shuffled, ([rings, others]) => {
        expect(unitOf(others)).toEqual(unitOf(rings));
      }),
      { numRuns: 150 },
    );
  });

  it('make the same unit, however it was cut', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 29 }), { maxLength: 5 });
    fc.assert(
      fc.property(cuts, cuts, (across, up) => {
        const [xs, ys] = [across, up].map((inner) => [0, ...inner.toSorted((a, b) => a - b), 30]) as [
          number[],
          number[],
        ];
        const rings = xs.slice(1).flatMap((x1, i) => ys.slice(1).map((y1, j) => box(xs[i]!, ys[j]!, x1, y1)));
        if (rings.length < 2) return;
        const { geometry, areaM2 } = unitOf(rings);
        expect(geometry.type).toBe('Polygon');
        expect(geometry.coordinates).toHaveLength(1);
        expect(new Set((geometry.coordinates[0] as Ring).map(String))).toEqual(
          new Set(box(0, 0, 30, 30).map(String)),
        );
        expect(areaM2).toBe(Math.round(areaOf(box(0, 0, 30, 30))));
      }),
      { numRuns: 60 },
    );
  });

  it('that a slanted line cuts, rounded to seven decimals, leave neither gap nor sliver', () => {
    const decimals = (degrees: number) => Number(degrees.toFixed(7));
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 29, noNaN: true }),
        fc.double({ min: 1, max: 29, noNaN: true }),
        (low, high) => {
          const [south, north] = [at(low, 0), at(high, 30)].map(([x, y]) => [decimals(x), y]) as [
            Ring[0],
            Ring[0],
          ];
          const middle: Ring[0] = [decimals((south[0] + north[0]) / 2), decimals((south[1] + north[1]) / 2)];
          const west: Ring = [at(0, 0), south, middle, north, at(0, 30), at(0, 0)];
          const east: Ring = [south, at(30, 0), at(30, 30), north, south];
          const { geometry, areaM2 } = unitOf([west, east]);
          expect([geometry.type, geometry.coordinates.length]).toEqual(['Polygon', 1]);
          expect(Math.abs(areaM2 - areaOf(box(0, 0, 30, 30)))).toBeLessThan(30);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('whose code is a serial stay apart where they lie in different coarser units', () => {
    const grid = (row: number, ring: Ring): UnitDraft => {
      const { source, result } = draft(row, ring);
      const { code: _code, ...record } = result.record;
      return {
        source: { ...source, values: new Map([['code', '01']]) },
        result: { ...result, record: { ...record, level: 'grid', name: '第一网格' } },
      };
    };
    const village = (code: string, ring: Ring): [string, LocatableUnit] => {
      const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
      return [code, { code, level: 'village', areaM2: 1, labelPoint: ring[0]!, geometry }];
    };
    const known = new Map<string, LocatableUnit>([
      village('430202001001', box(0, 0, 10, 10)),
      village('430202001002', box(10, 0, 20, 10)),
    ]);
    const drafts = [grid(1, box(1, 1, 2, 2)), grid(2, box(11, 1, 12, 2)), grid(3, box(3, 1, 4, 2))];
    const { units, parts } = uniteFeatures(drafts, known);
    expect(units.map(({ source }) => source.row)).toEqual([1, 2]);
    expect(parts.map(({ source, of }) => [source.row, of.source.row])).toEqual([[3, 1]]);
  });
});

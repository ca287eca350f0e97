import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildHierarchy,
  nodeOfLeaf,
  nodesInBox,
  type Hierarchy,
} from '../../../../src/domain/engine/clusters/hierarchy/hierarchy.ts';
import { childrenOf, splitZoom } from './walk-levels.ts';
import { MERCATOR_SCALE } from '../../../../src/domain/geo/mercator.ts';
import { columnsOf, placesArbitrary, type Place } from './places.ts';

const build = (places: readonly Place[]) => {
  const { x, y } = columnsOf(places);
  return { x, y, hierarchy: buildHierarchy(x, y) };
};

const everyZoom = <T>(value: T): T[] => Array.from({ length: 17 }, () => value);

function expectSound(hierarchy: Hierarchy, rowCount: number): void {
  const { levels, leafRows } = hierarchy;
  expect(levels.map(({ zoom }) => zoom)).toEqual(Array.from({ length: 17 }, (_, zoom) => zoom));
  expect([...leafRows].sort((a, b) => a - b)).toEqual(Array.from({ length: rowCount }, (_, row) => row));
  for (const level of levels) {
    expect([level.x.length, level.y.length, level.starts.length]).toEqual([
      level.count,
      level.count,
      level.count + 1,
    ]);
    expect([level.starts[0], level.starts[level.count]]).toEqual([0, rowCount]);
    const sizes = Array.from(level.starts.subarray(1), (end, node) => end - level.starts[node]!);
    expect(sizes.every((size) => size > 0)).toBe(true);
  }
}

describe('the hierarchy', () => {
  test('holds every row once at every zoom; a node of a zoom lies inside one of the zoom before', () => {
    fc.assert(
      fc.property(placesArbitrary(300), (places) => {
        const { hierarchy } = build(places);
        expectSound(hierarchy, places.length);
        for (let zoom = 0; zoom < 16; zoom++) {
          const below = new Set(hierarchy.levels[zoom + 1]!.starts);
          expect([...hierarchy.levels[zoom]!.starts].filter((start) => !below.has(start))).toEqual([]);
        }
        const { starts, count } = hierarchy.levels[16]!;
        for (let node = 0; node < count; node++) {
          const rows = [...hierarchy.leafRows.subarray(starts[node], starts[node + 1])];
          expect(rows).toEqual(rows.toSorted((a, b) => a - b));
        }
      }),
      { numRuns: 200, seed: 21 },
    );
  });

  test('its centres at the deepest zoom are means of the rows, cut to whole units', () => {
    fc.assert(
      fc.property(placesArbitrary(300), (places) => {
        const { hierarchy, x, y } = build(places);
        const level = hierarchy.levels[16]!;
        for (let node = 0; node < level.count; node++) {
          const rows = hierarchy.leafRows.subarray(level.starts[node], level.starts[node + 1]);
          const mean = (column: Int32Array) =>
            Math.trunc(rows.reduce((sum, row) => sum + column[row]!, 0) / rows.length);
          expect([level.x[node], level.y[node]]).toEqual([mean(x), mean(y)].map((value) => value + 0));
        }
      }),
      { numRuns: 200, seed: 22 },
    );
  });

  test('children are the nodes below that share leaves; rows of one spot never part', () => {
    fc.assert(
      fc.property(placesArbitrary(120), fc.nat(15), (places, zoom) => {
        const { hierarchy } = build(places);
        const level = hierarchy.levels[zoom]!;
        const below = hierarchy.levels[zoom + 1]!;
        let expectedFrom = 0;
        for (let node = 0; node < level.count; node++) {
          const [from, to] = childrenOf(hierarchy, zoom, node);
          expect(from).toBe(expectedFrom);
          expect(below.starts[from]).toBe(level.starts[node]);
          expect(below.starts[to]).toBe(level.starts[node + 1]);
          expectedFrom = to;
        }
        expect(expectedFrom).toBe(below.count);
        const nodeOfPlace = new Map<string, number>();
        const { leafRows } = hierarchy;
        leafRows.forEach((row, leaf) => {
          const key = places[row]!.join();
          const node = nodeOfLeaf(hierarchy.levels[16]!, leaf);
          expect(nodeOfPlace.get(key) ?? node).toBe(node);
          nodeOfPlace.set(key, node);
        });
      }),
      { numRuns: 150, seed: 23 },
    );
  });

  test('two leaves of one node part at the first zoom where their nodes differ', () => {
    fc.assert(
      fc.property(
        placesArbitrary(120),
        fc.integer({ min: -1, max: 16 }),
        fc.nat(),
        fc.nat(),
        (places, zoom, a, b) => {
          fc.pre(places.length > 0);
          const { hierarchy } = build(places);
          const [leafA, leafB] = [a % places.length, b % places.length].sort((one, other) => one - other);
          const parted = hierarchy.levels.find(
            (level) => level.zoom > zoom && nodeOfLeaf(level, leafA!) !== nodeOfLeaf(level, leafB!),
          );
          expect(splitZoom(hierarchy, zoom, leafA!, leafB!)).toBe(parted?.zoom ?? null);
        },
      ),
      { numRuns: 300, seed: 24 },
    );
  });

  test('finds the nodes of a box, its edges included', () => {
    const side = fc.integer({ min: -(2 ** 29), max: 2 ** 29 });
    fc.assert(
      fc.property(placesArbitrary(400), fc.nat(16), side, side, fc.nat(), (places, zoom, a, b, pick) => {
        const level = build(places).hierarchy.levels[zoom]!;
        const edge = level.count > 0 ? level.x[pick % level.count]! : a;
        const box = {
          minX: Math.min(edge, a),
          maxX: Math.max(edge, a),
          minY: Math.min(a, b),
          maxY: Math.max(a, b),
        };
        const expected = Array.from({ length: level.count }, (_, node) => node).filter(
          (node) =>
            level.x[node]! >= box.minX &&
            level.x[node]! <= box.maxX &&
            level.y[node]! >= box.minY &&
            level.y[node]! <= box.maxY,
        );
        expect([...nodesInBox(level, box)]).toEqual(expected);
        const world = { minX: -(2 ** 29), minY: -(2 ** 29), maxX: 2 ** 29, maxY: 2 ** 29 };
        expect(nodesInBox(level, world)).toHaveLength(level.count);
      }),
      { numRuns: 300, seed: 25 },
    );
  });
});

describe('special sets of rows', () => {
  test('none, and one', () => {
    const none = buildHierarchy(new Int32Array(0), new Int32Array(0));
    expectSound(none, 0);
    expect(none.levels.every(({ count }) => count === 0)).toBe(true);
    expect(nodesInBox(none.levels[3]!, { minX: -5, minY: -5, maxX: 5, maxY: 5 })).toHaveLength(0);
    const one = buildHierarchy(Int32Array.of(-7), Int32Array.of(9));
    expectSound(one, 1);
    expect(one.levels.map(({ x, y }) => [x[0], y[0]])).toEqual(everyZoom([-7, 9]));
    expect(childrenOf(one, 0, 0)).toEqual([0, 1]);
    expect(() => childrenOf(one, 16, 0)).toThrow('no level of zoom 17');
  });

  test('a million rows on one spot are one node of every zoom', () => {
    const length = 1_000_000;
    const hierarchy = buildHierarchy(
      new Int32Array(length).fill(337_000_001),
      new Int32Array(length).fill(-5),
    );
    expect(hierarchy.levels.map(({ count, x, y, starts }) => [count, x[0], y[0], starts[1]])).toEqual(
      everyZoom([1, 337_000_001, -5, length]),
    );
    expect(splitZoom(hierarchy, 0, 0, length - 1)).toBeNull();
    expect(hierarchy.leafRows.every((row, leaf) => row === leaf)).toBe(true);
  });

  test('rows in the corners of the world stay apart: the world has edges', () => {
    const edge = MERCATOR_SCALE / 2;
    const x = Int32Array.of(-edge, edge, -edge, edge, edge);
    const y = Int32Array.of(-edge, -edge, edge, edge, edge - 1);
    const hierarchy = buildHierarchy(x, y);
    expectSound(hierarchy, 5);
    expect(hierarchy.levels.map(({ count }) => count)).toEqual(everyZoom(4));
  });

  test('what is no place or no sense is refused', () => {
    const one = new Int32Array(1);
    expect(() => buildHierarchy(one, new Int32Array(2))).toThrow('1 x but 2 y');
    expect(() => buildHierarchy(Int32Array.of(0, 2 ** 29 + 1), new Int32Array(2))).toThrow(
      'row 1 lies outside',
    );
    for (const radiusPx of [0, -1, 257, Number.NaN])
      expect(() => buildHierarchy(one, one, { radiusPx })).toThrow('radiusPx');
    for (const deepestZoom of [-1, 23, 1.5])
      expect(() => buildHierarchy(one, one, { deepestZoom })).toThrow('whole');
  });
});

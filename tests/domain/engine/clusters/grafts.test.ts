import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGrafts, type Grafts } from '../../../../src/domain/engine/clusters/hierarchy/grafts.ts';
import {
  buildHierarchy,
  nodeOfLeaf,
  type Hierarchy,
} from '../../../../src/domain/engine/clusters/hierarchy/hierarchy.ts';
import { columnsOf, placesArbitrary, type Place } from './places.ts';
import { count } from '../../../support/counts.ts';

function graft(base: readonly Place[], added: readonly Place[]) {
  const columns = columnsOf(base);
  const hierarchy = buildHierarchy(columns.x, columns.y);
  const grafts = createGrafts(hierarchy);
  const { x, y } = columnsOf(added);
  grafts.add(x, y);
  return { hierarchy, grafts, x, y };
}

const chains = (grafts: Grafts) => Array.from({ length: 17 }, (_, zoom) => [...grafts.nodesOf(zoom)]);

function nearestByHand(
  nodes: readonly { x: number; y: number }[],
  reach: number,
  x: number,
  y: number,
): number {
  let least = Infinity;
  let nearest = -1;
  nodes.forEach((node, index) => {
    const distance = (node.x - x) ** 2 + (node.y - y) ** 2;
    if (distance > reach * reach || distance >= least) return;
    least = distance;
    nearest = index;
  });
  return nearest;
}

/** Where each row has to go, by looking at every node there is. */
function chainsByHand({ levels }: Hierarchy, x: Int32Array, y: Int32Array): number[][] {
  const nodes = levels.map(({ count, ...level }) =>
    Array.from({ length: count }, (_, node) => ({ x: level.x[node]!, y: level.y[node]!, parent: -1 })),
  );
  levels.forEach((level, zoom) => {
    nodes[zoom]!.forEach((node, index) => {
      if (zoom > 0) node.parent = nodeOfLeaf(levels[zoom - 1]!, level.starts[index]!);
    });
  });
  const rowChains: number[][] = [];
  for (let row = 0; row < x.length; row++) {
    const chain: number[] = [];
    const found = nodes.map((level, zoom) =>
      nearestByHand(level, (56 / (512 * 2 ** zoom)) * 2 ** 30, x[row]!, y[row]!),
    );
    const hook = found.findLastIndex((node) => node >= 0);
    if (hook >= 0) chain[hook] = found[hook]!;
    for (let zoom = hook; zoom > 0; zoom--) chain[zoom - 1] = nodes[zoom]![chain[zoom]!]!.parent;
    for (let zoom = hook + 1; zoom <= 16; zoom++) {
      const parent = zoom > 0 ? chain[zoom - 1]! : -1;
      chain[zoom] = nodes[zoom]!.push({ x: x[row]!, y: y[row]!, parent }) - 1;
    }
    rowChains.push(chain);
  }
  return Array.from({ length: 17 }, (_, zoom) => rowChains.map((chain) => chain[zoom]!));
}

test('a row goes to the nearest node within reach at the deepest zoom that has one, and below it on its own', () => {
  fc.assert(
    fc.property(placesArbitrary(120), placesArbitrary(60), (base, added) => {
      const { hierarchy, grafts, x, y } = graft(base, added);
      expect(chains(grafts)).toEqual(chainsByHand(hierarchy, x, y));
    }),
    { numRuns: 300, seed: 31 },
  );
});

test('every added row has one node a zoom, each under the one before; what was built stays as it was', () => {
  fc.assert(
    fc.property(placesArbitrary(150), placesArbitrary(80), (base, added) => {
      const { hierarchy, grafts, x, y } = graft(base, added);
      const columns = columnsOf(base);
      expect(hierarchy).toEqual(buildHierarchy(columns.x, columns.y));
      expect(grafts).toHaveLength(added.length);
      for (let zoom = 0; zoom <= 16; zoom++) {
        const nodes = grafts.nodesOf(zoom);
        const { count } = hierarchy.levels[zoom]!;
        const places = grafts.graftedNodes(zoom);
        expect(nodes).toHaveLength(added.length);
        expect([places.x.length, places.y.length]).toEqual([places.count, places.count]);
        const firstRow = new Map<number, number>();
        nodes.forEach((node, row) => {
          expect(node).toBeLessThan(count + places.count);
          if (!firstRow.has(node)) firstRow.set(node, row);
          if (zoom > 0) expect(grafts.parentOf(zoom, node)).toBe(grafts.nodesOf(zoom - 1)[row]);
        });
        for (let index = 0; index < places.count; index++) {
          const row = firstRow.get(count + index)!;
          expect([places.x[index], places.y[index]]).toEqual([x[row], y[row]]);
        }
      }
    }),
    { numRuns: count(40, 200), seed: 32 },
  );
});

test('one by one or together gives the same, and rows keep their nodes', () => {
  fc.assert(
    fc.property(placesArbitrary(80), placesArbitrary(150), fc.nat(150), (base, added, cut) => {
      const { hierarchy, grafts, x, y } = graft(base, added);
      const parts = createGrafts(hierarchy);
      parts.add(x.subarray(0, cut), y.subarray(0, cut));
      const early = parts.nodesOf(16);
      const places = parts.graftedNodes(16);
      const held = [[...early], [...places.x]];
      for (let row = cut; row < x.length; row++) parts.add([x[row]!], [y[row]!]);
      expect(chains(parts)).toEqual(chains(grafts));
      expect([[...early], [...places.x]]).toEqual(held);
    }),
    { numRuns: 150, seed: 33 },
  );
});

test('a row on the spot of rows that stand alone follows them at every zoom', () => {
  const spot: Place = [113.130_001, 27.83];
  const { hierarchy, grafts } = graft([[113.5, 27.5], spot, spot], [spot, [113.9, 27.1], [113.9, 27.1]]);
  for (let zoom = 0; zoom <= 16; zoom++) {
    const leaf = hierarchy.leafRows.indexOf(1);
    const [first, second, third] = grafts.nodesOf(zoom);
    expect(first).toBe(nodeOfLeaf(hierarchy.levels[zoom]!, leaf));
    expect(third).toBe(second);
  }
});

test('of equally near nodes the smaller index wins, a built one before a grafted one', () => {
  const hierarchy = buildHierarchy(Int32Array.of(0), Int32Array.of(0));
  const reach = 1792;
  const besideBase = createGrafts(hierarchy);
  besideBase.add([2 * reach, reach], [0, 0]);
  expect([...besideBase.nodesOf(16)]).toEqual([1, 0]);
  for (const [first, second] of [[4000, 7000], [7000, 4000]] as const) {
    const grafts = createGrafts(hierarchy);
    grafts.add([first, second, 5500], [0, 0, 0]);
    expect([...grafts.nodesOf(16)]).toEqual([1, 2, 1]);
  }
}); // prettier-ignore

test('places that are none are refused and nothing is added', () => {
  const { grafts } = graft([], [[113, 27]]);
  expect(grafts.graftedNodes(0).count).toBe(1);
  expect(() => grafts.add([0, Number.NaN], [0, 0])).toThrow('added row 1 lies outside the world');
  expect(() => grafts.add([2 ** 29 + 1], [0])).toThrow('outside the world');
  expect(() => grafts.add([1], [])).toThrow('1 x but 0 y');
  expect(() => grafts.nodesOf(17)).toThrow('no level of zoom 17');
  expect(grafts).toHaveLength(1);
});

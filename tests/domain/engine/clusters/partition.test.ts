import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildHierarchy,
  hierarchyTask,
  nodeOfLeaf,
} from '../../../../src/domain/engine/clusters/hierarchy/hierarchy.ts';
import { childrenOf, splitZoom } from './walk-levels.ts';
import { MERCATOR_SCALE } from '../../../../src/domain/geo/mercator.ts';
import { createRandom } from '../../../../src/domain/random/random.ts';
import { columnsOf, placesArbitrary, rowsOfNode, superclusterOf, type Place } from './places.ts';
import { count } from '../../../support/counts.ts';

const WORLD = [-180, -90, 180, 90] as const;
const ZOOMS = Array.from({ length: 17 }, (_, zoom) => zoom);
const longitudeOfUnits = (x: number) => (x / MERCATOR_SCALE + 0.5 - 0.5) * 360;

/** First row, all rows and, of clusters, the longitude of the centre; sorted by the first row. */
interface Part {
  readonly rows: readonly number[];
  readonly longitude: number | null;
}

function sorted(parts: Part[]): Part[] {
  return parts.sort((a, b) => a.rows[0]! - b.rows[0]!);
}

function partsOfSupercluster(index: ReturnType<typeof superclusterOf>, zoom: number): Part[] {
  return sorted(
    index.getClusters([...WORLD], zoom).map(({ properties, geometry }) => {
      if (!('cluster_id' in properties)) return { rows: [properties.row], longitude: null };
      const leaves = index.getLeaves(properties.cluster_id, Infinity);
      return {
        rows: leaves.map((leaf) => leaf.properties.row).sort((a, b) => a - b),
        longitude: geometry.coordinates[0]!,
      };
    }),
  );
}

function parts(places: readonly Place[]): (zoom: number) => Part[] {
  const { x, y } = columnsOf(places);
  const hierarchy = buildHierarchy(x, y);
  return (zoom) => {
    const level = hierarchy.levels[zoom]!;
    return sorted(
      Array.from({ length: level.count }, (_, node) => {
        const rows = rowsOfNode(hierarchy, zoom, node);
        return { rows, longitude: rows.length === 1 ? null : longitudeOfUnits(level.x[node]!) };
      }),
    );
  };
}

const RUNS = count(40, 200);

test('at every zoom the clusters are those of supercluster, member by member', () => {
  let mergedZooms = 0;
  fc.assert(
    fc.property(placesArbitrary(400), (places) => {
      const ours = parts(places);
      const index = superclusterOf(places);
      for (const zoom of ZOOMS) {
        const expected = partsOfSupercluster(index, zoom);
        expect(ours(zoom)).toEqual(expected);
        if (expected.some(({ rows }) => rows.length > 1)) mergedZooms++;
      }
    }),
    { numRuns: RUNS, seed: 3 },
  );
  expect(mergedZooms).toBeGreaterThan(10 * RUNS);
});

test('so they are for 20,000 rows of a city', () => {
  const random = createRandom(5);
  const addresses = Array.from({ length: 600 }, (): Place => [113 + random.next(), 27 + random.next()]);
  const places = Array.from({ length: 20_000 }, (): Place => {
    const [longitude, latitude] = addresses[Math.floor(random.next() ** 2 * addresses.length)]!;
    const spread = [0, 0.002, 0.02, 0.5][Math.floor(random.next() * 4)]!;
    return [
      Math.round((longitude + (random.next() - 0.5) * spread) * 1e6) / 1e6,
      Math.round((latitude + (random.next() - 0.5) * spread) * 1e6) / 1e6,
    ];
  });
  const ours = parts(places);
  const index = superclusterOf(places);
  for (const zoom of ZOOMS) expect(ours(zoom)).toEqual(partsOfSupercluster(index, zoom));
});

test('children and expansion zooms are those of supercluster', () => {
  fc.assert(
    fc.property(placesArbitrary(150), fc.nat(15), (places, zoom) => {
      const { x, y } = columnsOf(places);
      const hierarchy = buildHierarchy(x, y);
      const index = superclusterOf(places);
      const firstLeafOf = new Map([...hierarchy.leafRows].map((row, leaf) => [row, leaf]));
      for (const { properties } of index.getClusters([...WORLD], zoom)) {
        if (!('cluster_id' in properties)) continue;
        const id = properties.cluster_id;
        const level = hierarchy.levels[zoom]!;
        const node = nodeOfLeaf(level, firstLeafOf.get(index.getLeaves(id, 1)[0]!.properties.row)!);
        const opensAt = index.getClusterExpansionZoom(id);
        const opens = splitZoom(hierarchy, zoom, level.starts[node]!, level.starts[node + 1]! - 1);
        expect(opens ?? 17).toBe(opensAt);
        // supercluster names a cluster by the zoom at which it was formed: its children are below that one.
        const formedAt = opensAt - 1;
        if (formedAt > 15) continue;
        const formed = nodeOfLeaf(hierarchy.levels[formedAt]!, level.starts[node]!);
        const [from, to] = childrenOf(hierarchy, formedAt, formed);
        const sizes = Array.from(
          { length: to - from },
          (_, k) => rowsOfNode(hierarchy, opensAt, from + k).length,
        );
        const expected = index
          .getChildren(id)
          .map(({ properties: child }) => ('point_count' in child ? child.point_count : 1));
        expect(sizes.sort((a, b) => a - b)).toEqual(expected.sort((a, b) => a - b));
      }
    }),
    { numRuns: 0.75 * RUNS, seed: 4 },
  );
});

test('built in pieces it is the same', () => {
  const places = fc.sample(placesArbitrary(400), { numRuns: 1, seed: 9 })[0]!;
  const { x, y } = columnsOf(places);
  const steps = hierarchyTask(x, y);
  let pauses = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      expect(step.value).toEqual(buildHierarchy(x, y));
      break;
    }
    pauses++;
  }
  expect(pauses).toBeGreaterThan(17);
});

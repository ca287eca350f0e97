import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestByTravel } from '../../../src/domain/emergency/nearest-by-travel.ts';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { costTo, routeTo, travelField } from '../../../src/domain/travel/travel-field.ts';
import { BY_DISTANCE, BY_VEHICLE, ON_FOOT } from '../../../src/domain/travel/travel.ts';
import { distanceM, lengthM, type Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph, shortestPath, type StreetGraphFile } from '../../../src/domain/geo/street-graph.ts';
import { streets } from '../emergency/random-streets.ts';

/** A thousandth of a degree of latitude on the sphere of 6,371,008.8 m. */
const MILLI = 111.19508;

/**
 * A street to the north, worked by hand:  0 ─ 1 ─ 2 ─ 3 ─ 4 in steps of 0.001°, 0.002°, 0.001° and 0.002°, the last one of
 * rank 0.
 */
const file: StreetGraphFile = {
  nodes: [
    [113, 27.8],
    [113, 27.801],
    [113, 27.803],
    [113, 27.804],
    [113, 27.806],
  ],
  edges: [
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 3],
    [3, 4, 0],
  ],
};
const graph = loadStreetGraph(file);
const at = (position: Position) => {
  const point = nearestStreetPoint(graph, position);
  if (point === undefined) throw new Error('the graph has no street');
  return point;
};

describe('travel on streets worked by hand', () => {
  const start = at([113, 27.8015]);

  it('snaps to the nearest place of a street, not only to its ends', () => {
    expect([start.from, start.to]).toEqual([1, 2]);
    expect(start.fromM).toBeCloseTo(0.5 * MILLI, 3);
    expect(start.toM).toBeCloseTo(1.5 * MILLI, 3);
    expect(start.approachM).toBeCloseTo(0, 6);
    const beside = at([113.0005, 27.8015]);
    expect(beside.approachM).toBeCloseTo(0.5 * MILLI * Math.cos((27.8015 * Math.PI) / 180), 2);
  });

  it('counts metres, seconds on foot and seconds in a vehicle', () => {
    expect([...travelField(graph, start, BY_DISTANCE).costs].map((cost) => cost / MILLI)).toEqual(
      [1.5, 0.5, 1.5, 2.5, 4.5].map((cost) => expect.closeTo(cost, 4) as number),
    );
    // 5 km/h: 0.72 s a metre.
    expect(travelField(graph, start, ON_FOOT).costs[3]).toBeCloseTo(2.5 * MILLI * 0.72, 2);
    // 20 km/h on rank 3, 45 km/h on rank 0.
    expect(travelField(graph, start, BY_VEHICLE).costs[4]).toBeCloseTo(
      2.5 * MILLI * 0.18 + 2 * MILLI * 0.08,
      2,
    );
  });

  it('adds the way on foot from the street to the place, also for a vehicle', () => {
    const goal = at([113.001, 27.8035]);
    const approach = MILLI * Math.cos((27.8035 * Math.PI) / 180);
    expect(costTo(travelField(graph, start, BY_DISTANCE), goal)).toBeCloseTo(2 * MILLI + approach, 1);
    expect(costTo(travelField(graph, start, BY_VEHICLE), goal)).toBeCloseTo(
      2 * MILLI * 0.18 + approach * 0.72,
      1,
    );
  });

  it('goes straight along the street that start and goal share', () => {
    const goal = at([113, 27.8025]);
    const field = travelField(graph, start, BY_DISTANCE);
    expect(costTo(field, goal)).toBeCloseTo(MILLI, 3);
    expect(routeTo(field, goal)).toHaveLength(2);
  });

  it('takes the faster street where it pays, though it is longer', () => {
    const line = loadStreetGraph({
      nodes: [
        [113, 27.8],
        [113, 27.801],
        [113.0009, 27.8005],
      ],
      edges: [
        [0, 1, 4],
        [0, 2, 0],
        [1, 2, 0],
      ],
    });
    const from = nearestStreetPoint(line, [113, 27.8]);
    const to = nearestStreetPoint(line, [113, 27.801]);
    if (from === undefined || to === undefined) throw new Error('no street');
    const byVehicle = travelField(line, from, BY_VEHICLE);
    expect(byVehicle.previous[1]).toBe(2);
    expect(travelField(line, from, ON_FOOT).previous[1]).not.toBe(2);
  });

  it('says that no way leads to streets apart', () => {
    const apart = loadStreetGraph({
      nodes: [...file.nodes, [113.2, 27.9], [113.21, 27.9]],
      edges: [...file.edges, [5, 6, 3]],
    });
    const goal = nearestStreetPoint(apart, [113.205, 27.9001]);
    if (goal === undefined) throw new Error('no street');
    const field = travelField(apart, start, BY_DISTANCE);
    expect(costTo(field, goal)).toBe(Infinity);
    expect(routeTo(field, goal)).toEqual([]);
    expect(nearestByTravel(field, [{ point: [113.205, 27.9001] as Position }], 3)).toEqual([]);
  });
});

describe('laws of travel on random streets', () => {
  it('agrees with the search for one way, node by node', () => {
    fc.assert(
      fc.property(streets, ({ graph }) => {
        const start = nearestStreetPoint(graph, graph.nodes[0]!)!;
        const field = travelField(graph, start, BY_DISTANCE);
        // A node on a street of its own is its own start; another lies on nobody's.
        fc.pre(start.approachM < 1e-6);
        const node = start.fromM < 1e-6 ? start.from : start.toM < 1e-6 ? start.to : undefined;
        fc.pre(node !== undefined);
        graph.nodes.forEach((_, goal) => {
          const one = shortestPath(graph, node!, goal)?.lengthM ?? Infinity;
          expect(field.costs[goal]).toBeCloseTo(one, 4);
        });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the triangle, is the same in both directions, and never beats the crow', () => {
    fc.assert(
      fc.property(
        streets,
        fc.constantFrom(BY_DISTANCE, ON_FOOT, BY_VEHICLE),
        ({ graph, positions }, travel) => {
          const points = positions.map((position) => nearestStreetPoint(graph, position)!);
          const fields = points.map((point) => travelField(graph, point, travel));
          const cost = (from: number, to: number) => costTo(fields[from]!, points[to]!);
          for (let a = 0; a < 3; a++)
            for (let b = 0; b < 3; b++) {
              expect(cost(a, b)).toBeCloseTo(cost(b, a), 4);
              const crow = distanceM(positions[a]!, positions[b]!) * travel.leastPerM;
              expect(cost(a, b)).toBeGreaterThanOrEqual(crow * 0.999 - 1e-6);
              for (let c = 0; c < 3; c++)
                expect(cost(a, c)).toBeLessThanOrEqual(cost(a, b) + cost(b, c) + 1e-6);
            }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('draws a way as long as it says', () => {
    fc.assert(
      fc.property(streets, ({ graph, positions }) => {
        const [from, to] = positions.map((position) => nearestStreetPoint(graph, position)!);
        const field = travelField(graph, from!, BY_DISTANCE);
        const cost = costTo(field, to!);
        fc.pre(cost < Infinity);
        const line = routeTo(field, to!);
        expect(line[0]).toEqual(from!.asked);
        expect(line.at(-1)).toEqual(to!.asked);
        expect(Math.abs(lengthM(line) - cost)).toBeLessThan(0.01 + cost * 1e-4);
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same nearest things as looking at all of them', () => {
    fc.assert(
      fc.property(
        streets,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(BY_DISTANCE, BY_VEHICLE),
        ({ graph, positions: [first, ...others] }, count, travel) => {
          const field = travelField(graph, nearestStreetPoint(graph, first!)!, travel);
          const all = others
            .map((position) => costTo(field, nearestStreetPoint(graph, position)!))
            .filter((cost) => cost < Infinity)
            .sort((a, b) => a - b);
          const found = nearestByTravel(
            field,
            [{ point: undefined }, ...others.map((point) => ({ point }))],
            count,
          );
          expect(found.map(({ cost }) => cost)).toEqual(all.slice(0, count));
        },
      ),
      { numRuns: 300 },
    );
  });
});

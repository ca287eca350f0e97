import { describe, expect, it } from 'vitest';
import { distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph } from '../../../src/domain/geo/street-graph.ts';
import {
  BUS_KMH,
  DETOUR,
  travelMinutes,
  type TravelRequest,
} from '../../../src/domain/shift/travel-minutes.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';

/** A street of three corners, and a place that none leads to. */
const A: Position = [113, 27.8];
const B: Position = [113.01, 27.8];
const C: Position = [113.01, 27.81];
const FAR: Position = [113.2, 27.9];
const graph = loadStreetGraph({
  nodes: [A, B, C],
  edges: [
    [0, 1, 2],
    [1, 2, 2],
  ],
});
const minutesOf = (request: Partial<TravelRequest>) =>
  runTask(travelMinutes({ places: [A, C, FAR], graph, buses: null, ...request }, () => undefined));
const walk = (metres: number): number => metres / (5_000 / 60);

describe('ways between places', () => {
  it('go along the streets on foot', () => {
    const { minutes } = minutesOf({});
    expect(minutes[1]).toBeCloseTo(walk(distanceM(A, B) + distanceM(B, C)), 6);
    expect(minutes[3]).toBeCloseTo(minutes[1]!, 9);
    expect([minutes[0], minutes[4], minutes[8]]).toEqual([0, 0, 0]);
  });

  it('are estimated with a detour where no street leads, and counted', () => {
    const { minutes, offStreet } = minutesOf({});
    expect(minutes[2]).toBeCloseTo(walk(distanceM(A, FAR) * DETOUR), 6);
    expect(offStreet).toBe(1);
    const flat = minutesOf({ graph: null });
    expect(flat.minutes[1]).toBeCloseTo(walk(distanceM(A, C) * DETOUR), 6);
    expect(flat.offStreet).toBe(3);
  });

  it('take the bus where that is faster: half a headway, then the ride', () => {
    const buses = {
      stops: [
        { id: 'a', name: 'a', point: A },
        { id: 'far', name: 'far', point: FAR },
      ],
      lines: [{ id: '1', name: '1', stopIds: ['a', 'far'], headwayMin: 12 }],
    };
    const { minutes } = minutesOf({ buses });
    const ride = (distanceM(A, FAR) * DETOUR) / ((BUS_KMH * 1_000) / 60);
    expect(minutes[2]).toBeCloseTo(6 + ride, 6);
    // From C one walks to A first.
    expect(minutes[5]).toBeCloseTo(minutes[3]! + 6 + ride, 6);
    const { minutes: onFoot } = minutesOf({});
    for (const [at, value] of minutes.entries()) expect(value).toBeLessThanOrEqual(onFoot[at]! + 1e-9);
  });

  it('are never longer directly than over another place', () => {
    const buses = {
      stops: [
        { id: 'b', name: 'b', point: B },
        { id: 'far', name: 'far', point: FAR },
      ],
      lines: [{ id: '1', name: '1', stopIds: ['b', 'far'] }],
    };
    const { minutes, placeCount } = minutesOf({ places: [A, B, C, FAR], buses });
    for (let from = 0; from < placeCount; from += 1)
      for (let over = 0; over < placeCount; over += 1)
        for (let to = 0; to < placeCount; to += 1)
          expect(minutes[from * placeCount + to]!).toBeLessThanOrEqual(
            minutes[from * placeCount + over]! + minutes[over * placeCount + to]! + 1e-9,
          );
  });
});

import * as fc from 'fast-check';
import type { Polygon } from 'geojson';
import { describe, expect, it, test } from 'vitest';
import { poleOfInaccessibility } from '../../../src/domain/geo/label-point.ts';
import { parseCoordinates } from '../../../src/domain/geo/parse-coordinates.ts';
import { createPolygonIndex } from '../../../src/domain/geo/polygon-index.ts';
import { decodePolyline, encodePolyline } from '../../../src/domain/geo/polyline.ts';
import { boxOf, inBox } from '../../../src/domain/geo/positions.ts';
import { distanceToSegment, signedDistanceToRing } from '../../../src/domain/geo/rings.ts';
import { neededCorners, simplifyRing } from '../../../src/domain/geo/simplify.ts';
import {
  createQueue,
  loadStreetGraph,
  nearestStreetNode,
  shortestPath,
} from '../../../src/domain/geo/street-graph.ts';

describe('a box', () => {
  it('holds its four edges, and nothing beyond one of them', () => {
    const box = boxOf([[4, 1], [2, 3]]); // prettier-ignore
    expect(box).toEqual([2, 1, 4, 3]);
    for (const corner of [[2, 1], [4, 3]] as const) expect(inBox(corner, box)).toBe(true); // prettier-ignore
    for (const outside of [[1.9, 2], [4.1, 2], [3, 0.9], [3, 3.1]] as const) expect(inBox(outside, box)).toBe(false); // prettier-ignore
  });
});

describe('a distance to a segment', () => {
  it('is that to its first end where the foot lies before it', () => {
    expect(distanceToSegment(-3, 4, [0, 0], [4, 0])).toBe(5);
    expect(distanceToSegment(0, -2, [0, 0], [4, 0])).toBe(2);
    expect(distanceToSegment(1, 1, [0, 0], [2, 2])).toBe(0);
    expect(distanceToSegment(0, 2, [0, 0], [2, 2])).toBeCloseTo(Math.SQRT2, 12);
  });

  it('to a ring takes the edge that closes it too', () => {
    const open = [[0, 0], [10, 0], [10, 10], [0, 10]] as const; // prettier-ignore
    expect(signedDistanceToRing(1, 5, open)).toBe(1);
    expect(signedDistanceToRing(-1, 5, open)).toBe(-1);
    expect(signedDistanceToRing(5, 9, open)).toBe(1);
  });
});

describe('the pole of inaccessibility', () => {
  it('of a triangle of sides 3, 4 and 5 is its incentre', () => {
    const { point, radius } = poleOfInaccessibility([[0, 0], [4, 0], [0, 3]], 0.001); // prettier-ignore
    expect(radius).toBeGreaterThan(0.999);
    expect(radius).toBeLessThanOrEqual(1);
    expect(Math.hypot(point[0] - 1, point[1] - 1)).toBeLessThan(0.01);
  });

  it('of a long shape lies in its wide end, however the shape is turned', () => {
    const bottle = [[0, 0], [20, 0], [20, 1], [6, 1], [6, 6], [0, 6]] as const; // prettier-ignore
    for (const turn of [
      ([x, y]: readonly [number, number]) => [x, y] as const,
      ([x, y]: readonly [number, number]) => [y, x] as const,
    ]) {
      const { point, radius } = poleOfInaccessibility(bottle.map(turn), 0.01);
      expect(radius).toBeGreaterThan(2.99);
      expect(point.map((value) => Math.abs(value - 3) < 0.1)).toEqual([true, true]);
    }
  });

  it('of a ring without width is on it', () => {
    expect(poleOfInaccessibility([[0, 0], [4, 0], [8, 0]], 0.5).radius).toBeCloseTo(0, 9); // prettier-ignore
  });
});

describe('typed coordinates', () => {
  const read = (text: string) => {
    const found = parseCoordinates(text);
    return found && [found.longitude, found.latitude, found.swapped];
  };

  it.each([
    ['113.14E 27.83', [113.14, 27.83, false]],
    ['113.14 27.83N', [113.14, 27.83, false]],
    ['27.83 113.14E', [113.14, 27.83, true]],
    ['27.83N 113.14', [113.14, 27.83, true]],
    ['27.83s 113.14w', [-113.14, -27.83, true]],
    ['113.14西；27.83南', [-113.14, -27.83, false]],
    ['+113.14;-27.83', [113.14, -27.83, false]],
    ['113、27', [113, 27, false]],
    ['180,90', [180, 90, false]],
    ['-180,-90', [-180, -90, false]],
    ['10,91', [91, 10, true]],
    ['90.5,-180', [-180, 90.5, true]],
  ] as const)('%s is %j', (text, expected) => {
    const isOnEarth = Math.abs(expected[1]) <= 90;
    expect(read(text)).toEqual(isOnEarth ? expected : undefined);
  });

  it.each(['180.1,0', '200E 10N', '10N 181E', '1134,27', '113..1,27', 'x113,27', '113,27x', '113,,27'])(
    '%s is no position',
    (text) => expect(read(text)).toBeUndefined(),
  );

  it('lie in the bounds with their edges; what lies there both ways stays as it is written', () => {
    const bounds = [50, 20, 60, 30] as const;
    for (const [text, longitude] of [
      ['20,50', 50],
      ['30,60', 60],
    ] as const)
      // prettier-ignore
      expect(parseCoordinates(text, bounds)).toMatchObject({ longitude, swapped: true });
    for (const text of ['19,55', '31,55', '25,49', '25,61'])
      expect(parseCoordinates(text, bounds)).toMatchObject({ swapped: false });
    expect(parseCoordinates('22,28', [20, 20, 30, 30])).toMatchObject({ longitude: 22, swapped: false });
  });
});

describe('the polygon index', () => {
  const box = (west: number, south: number, width: number, height = width): Polygon => ({
    type: 'Polygon',
    coordinates: [[[west, south], [west + width, south], [west + width, south + height], [west, south + height], [west, south]]], // prettier-ignore
  });

  it('finds among many boxes what looking at each would find', () => {
    const corner = fc.integer({ min: 0, max: 40 });
    const boxes = fc.array(
      fc.tuple(corner, corner, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
      { minLength: 1, maxLength: 60 },
    );
    const place = fc.tuple(corner, corner).map(([x, y]) => [x + 0.5, y + 0.25] as [number, number]);
    fc.assert(
      fc.property(boxes, fc.array(place, { minLength: 20, maxLength: 40 }), (all, places) => {
        const index = createPolygonIndex(all.map((one) => box(...one)));
        for (const [x, y] of places) {
          const isHeld = ([west, south, width, height]: (typeof all)[number]) =>
            x > west && x < west + width && y > south && y < south + height;
          expect(index.locate([x, y])).toBe(all.findIndex(isHeld));
          expect(index.find([x, y], (at) => at % 2 === 1)).toBe(
            all.findIndex((one, at) => at % 2 === 1 && isHeld(one)),
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('simplified lines', () => {
  it('leave out a corner as far away as the tolerance, and keep one that is further', () => {
    const bent = [[0, 0], [5, 1], [10, 0]] as const; // prettier-ignore
    expect(neededCorners(bent, 1)).toEqual([0, 2]);
    expect(neededCorners(bent, 0.99)).toEqual([0, 1, 2]);
    expect(neededCorners(bent.slice(0, 2), 9)).toEqual([0, 1]);
    expect(neededCorners(bent.slice(0, 1), 9)).toEqual([0]);
    expect(neededCorners([], 9)).toEqual([]);
  });

  it('keep the furthest corner, then what lies off the lines to it', () => {
    const steps = [[0, 0], [2, 3], [4, 8], [6, 3], [8, 0]] as const; // prettier-ignore
    expect(neededCorners(steps, 2)).toEqual([0, 2, 4]);
    expect(neededCorners(steps, 0.4)).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('simplified rings', () => {
  it('count repeated points once, the last that is the first again too', () => {
    const square = [[0, 0], [0, 0], [9, 0], [9, 9], [9, 9], [0, 9], [0, 0]] as const; // prettier-ignore
    expect(simplifyRing(square, 0.1, 50)).toEqual([[0, 0], [9, 0], [9, 9], [0, 9]]); // prettier-ignore
    expect(simplifyRing([[1, 1]], 1, 50)).toEqual([[1, 1]]);
    expect(simplifyRing([], 1, 50)).toEqual([]);
  });

  it('of three corners stay as they are, and none has fewer', () => {
    const triangle = [[0, 0], [9, 0], [0, 0.1]] as const; // prettier-ignore
    expect(simplifyRing(triangle, 5, 50)).toEqual(triangle);
    const flat = [[0, 0], [5, 0.2], [9, 0], [5, -0.1]] as const; // prettier-ignore
    expect(simplifyRing(flat, 3, 50)).toEqual([[0, 0], [5, 0.2], [9, 0]]); // prettier-ignore
    const star = Array.from(
      { length: 20 },
      (_, i) => [Math.cos(i) * (i % 2 ? 9 : 5), Math.sin(i) * (i % 2 ? 9 : 5)] as const,
    );
    expect(simplifyRing(star, 0, 1)).toHaveLength(3);
    expect(simplifyRing(star, 0, 20)).toHaveLength(20);
  });

  it('are widened no further than it needs to fit', () => {
    const comb = [[0, 0], [1, 1], [2, 0], [3, 1], [4, 0], [4, 9], [0, 9]] as const; // prettier-ignore
    expect(simplifyRing(comb, 0.5, 7)).toEqual(comb);
    expect(simplifyRing(comb, 0.5, 6)).toEqual([[0, 0], [4, 0], [4, 9], [0, 9]]); // prettier-ignore
  });
});

describe('encoded polylines', () => {
  it('reach to the edges of the world, and no hundred-thousandth of a degree further', () => {
    const corners = [[-180, -90], [180, 90]] as const; // prettier-ignore
    expect(decodePolyline(encodePolyline(corners))).toEqual(corners);
    for (const outside of [
      [-180.00001, 0],
      [180.00001, 0],
      [0, -90.00001],
      [0, 90.00001],
    ] as const)
      // prettier-ignore
      expect(decodePolyline(encodePolyline([outside]))).toBeUndefined();
    expect(decodePolyline('')).toEqual([]);
  });

  it('hold signs from ? to ~ only', () => {
    expect(decodePolyline('??')).toEqual([[0, 0]]);
    for (const foreign of ['>?', '?\u007f', '?>']) expect(decodePolyline(foreign)).toBeUndefined();
  });
});

describe('streets', () => {
  const line = { nodes: [[113, 27], [113.01, 27], [113.02, 27]] as [number, number][] }; // prettier-ignore

  it('join nodes that are there, at both ends', () => {
    expect(() => loadStreetGraph({ ...line, edges: [[0, 1, 1], [7, 0, 1]] })).toThrow('edge 1 joins 7 and 0, but there are 3 nodes'); // prettier-ignore
    expect(() => loadStreetGraph({ ...line, edges: [[0, 3, 1]] })).toThrow(RangeError);
  });

  it('are never cheaper than they are long', () => {
    const graph = loadStreetGraph({
      nodes: [[113, 27], [113.01, 27.003], [113.02, 27]], // prettier-ignore
      edges: [[0, 1, 0], [1, 2, 0], [0, 2, 3]], // prettier-ignore
    });
    expect(shortestPath(graph, 0, 2, (rank) => (rank === 0 ? 0.1 : 1))?.nodes).toEqual([0, 2]);
    expect(shortestPath(graph, 0, 2, (rank) => (rank === 0 ? 1 : 2))?.nodes).toEqual([0, 1, 2]);
  });

  it('lead nowhere from a node that is not there; the goal itself may be one that is passed over', () => {
    const graph = loadStreetGraph({ ...line, edges: [[0, 1, 1], [1, 2, 1]] }); // prettier-ignore
    expect(shortestPath(graph, 9, 0)).toBeUndefined();
    expect(shortestPath(graph, 0, 1, undefined, () => false)?.nodes).toEqual([0, 1]);
    expect(shortestPath(graph, 0, 2, undefined, () => false)).toBeUndefined();
  });

  it('are near by metres, not by degrees; of two as near the first', () => {
    const graph = loadStreetGraph({ nodes: [[113, 60.02], [113.03, 60], [113, 59.98]], edges: [] }); // prettier-ignore
    expect(nearestStreetNode(graph, [113, 60])).toBe(1);
    expect(nearestStreetNode(graph, [112.9, 60])).toBe(0);
  });
});

test('a queue gives what is least first, whatever the order in which it came', () => {
  const commands = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }), { maxLength: 80 });
  fc.assert(
    fc.property(commands, (steps) => {
      const queue = createQueue();
      const waiting: number[] = [];
      for (const priority of steps) {
        if (priority === null) expect(queue.pop()).toBe(waiting.sort((a, b) => a - b).shift());
        else {
          queue.push(priority, priority);
          waiting.push(priority);
        }
      }
    }),
  );
});

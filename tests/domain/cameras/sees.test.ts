import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { destination } from '@turf/destination';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seenOfWayM, seesPoint } from '../../../src/domain/cameras/sees.ts';
import { viewSector } from '../../../src/domain/cameras/view-sector.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';

const point: Position = [113.15, 27.84];

/** Metres east and north of the camera as a position, by the length of a degree: 2π · 6 371 008.8 m / 360. */
const METRES_A_DEGREE = 111_195.08;
const at = (east: number, north: number): Position => [
  point[0] + east / (METRES_A_DEGREE * Math.cos((point[1] * Math.PI) / 180)),
  point[1] + north / METRES_A_DEGREE,
];

/** Looks east, 30° to each side, 100 m far. */
const east = { point, azimuthDeg: 90, hfovDeg: 60, rangeM: 100 };

describe('a hand-worked sector', () => {
  it.each([
    ['straight ahead', 50, 0, true],
    ['at the camera', 0, 0, true],
    ['just within the range', 99.9, 0, true],
    ['just beyond the range', 100.1, 0, false],
    // tan 30° · 50 m = 28.87 m
    ['just within the left edge', 50, 28.8, true],
    ['just beyond the left edge', 50, 28.95, false],
    ['just within the right edge', 50, -28.8, true],
    ['just beyond the right edge', 50, -28.95, false],
    ['behind', -50, 0, false],
  ])('%s: (%d, %d)', (_, x, y, isSeen) => {
    expect(seesPoint(east, at(x, y))).toBe(isSeen);
  });

  it.each([
    // A line across at 50 m: 2 · 50 · tan 30° = 57.735 m of it.
    ['60° east, across', east, [at(50, -200), at(50, 200)], 57.735],
    ['60° east, from the camera straight ahead and out', east, [point, at(300, 0)], 100],
    ['60° east, passing behind', east, [at(-10, -200), at(-10, 200)], 0],
    // Chord at 50 m of a circle of 100 m: 2 · √(100² − 50²) = 173.205 m.
    ['360°, a chord', { ...east, hfovDeg: 360 }, [at(-300, -50), at(300, -50)], 173.205],
    // Of that chord a blind quarter to the south takes 2 · 50 · tan 45° = 100 m.
    [
      '270° north, the same chord',
      { ...east, azimuthDeg: 0, hfovDeg: 270 },
      [at(-300, -50), at(300, -50)],
      73.205,
    ],
    // Northwards from its own height: √(100² − 10²) = 99.499 m.
    [
      '180° north, a line beside it',
      { ...east, azimuthDeg: 0, hfovDeg: 180 },
      [at(10, -200), at(10, 200)],
      99.499,
    ],
    ['60° east, a way of two parts', east, [at(50, -200), at(50, 0), at(300, 0)], 57.735 / 2 + 50],
  ])('sees of a way: %s', (_, camera, way, metres) => {
    expect(seenOfWayM(camera, way)).toBeCloseTo(metres, 1);
  });
});

const anyView = fc.record({
  point: fc.constant(point),
  azimuthDeg: fc.integer({ min: 0, max: 359 }),
  hfovDeg: fc.integer({ min: 5, max: 360 }),
  rangeM: fc.integer({ min: 20, max: 300 }),
});

it('sees a point exactly where the sector that is drawn holds it, away from its edges', () => {
  fc.assert(
    fc.property(
      anyView,
      fc.double({ min: 1, max: 400, noNaN: true }),
      fc.double({ min: 0, max: 360, noNaN: true }),
      (view, metres, bearing) => {
        const turned = Math.abs(((bearing - view.azimuthDeg + 540) % 360) - 180);
        const fromEdgeDeg = view.hfovDeg === 360 ? 90 : Math.abs(turned - view.hfovDeg / 2);
        fc.pre(Math.abs(metres - view.rangeM) > 0.02 * view.rangeM && fromEdgeDeg > 1);
        const [x, y] = destination(point, metres, bearing, { units: 'meters' }).geometry.coordinates;
        const position: Position = [x!, y!];
        expect(seesPoint(view, position)).toBe(booleanPointInPolygon(position, viewSector(view, 1)!));
      },
    ),
    { numRuns: 500 },
  );
});

it('sees as much of a way as of many points on it', () => {
  const offset = fc.integer({ min: -300, max: 300 });
  const POINTS = 2_000;
  fc.assert(
    fc.property(anyView, offset, offset, offset, offset, (view, x0, y0, x1, y1) => {
      const lengthM = Math.hypot(x1 - x0, y1 - y0);
      let seen = 0;
      for (let index = 0; index < POINTS; index++) {
        const share = (index + 0.5) / POINTS;
        if (seesPoint(view, at(x0 + share * (x1 - x0), y0 + share * (y1 - y0)))) seen++;
      }
      const metres = seenOfWayM(view, [at(x0, y0), at(x1, y1)]);
      // Three ends of stretches at most are each missed by less than a step.
      expect(Math.abs(metres - (seen / POINTS) * lengthM)).toBeLessThanOrEqual((4 * lengthM) / POINTS + 0.05);
    }),
    { numRuns: 200 },
  );
});

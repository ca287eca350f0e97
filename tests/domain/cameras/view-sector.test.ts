import { area } from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { distance } from '@turf/distance';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestCameras } from '../../../src/domain/cameras/nearest-cameras.ts';
import { viewSector } from '../../../src/domain/cameras/view-sector.ts';

const point: [number, number] = [113.15, 27.84];
const view = { point, azimuthDeg: 90, hfovDeg: 60, rangeM: 100 };

/** Twice the area of a ring in square degrees, positive where it winds counter-clockwise. */
function doubleArea(ring: number[][]): number {
  const around = ring.map(([x = 0, y = 0]) => [x - point[0], y - point[1]] as const);
  return around.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = around[(i + 1) % around.length]!;
    return sum + x * nextY - nextX * y;
  }, 0);
}

describe('view sectors', () => {
  it('are drawn only where azimuth, angle, range and position are known', () => {
    expect(viewSector(view)).toBeDefined();
    for (const key of ['point', 'azimuthDeg', 'hfovDeg', 'rangeM'] as const)
      expect(viewSector({ ...view, [key]: undefined })).toBeUndefined();
  });

  it('look where the camera looks', () => {
    const polygon = viewSector(view)!;
    expect(booleanPointInPolygon([113.1505, 27.84], polygon)).toBe(true);
    expect(booleanPointInPolygon([113.1495, 27.84], polygon)).toBe(false);
    expect(booleanPointInPolygon([113.15, 27.8405], polygon)).toBe(false);
  });

  it('have the area of a circle sector, wind counter-clockwise and close', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 359 }),
        fc.integer({ min: 10, max: 360 }),
        fc.integer({ min: 20, max: 300 }),
        (azimuthDeg, hfovDeg, rangeM) => {
          const polygon = viewSector({ point, azimuthDeg, hfovDeg, rangeM }, 2)!;
          const ring = polygon.coordinates[0]!;
          expect(ring.at(-1)).toEqual(ring[0]);
          const expected = (Math.PI * rangeM ** 2 * hfovDeg) / 360;
          expect(Math.abs(area(polygon) / expected - 1)).toBeLessThan(0.02);
          expect(doubleArea(ring)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('at 360° are whole circles, counter-clockwise too', () => {
    const polygon = viewSector({ ...view, hfovDeg: 360 })!;
    expect(area(polygon) / (Math.PI * 100 ** 2)).toBeCloseTo(1, 2);
    expect(doubleArea(polygon.coordinates[0]!)).toBeGreaterThan(0);
  });

  it('turn by the step asked for', () => {
    const corners = (stepDeg: number) =>
      viewSector({ ...view, hfovDeg: 360 }, stepDeg)!.coordinates[0]!.length;
    expect([corners(5), corners(10), corners(90)]).toEqual([73, 37, 5]);
  });
});

describe('nearest cameras', () => {
  const offset = fc.double({ min: -0.02, max: 0.02, noNaN: true });
  const camera = fc.record({
    id: fc.uuid(),
    point: fc.option(
      fc.tuple(
        offset.map((x) => point[0] + x),
        offset.map((y) => point[1] + y),
      ),
      { nil: undefined },
    ),
    status: fc.constantFrom('online', 'offline', 'fault'),
  });

  it('are those a sort of all distances gives', () => {
    fc.assert(
      fc.property(
        fc.array(camera, { maxLength: 60 }),
        fc.integer({ min: 50, max: 3000 }),
        (cameras, maxDistanceM) => {
          const reference = cameras
            .filter((candidate) => candidate.point !== undefined && candidate.status === 'online')
            .map((candidate) => distance(point, candidate.point!, { units: 'meters' }))
            .filter((metres) => metres <= maxDistanceM)
            .sort((a, b) => a - b)
            .slice(0, 5);
          const answer = nearestCameras(cameras, point, { maxDistanceM, statuses: ['online'] });
          expect(answer.map(({ distanceM }) => distanceM.toFixed(6))).toEqual(
            reference.map((metres) => metres.toFixed(6)),
          );
        },
      ),
    );
  });

  it('are none where no camera has a position', () => {
    expect(nearestCameras([{ status: 'online' }], point)).toEqual([]);
  });

  const place = (x: number, y: number, status = 'online') => ({ point: [x, y] as [number, number], status });
  const [x, y] = [113.15, 27.8];

  it('lie up to the distance asked for, in every direction, and not beyond', () => {
    const reach = distance([x, y], [x, y + 0.0045], { units: 'meters' });
    const eastward = 0.0045 / Math.cos((y * Math.PI) / 180);
    const cross = [place(x, y + 0.0045), place(x, y - 0.00449), place(x + eastward * 0.999, y)];
    const corner = place(x + eastward * 0.9, y + 0.0045 * 0.9);
    expect(nearestCameras([...cross, corner], [x, y], { maxDistanceM: reach })).toHaveLength(3);
  });

  it('are at most five within 500 m in any state where nothing else is said', () => {
    const states = ['online', 'offline', 'fault', 'online', 'offline', 'fault'];
    const near = states.map((status, index) => place(x + index * 1e-4, y, status));
    expect(nearestCameras(near.toReversed(), [x, y]).map(({ camera }) => camera)).toEqual(near.slice(0, 5));
    expect(nearestCameras([place(x, y + 0.00451)], [x, y])).toEqual([]);
  });
});

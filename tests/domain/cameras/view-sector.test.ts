import { area } from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { distance } from '@turf/distance';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestCameras } from '../../../src/domain/cameras/nearest-cameras.ts';
import { viewSector } from '../../../src/domain/cameras/view-sector.ts';

const point: [number, number] = [113.15, 27.84];
const view = { point, azimuthDeg: 90, hfovDeg: 60, rangeM: 100 };

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
          let doubleArea = 0;
          for (let i = 1; i < ring.length; i++)
            doubleArea +=
              ring[i - 1]![0]! * ring[i]![1]! -
              ring[i]![0]! * ring[i - 1]![1]! -
              point[0] * (ring[i]![1]! - ring[i - 1]![1]!) +
              point[1] * (ring[i]![0]! - ring[i - 1]![0]!);
          expect(doubleArea).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
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
});

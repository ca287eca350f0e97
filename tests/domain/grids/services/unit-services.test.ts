import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWithin } from '../../../../src/domain/grids/codes.ts';
import { cameraShares } from '../../../../src/domain/grids/services/camera-shares.ts';
import { straightReach } from '../../../../src/domain/grids/services/service-reach.ts';
import { serviceShares } from '../../../../src/domain/grids/services/service-shares.ts';
import { servicesOfUnitTask } from '../../../../src/domain/grids/services/unit-services.ts';
import { createUnitTree } from '../../../../src/domain/grids/services/unit-tree.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { at, boxUnit } from './a-square.ts';

const VILLAGE = '430204003001';
const grid = (serial: number) => `${VILLAGE}90${serial}000`;
const known = { quantities: { households: { value: 250 } } };
/** A village of three grids of 300 m, and another beside it. */
const units = [
  boxUnit(VILLAGE, [0, 0, 900, 300]),
  ...[1, 2, 3].map((serial) =>
    boxUnit(grid(serial), [300 * (serial - 1), 0, 300 * serial, 300], { parentCode: VILLAGE, ...known }),
  ),
  boxUnit('430204003002', [900, 0, 1200, 300]),
];
const place = { x: fc.integer({ min: -200, max: 1400 }), y: fc.integer({ min: -200, max: 500 }) };

it('gives one unit what all units together give it', () => {
  const facility = fc.record({ ...place, serviceRadiusM: fc.constantFrom(undefined, 80, 250) });
  const camera = fc.record({ ...place, azimuthDeg: fc.integer({ min: 0, max: 359 }), rangeM: fc.constantFrom(undefined, 40, 90) }); // prettier-ignore
  fc.assert(
    fc.property(
      fc.array(facility, { maxLength: 5 }),
      fc.array(camera, { maxLength: 4 }),
      fc.constantFrom(...units),
      (stations, views, unit) => {
        const facilities = stations.map(({ x, y, serviceRadiusM }) => ({ facilityType: 'CHARGING', point: at(x, y), serviceRadiusM })); // prettier-ignore
        const cameras = views.map(({ x, y, ...view }) => ({ ...view, point: at(x, y), hfovDeg: 70, pointClass: 2, status: 'online' })); // prettier-ignore
        const own = units.filter(({ code }) => isWithin(code, unit.code));
        const found = runTask(
          servicesOfUnitTask(unit, { units: own, facilities, cameras, reachOf: straightReach }),
        );
        const tree = createUnitTree(units);
        expect(found.services.find(({ facilityType }) => facilityType === 'CHARGING')).toEqual({
          facilityType: 'CHARGING',
          ...serviceShares(tree, units, facilities, straightReach).get(unit.code),
        });
        const seen = cameraShares(tree, units, cameras).get(unit.code)!;
        const { area, ...counts } = found.cameras[1]!;
        const { area: expected, ...expectedCounts } = seen;
        expect(counts).toEqual({ pointClass: 2, ...expectedCounts });
        // The lattice begins at the first camera that is near, so its cells lie elsewhere.
        expect(Math.abs(area.share - expected.share)).toBeLessThanOrEqual(3 * (area.error + expected.error));
      },
    ),
    { numRuns: 40, seed: 9 },
  );
});

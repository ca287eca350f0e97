import { expect, test } from 'vitest';
import { nearestName } from '../../../src/domain/geo/nearest-name.ts';

/** About so many metres east of 113° on the parallel of 27.8°. */
const east = (metres: number): [number, number] => [113 + metres / 98_360, 27.8];
const named = (name: string, metres: number) => ({ name, position: east(metres) });

test('a place within 500 m gives its name, then a stop within 300 m, else nothing', () => {
  const places = [named('far', 700), named('square', 400), named('market', -450)];
  const stops = [named('stop', 50)];
  expect(nearestName(east(0), places, stops)?.name).toBe('square');
  expect(nearestName(east(0), places, stops)?.distanceM).toBeCloseTo(400, -1);
  expect(nearestName(east(0), [], stops)?.name).toBe('stop');
  expect(nearestName(east(-600), [], stops)).toBeUndefined();
});

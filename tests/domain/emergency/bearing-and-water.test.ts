import { describe, expect, it, test } from 'vitest';
import { bearingDeg, directionOf, DIRECTIONS } from '../../../src/domain/geo/bearing.ts';
import { nearestWaters } from '../../../src/domain/emergency/nearest-water.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';

const ZHUZHOU: Position = [113.13, 27.83];

test.each([
  [[113.13, 27.84], 0, 'north'],
  [[113.14, 27.83], 90, 'east'],
  [[113.13, 27.82], 180, 'south'],
  [[113.12, 27.83], 270, 'west'],
] as const)('%s lies at %d degrees, %s', (to, degrees, direction) => {
  const found = bearingDeg(ZHUZHOU, [...to]);
  expect(Math.abs(((found - degrees + 540) % 360) - 180)).toBeLessThan(0.01);
  expect(directionOf(found)).toBe(direction);
});

test('a bearing is the first one of the great circle (published example: 50°04′N 5°43′W to 58°38′N 3°04′W, 009°07′)', () => {
  const found = bearingDeg([-(5 + 42 / 60 + 53 / 3600), 50 + 3 / 60 + 59 / 3600], [-(3 + 4 / 60 + 12 / 3600), 58 + 38 / 60 + 38 / 3600]);
  expect(found).toBeCloseTo(9 + 7 / 60 + 11 / 3600, 2);
}); // prettier-ignore

test('each direction takes an eighth of the circle, half of it on either side', () => {
  DIRECTIONS.forEach((direction, index) => {
    for (const turn of [-22.4, 0, 22.4]) expect(directionOf(index * 45 + turn)).toBe(direction);
  });
  expect(directionOf(337.6)).toBe('north');
  expect(directionOf(337.4)).toBe('northwest');
});

describe('water', () => {
  const river = { name: 'river', lines: [[[113.12, 27.8], [113.12, 27.86]]] as Position[][] }; // prettier-ignore
  const pond = { name: 'pond', lines: [[[113.131, 27.83]]] as Position[][] };

  it('is found at its nearest place, between the corners of its line too', () => {
    const [found] = nearestWaters(ZHUZHOU, [river]);
    expect(found?.point).toEqual([113.12, expect.closeTo(27.83, 9) as number]);
    expect(found?.distanceM).toBeCloseTo(0.01 * 111_195 * Math.cos((27.83 * Math.PI) / 180), 0);
    expect(directionOf(found?.bearingDeg ?? 0)).toBe('west');
    expect(found?.knownAs).toBe('line');
  });

  it('stands at an end where the line goes away from there', () => {
    expect(nearestWaters([113.12, 27.9], [river])[0]?.point).toEqual([113.12, 27.86]);
  });

  it('is listed nearest first, a point for a point, and none for none', () => {
    const found = nearestWaters(ZHUZHOU, [river, pond, { name: 'dry', lines: [[]] }]);
    expect(found.map(({ name, knownAs }) => `${name} ${knownAs}`)).toEqual(['pond point', 'river line']);
  });
});

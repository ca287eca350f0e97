import { expect, test } from 'vitest';
import { boxOfShape, inBox } from '../../../src/domain/geo/positions.ts';

const square = (west: number, south: number, side: number) => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

test('the box of a polygon is that of its outer ring, of several parts that around all of them', () => {
  expect(boxOfShape({ type: 'Polygon', coordinates: [square(2, 3, 4), square(3, 4, 1)] })).toEqual([
    2, 3, 6, 7,
  ]);
  const parts = [[square(2, 3, 4)], [square(-5, 10, 1), square(-4.5, 10.5, 0.1)]];
  expect(boxOfShape({ type: 'MultiPolygon', coordinates: parts })).toEqual([-5, 3, 6, 11]);
});

test.each([
  [2, 3, true],
  [6, 7, true],
  [1.9, 5, false],
  [6.1, 5, false],
  [4, 2.9, false],
  [4, 7.1, false],
])('whether %d, %d lies in a box, edges included: %s', (longitude, latitude, isIn) => {
  expect(inBox([longitude, latitude], [2, 3, 6, 7])).toBe(isIn);
});

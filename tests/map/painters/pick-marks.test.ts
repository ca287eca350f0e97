import { expect, test } from 'vitest';
import { pickMark, type DrawnMark } from '../../../src/map/painters/pick-marks.ts';
import { cluster, incident } from '../../layers/fixtures.ts';

const disc = (id: number, x: number, y: number, radiusPx: number): DrawnMark => ({
  mark: { ...cluster, id },
  x,
  y,
  radiusPx,
});
const single = (eventNo: string, x: number, y: number): DrawnMark => ({
  mark: { ...incident, eventNo },
  x,
  y,
  radiusPx: 7,
});
const picked = (placed: readonly DrawnMark[], x: number, y: number, reach = 3) =>
  pickMark(placed, { x, y }, reach)?.id;

test('a disc answers inside its radius and the reach of the hand, not beyond', () => {
  const placed = [disc(1, 100, 100, 20)];
  expect(picked(placed, 122, 100)).toBe(1);
  expect(picked(placed, 124, 100)).toBeUndefined();
  expect(picked(placed, 131, 100, 12)).toBe(1);
  expect(pickMark(placed, { x: 100, y: 100 }, 3)).toEqual({
    kind: 'cluster',
    id: 1,
    position: [cluster.longitude, cluster.latitude],
  });
});

test('of two discs the one whose centre is nearer is meant', () => {
  const placed = [disc(1, 100, 100, 30), disc(2, 130, 100, 30)];
  expect(picked(placed, 112, 100)).toBe(1);
  expect(picked(placed, 118, 100)).toBe(2);
  expect(picked([...placed].reverse(), 112, 100)).toBe(1);
});

test('a single incident answers within 10 px of a mouse, a disc over it first', () => {
  expect(picked([single('a', 50, 50)], 59.5, 50)).toBe('a');
  expect(picked([single('a', 50, 50)], 60.5, 50)).toBeUndefined();
  expect(picked([single('a', 50, 50), disc(3, 60, 50, 12)], 52, 50)).toBe(3);
  expect(picked([], 0, 0)).toBeUndefined();
});

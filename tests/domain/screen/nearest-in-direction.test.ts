import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ARROW_DIRECTIONS,
  nearestInDirection,
  type Box,
  type ArrowDirection,
} from '../../../src/domain/screen/nearest-in-direction.ts';

const box = (left: number, top: number, width = 80, height = 20): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
const OPPOSITE: Record<ArrowDirection, ArrowDirection> = {
  up: 'down',
  down: 'up',
  left: 'right',
  right: 'left',
};

test('rows of a list follow each other, whatever stands beside them', () => {
  const rows = [0, 1, 2].map((row) => box(1000, 100 + row * 24, 300));
  const tile = box(880, 130, 100, 90);
  const boxes = [...rows, tile];
  expect(nearestInDirection(rows[0]!, boxes, 'down')).toBe(1);
  expect(nearestInDirection(rows[1]!, boxes, 'down')).toBe(2);
  expect(nearestInDirection(rows[2]!, boxes, 'up')).toBe(1);
  expect(nearestInDirection(rows[1]!, boxes, 'left')).toBe(3);
});

test('from the middle of the map each direction leads to the part that lies there', () => {
  const parts = [box(500, 40), box(500, 1000), box(10, 500), box(1800, 500)];
  const middle = box(960, 540, 0, 0);
  expect(ARROW_DIRECTIONS.map((direction) => nearestInDirection(middle, parts, direction))).toEqual([
    0, 1, 2, 3,
  ]);
});

test('what is inside a wide thing is no way out of it', () => {
  const row = box(0, 0, 300, 60);
  const inside = box(10, 5, 40, 20);
  expect(nearestInDirection(row, [inside], 'right')).toBeUndefined();
  expect(nearestInDirection(inside, [row], 'left')).toBeUndefined();
});

const side = fc.integer({ min: 0, max: 1900 });
const anyBox = fc
  .tuple(side, side, fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 100 }))
  .map(([left, top, width, height]) => box(left, top, width, height));

test('an arrow goes only where it points, so a walk in one direction ends', () => {
  fc.assert(
    fc.property(
      fc.array(anyBox, { minLength: 1, maxLength: 30 }),
      fc.constantFrom(...ARROW_DIRECTIONS),
      (boxes, direction) => {
        let at: Box | undefined = boxes[0];
        let steps = 0;
        for (; at !== undefined && steps <= boxes.length; steps++) {
          const next = nearestInDirection(at, boxes, direction);
          at = next === undefined ? undefined : boxes[next];
        }
        expect(steps).toBeLessThanOrEqual(boxes.length);
      },
    ),
  );
});

test('in a regular grid every field is reached from every other, and a step back undoes a step', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), (columns, rows) => {
      const boxes = Array.from({ length: columns * rows }, (_, index) =>
        box((index % columns) * 100, Math.floor(index / columns) * 30),
      );
      const reached = new Set([0]);
      for (const at of reached)
        for (const direction of ARROW_DIRECTIONS) {
          const next = nearestInDirection(boxes[at]!, boxes, direction);
          if (next === undefined) continue;
          reached.add(next);
          expect(nearestInDirection(boxes[next]!, boxes, OPPOSITE[direction])).toBe(at);
        }
      expect(reached.size).toBe(boxes.length);
    }),
  );
});

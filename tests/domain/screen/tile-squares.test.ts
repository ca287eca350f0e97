import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { tileSquares } from '../../../src/domain/screen/tile-squares.ts';

const length = fc.double({ min: 0.5, max: 4_000, noNaN: true });

test('squares cover a box and nothing beyond it', () => {
  fc.assert(
    fc.property(
      length,
      length,
      length,
      length,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(Infinity, 500),
      (left, top, width, height, alongX, alongY, mostSide) => {
        fc.pre(Math.max(width, height) / Math.min(width, height) < 200);
        const box = { left, top, right: left + width, bottom: top + height };
        const squares = tileSquares(box, mostSide);
        const [x, y] = [left + alongX * width, top + alongY * height];
        const slack = 1e-6;
        expect(
          squares.some((one) => Math.max(Math.abs(one.x - x), Math.abs(one.y - y)) <= one.half + slack),
        ).toBe(true);
        for (const one of squares) {
          expect(2 * one.half).toBeLessThanOrEqual(mostSide + slack);
          expect(Math.min(one.x - left, box.right - one.x)).toBeGreaterThanOrEqual(one.half - slack);
          expect(Math.min(one.y - top, box.bottom - one.y)).toBeGreaterThanOrEqual(one.half - slack);
        }
      },
    ),
  );
});

test('a box without room has none', () => {
  for (const right of [5, 4]) expect(tileSquares({ left: 5, top: 0, right, bottom: 9 })).toEqual([]);
});

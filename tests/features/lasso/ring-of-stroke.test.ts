import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointInRing } from '../../../src/domain/geo/rings.ts';
import {
  pathOf,
  ringOfStroke,
  strokeLength,
  type ScreenPoint,
} from '../../../src/features/lasso/ring-of-stroke.ts';

/** A map of 1 px = 0.0001 degrees with its corner at 113° E, 28° N. */
const toPosition = ([x, y]: ScreenPoint) => [113 + x / 1e4, 28 - y / 1e4] as const;

const circle = (points: number, radius: number): ScreenPoint[] =>
  Array.from({ length: points }, (_, index) => {
    const angle = (index / points) * 2 * Math.PI;
    return [600 + radius * Math.cos(angle), 400 + radius * Math.sin(angle)];
  });

describe('an area drawn by hand', () => {
  test('keeps what it went around, in few corners of five decimals', () => {
    const ring = ringOfStroke(circle(700, 200), toPosition) ?? [];
    expect(ring.length).toBeGreaterThan(8);
    expect(ring.length).toBeLessThan(60);
    const [x, y] = toPosition([600, 400]);
    expect(pointInRing(x, y, ring)).toBe(true);
    for (const value of ring.flat()) expect(Number(value.toFixed(5))).toBe(value);
  });

  test('has at most 200 corners, whatever the hand does', () => {
    const scribble = fc.array(fc.tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 0, max: 800 })), {
      minLength: 250,
      maxLength: 900,
    });
    fc.assert(
      fc.property(scribble, (stroke) => {
        expect(ringOfStroke(stroke, toPosition)?.length ?? 0).toBeLessThanOrEqual(200);
      }),
      { numRuns: 50 },
    );
  });

  test('that encloses nothing is none', () => {
    expect(ringOfStroke([[0, 0], [300, 300]], toPosition)).toBeNull(); // prettier-ignore
    expect(ringOfStroke([[0, 0], [300, 300], [600, 600], [10, 10]], toPosition)).toBeNull(); // prettier-ignore
    expect(ringOfStroke(circle(50, 0.2), toPosition)).toBeNull();
  });
});

test('a stroke has a length and a path', () => {
  expect(strokeLength([[0, 0], [3, 4], [3, 10]])).toBe(11); // prettier-ignore
  expect(pathOf([[0, 0], [1.25, 2]], true)).toBe('M0.0 0.0L1.3 2.0Z'); // prettier-ignore
  expect(pathOf([], true)).toBe('');
});

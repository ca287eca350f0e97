import { describe, expect, it } from 'vitest';
import { cutEvenly } from '../../../../src/domain/grids/split/balanced-cut.ts';
import type { PlaneShape } from '../../../../src/domain/grids/split/cut-shape.ts';
import { areaOfShape, longAxis } from '../../../../src/domain/grids/split/shape-measures.ts';

const shapeOf = (...ring: [number, number][]): PlaneShape => [
  ring.map(([x, y]) => ({ x, y, position: [x, y] })),
];
const closest = (shape: PlaneShape) =>
  Math.min(
    ...shape.flatMap((ring) =>
      ring.flatMap((a, index) => ring.slice(index + 1).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    ),
  );

describe('an even cut', () => {
  it('keeps off the corners where the even line runs along edges', () => {
    // 200 × 200 m to the west and 400 × 100 m to the east: the even line is x = 200, on two edges.
    const flag = shapeOf([0, -100], [200, -100], [200, -50], [600, -50], [600, 50], [200, 50], [200, 100], [0, 100]); // prettier-ignore
    const pieces = cutEvenly(flag, 2, areaOfShape);
    expect(pieces.map((piece) => Math.abs(areaOfShape(piece) / 80_000 - 0.5) < 1e-4)).toEqual([true, true]);
    for (const piece of pieces) expect(closest(piece)).toBeGreaterThan(0.001);
  });

  it('makes three and five pieces of a bar', () => {
    const bar = shapeOf([0, 0], [900, 0], [900, 100], [0, 100]);
    for (const count of [3, 5]) {
      const pieces = cutEvenly(bar, count, areaOfShape);
      expect(pieces.map((piece) => Math.abs(areaOfShape(piece) - 90_000 / count) < 30)).toEqual(
        Array.from({ length: count }, () => true),
      );
    }
  });

  it('knows the long axis of a bar that is turned by 30°', () => {
    const [cos, sin] = [Math.cos(Math.PI / 6), Math.sin(Math.PI / 6)];
    const corners: [number, number][] = [[0, 0], [600, 0], [600, 80], [0, 80]]; // prettier-ignore
    const turned = shapeOf(
      ...corners.map(([x, y]): [number, number] => [x * cos - y * sin, x * sin + y * cos]),
    );
    const [x, y] = longAxis(turned);
    expect(Math.abs(x)).toBeCloseTo(cos, 9);
    expect(y / x).toBeCloseTo(sin / cos, 9);
  });
});

import fc from 'fast-check';
import type { PlanePoints } from '../../../src/domain/hotspots/plane/plane-points.ts';

/** Points of pairs. */
export const pointsOf = (pairs: readonly (readonly [number, number])[]): PlanePoints => ({
  x: Float64Array.from(pairs, ([x]) => x),
  y: Float64Array.from(pairs, ([, y]) => y),
});

/** Whole coordinates in a small square: many equal points, many distances exactly on a radius. */
export const latticePoints = (most: number, minLength = 0) =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 })), {
    minLength,
    maxLength: most,
  });

/** Coordinates anywhere, far from the origin and with fractions. */
export const scatteredPoints = (most: number, minLength = 0) => {
  const at = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  return fc
    .tuple(fc.array(fc.tuple(at, at), { minLength, maxLength: most }), fc.constantFrom(0, 3e6))
    .map(([pairs, shift]) => pairs.map(([x, y]): [number, number] => [x + shift, y - shift]));
};

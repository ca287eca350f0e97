import { pointInRing } from '../../../src/domain/geo/rings.ts';
import type { Fields } from './fields.ts';
import type { Point } from './projection.ts';

/** A lattice point inside a block with the people around it. */
export interface Sample {
  point: Point;
  mass: number;
}

/** About `count` points spread evenly over a ring; mass = density × the area each stands for, in communities. */
export function sampleRing(ring: readonly Point[], areaM2: number, count: number, fields: Fields): Sample[] {
  const step = Math.sqrt(areaM2 / count);
  const [west, east] = range(ring, 0);
  const [south, north] = range(ring, 1);
  const samples: Sample[] = [];
  let odd = false;
  for (let y = south + step / 2; y < north; y += step) {
    odd = !odd;
    for (let x = west + (odd ? step * 0.25 : step * 0.75); x < east; x += step)
      if (pointInRing(x, y, ring))
        samples.push({ point: [x, y], mass: fields.density([x, y]) * step * step * 1e-6 });
  }
  return samples;
}

/** Sum of the masses. */
export const massOf = (samples: readonly Sample[]): number =>
  samples.reduce((sum, sample) => sum + sample.mass, 0);

/**
 * A point inside on the line across `angle` that leaves the share `share` of the mass on its right hand:
 * the samples are ordered along the normal, and the point is the middle of those near the line.
 */
export function seedAt(samples: readonly Sample[], angle: number, share: number): Point | undefined {
  const normal: Point = [-Math.sin(angle), Math.cos(angle)];
  const heights = samples
    .map((sample) => ({ ...sample, height: dot(sample.point, normal) }))
    .sort((a, b) => a.height - b.height);
  const wanted = massOf(samples) * share;
  let sum = 0;
  const at = heights.findIndex((sample) => (sum += sample.mass) >= wanted);
  const height = heights[at]?.height;
  return height === undefined ? undefined : seedAtHeight(samples, angle, height);
}

/** A point inside on the line across `angle` at a height along its normal. */
export function seedAtHeight(samples: readonly Sample[], angle: number, height: number): Point | undefined {
  const normal: Point = [-Math.sin(angle), Math.cos(angle)];
  const tangent: Point = [Math.cos(angle), Math.sin(angle)];
  const near = samples
    .map(({ point }) => ({ point, off: Math.abs(dot(point, normal) - height) }))
    .sort((a, b) => a.off - b.off)
    .slice(0, Math.max(3, Math.round(Math.sqrt(samples.length))))
    .map(({ point }) => point)
    .sort((a, b) => dot(a, tangent) - dot(b, tangent));
  const middle = near[near.length >> 1];
  if (!middle) return undefined;
  const lift = height - dot(middle, normal);
  return [middle[0] + normal[0] * lift, middle[1] + normal[1] * lift];
}

export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];

function range(ring: readonly Point[], axis: 0 | 1): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const p of ring) {
    if (p[axis] < low) low = p[axis];
    if (p[axis] > high) high = p[axis];
  }
  return [low, high];
}

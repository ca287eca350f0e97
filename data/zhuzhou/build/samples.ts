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

/** Samples ordered across a direction; gives starting points for lines in that direction. */
export interface Sweep {
  /** A point inside on the line that leaves `share` of the mass on its right hand. */
  seedAtShare(share: number): Point | undefined;
  /** A point inside on the line at a height along the normal of the direction. */
  seedAtHeight(height: number): Point | undefined;
}

/** Orders samples along the normal of a direction (radians). */
export function sweepAcross(samples: readonly Sample[], angle: number): Sweep {
  const tangent: Point = [Math.cos(angle), Math.sin(angle)];
  const normal: Point = [-tangent[1], tangent[0]];
  const heights = Float64Array.from(samples, ({ point }) => dot(point, normal));
  const order = Array.from(heights.keys()).sort((a, b) => heights[a]! - heights[b]!);
  const total = massOf(samples);
  const window = Math.max(3, Math.round(Math.sqrt(samples.length)));
  const seedAtHeight = (height: number): Point | undefined => {
    let at = order.findIndex((i) => heights[i]! >= height);
    if (at < 0) at = order.length;
    const start = Math.max(0, Math.min(order.length - window, at - (window >> 1)));
    const near = order.slice(start, start + window).map((i) => samples[i]!.point);
    near.sort((a, b) => dot(a, tangent) - dot(b, tangent));
    const middle = near[near.length >> 1];
    if (!middle) return undefined;
    const lift = height - dot(middle, normal);
    return [middle[0] + normal[0] * lift, middle[1] + normal[1] * lift];
  };
  const seedAtShare = (share: number): Point | undefined => {
    let sum = 0;
    const at = order.find((i) => (sum += samples[i]!.mass) >= total * share);
    return at === undefined ? undefined : seedAtHeight(heights[at]!);
  };
  return { seedAtHeight, seedAtShare };
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

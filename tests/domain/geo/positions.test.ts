import { distance } from '@turf/distance';
import { describe, expect, it } from 'vitest';
import { boxOf, distanceM, inBox, lengthM, type Position } from '../../../src/domain/geo/positions.ts';

const zhuzhou: Position = [113.14, 27.83];
const liling: Position = [113.5, 27.667];

describe('distances', () => {
  it('agree with turf', () => {
    expect(distanceM(zhuzhou, liling)).toBeCloseTo(distance(zhuzhou, liling, { units: 'meters' }), 3);
    expect(distanceM(zhuzhou, zhuzhou)).toBe(0);
  });

  it('of a line are the sum of its pieces', () => {
    expect(lengthM([zhuzhou, liling, zhuzhou])).toBeCloseTo(2 * distanceM(zhuzhou, liling), 6);
    expect(lengthM([zhuzhou])).toBe(0);
    expect(lengthM([])).toBe(0);
  });
});

describe('boxes', () => {
  it('hold their positions, edges included', () => {
    const box = boxOf([zhuzhou, liling]);
    expect(box).toEqual([113.14, 27.667, 113.5, 27.83]);
    expect(inBox(zhuzhou, box)).toBe(true);
    expect(inBox([113.13, 27.7], box)).toBe(false);
    expect(inBox(zhuzhou, boxOf([]))).toBe(false);
  });
});

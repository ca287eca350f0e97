import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadStreetGraph } from '../../../../src/domain/geo/street-graph.ts';
import { servedShare } from '../../../../src/domain/grids/services/served-share.ts';
import { straightReach, walkingReach } from '../../../../src/domain/grids/services/service-reach.ts';
import { at, boxUnit } from './a-square.ts';

const KILOMETRE = boxUnit('430204003001001000', [-500, -500, 500, 500]);

/** One street from west to east through 113.1, 27.8. */
const street = loadStreetGraph({ nodes: [at(-2_000, 0), at(2_000, 0)], edges: [[0, 1, 3]] });

/** Numbers spread evenly; those of `fc.double` crowd around 0. */
const between = (low: number, high: number) =>
  fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((part) => low + (part / 1_000_000) * (high - low));

describe('what is within reach', () => {
  it('on foot: straight in a block, over the street out of it', () => {
    const reach = (radiusM: number) =>
      walkingReach(street)([{ point: at(0, 50), radiusM }]).within([113, 27.7, 113.2, 27.9])!;
    // North of the street √(300² + 10²) = 300.2 m; south of it 50 + 300 + 40 = 390 m, 313.2 m as the crow flies.
    expect([299, 301].map((radiusM) => reach(radiusM)(at(300, 40)))).toEqual([false, true]);
    expect([350, 389, 391].map((radiusM) => reach(radiusM)(at(300, -40)))).toEqual([false, false, true]);
    const crow = straightReach([{ point: at(0, 50), radiusM: 350 }]).within([113, 27.7, 113.2, 27.9])!;
    expect(crow(at(300, -40))).toBe(true);
  });

  it('on foot: around by the bridge where a river lies between', () => {
    // Two banks 100 m apart and a bridge 400 m to the east.
    const banks = loadStreetGraph({
      nodes: [at(0, 0), at(400, 0), at(400, 100), at(0, 100)],
      edges: [[0, 1, 3], [1, 2, 5], [2, 3, 3]],
    }); // prettier-ignore
    const serves = (radiusM: number) =>
      walkingReach(banks)([{ point: at(0, -10), radiusM }]).within([113, 27.7, 113.2, 27.9])!(at(0, 110));
    expect([500, 919, 921].map(serves)).toEqual([false, false, true]);
  });

  it('each facility has its own radius', () => {
    const reach = walkingReach(street)([
      { point: at(-1_000, 50), radiusM: 900 },
      { point: at(0, 50), radiusM: 100 },
    ]).within([113, 27.7, 113.2, 27.9])!;
    // 50 + x + 20 m to the second, whose radius ends at x = 30; 50 + 1,000 − |x| + 20 m to the first.
    expect(reach(at(28, -20))).toBe(true);
    expect(reach(at(35, -20))).toBe(false);
    expect(reach(at(-175, -20))).toBe(true);
    expect(reach(at(-165, -20))).toBe(false);
  });

  it('nothing where no radius meets the box', () => {
    expect(
      straightReach([{ point: at(0, 0), radiusM: 300 }]).within([113.11, 27.7, 113.2, 27.9]),
    ).toBeUndefined();
    expect(walkingReach(street)([]).within([113, 27, 114, 28])).toBeUndefined();
  });
});

describe('the share that is served', () => {
  it('by hand: a block and a triangle beyond the street', () => {
    const { share, error } = servedShare(
      KILOMETRE,
      walkingReach(street)([{ point: at(0, 50), radiusM: 300 }]),
    );
    // The disc of 300 m north of the street, and south of it |x| + |y| ≤ 250 m.
    const north =
      (Math.PI * 300 ** 2) / 2 + 50 * Math.sqrt(300 ** 2 - 50 ** 2) + 300 ** 2 * Math.asin(50 / 300);
    const exact = (north + 250 ** 2) / 1e6;
    expect(exact).toBeCloseTo(0.23373, 5);
    expect(Math.abs(share - exact)).toBeLessThan(error);
    expect(error).toBeLessThan(0.01);
  });

  it('is as near to the truth as it says: discs in a square', () => {
    let beyond = 0;
    const runs = 200;
    fc.assert(
      fc.property(between(40, 250), between(-240, 240), between(-240, 240), (radiusM, x, y) => {
        const { share, error } = servedShare(KILOMETRE, straightReach([{ point: at(x, y), radiusM }]));
        const off = Math.abs(share - (Math.PI * radiusM ** 2) / 1e6);
        if (off > error) beyond++;
        expect(off).toBeLessThan(2 * error);
      }),
      { numRuns: runs, seed: 3 },
    );
    expect(beyond / runs).toBeLessThan(0.05);
  });

  it('is 0 or 1 without doubt where nothing or everything is near', () => {
    expect(servedShare(KILOMETRE, straightReach([{ point: at(9_000, 0), radiusM: 300 }]))).toEqual({ share: 0, error: 0 }); // prettier-ignore
    expect(servedShare(KILOMETRE, straightReach([{ point: at(0, 0), radiusM: 800 }])).share).toBe(1);
  });

  it('leaves out holes and counts all pieces', () => {
    const hole = [at(-100, -100), at(100, -100), at(100, 100), at(-100, 100), at(-100, -100)];
    const far = boxUnit('430204003001001000', [1_000, 0, 1_200, 200]);
    const ring = (KILOMETRE.geometry.coordinates as [number, number][][])[0]!;
    const unit = {
      areaM2: 1e6 - 40_000 + 40_000,
      geometry: {
        type: 'MultiPolygon' as const,
        coordinates: [[ring, hole], far.geometry.coordinates as [number, number][][]],
      },
    };
    const { share, error } = servedShare(unit, straightReach([{ point: at(0, 0), radiusM: 300 }]));
    expect(Math.abs(share - (Math.PI * 300 ** 2 - 40_000) / 1e6)).toBeLessThan(error + 0.002);
  });
});

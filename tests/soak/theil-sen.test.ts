import { describe, expect, it } from 'vitest';
import { standardNormal } from '../../src/domain/random/distributions.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { theilSen } from './theil-sen.ts';

const line = (count: number, y: (x: number) => number) =>
  Array.from({ length: count }, (_, x) => ({ x, y: y(x) }));

describe('the slope of Theil and Sen', () => {
  it('is that of the line where all points lie on it', () => {
    expect(theilSen(line(20, (x) => 3 * x - 7))).toEqual({ slope: 3, low: 3, high: 3 });
    expect(theilSen(line(20, () => 5)).slope).toBe(0);
  });

  it('is the worked example of Sen (1968)', () => {
    // Of its 21 slopes the 11th is 4; the interval goes from the 4th, 26/7, to the 18th, 35/8.
    const [t, y] = [
      [1, 2, 3, 4, 10, 12, 18],
      [9, 15, 19, 20, 45, 55, 78],
    ] as const;
    const found = theilSen(t.map((x, index) => ({ x, y: y[index] as number })));
    expect(found.slope).toBe(4);
    expect(found.low).toBeCloseTo(26 / 7, 12);
    expect(found.high).toBeCloseTo(35 / 8, 12);
  });

  it('is not moved by a quarter of wild points', () => {
    const points = line(40, (x) => 2 * x + (x % 5 === 0 ? 10_000 : 0));
    expect(theilSen(points).slope).toBeCloseTo(2, 6);
  });

  it('has the true slope in its interval about 95 times of 100', () => {
    const random = createRandom(1968);
    let inside = 0;
    for (let trial = 0; trial < 400; trial += 1) {
      const { low, high } = theilSen(line(30, (x) => 0.5 * x + 4 * standardNormal(random)));
      if (low <= 0.5 && high >= 0.5) inside += 1;
    }
    // Five standard errors of 95 % in 400 trials are 5.4 %.
    expect(inside / 400).toBeGreaterThan(0.896);
    expect(inside / 400).toBeLessThan(1);
  });

  it('is no number where there is no line', () => {
    expect(theilSen([]).slope).toBeNaN();
    expect(
      theilSen([
        { x: 1, y: 1 },
        { x: 1, y: 2 },
      ]).slope,
    ).toBeNaN();
  });
});

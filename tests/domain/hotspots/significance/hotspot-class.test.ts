import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hotspotClasses } from '../../../../src/domain/hotspots/significance/hotspot-class.ts';

/** The 15 p-values of Benjamini and Hochberg 1995, section 3.2: at a rate of 0.05 the four smallest are significant. */
const PUBLISHED = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
  0.759, 1,
];

describe('classes of hotspots', () => {
  it('finds the four of the published example, hot or cold by sign', () => {
    const z = Float64Array.from(PUBLISHED, (_, at) => (at % 2 === 0 ? 1 : -1));
    const classes = hotspotClasses({ z, p: Float64Array.from(PUBLISHED) }, 0.05);
    expect(classes.slice(0, 4)).toEqual(['hot', 'cold', 'hot', 'cold']);
    expect(new Set(classes.slice(4))).toEqual(new Set(['not-significant']));
  });

  it('does not count places without a score as tests', () => {
    const padded = [...PUBLISHED, ...Array.from({ length: 500 }, () => Number.NaN)];
    const classes = hotspotClasses(
      { z: Float64Array.from(padded, (p) => (Number.isNaN(p) ? p : 2)), p: Float64Array.from(padded) },
      0.05,
    );
    expect(classes.filter((found) => found === 'hot')).toHaveLength(4);
    expect(classes.at(-1)).toBe('not-significant');
  });

  it('finds no fewer at a higher rate', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (p) => {
        const scores = { z: new Float64Array(p.length).fill(1), p: Float64Array.from(p) };
        const found = (level: number) =>
          hotspotClasses(scores, level).filter((name) => name === 'hot').length;
        expect(found(0.1)).toBeGreaterThanOrEqual(found(0.01));
      }),
    );
  });

  it('refuses a rate that is none', () => {
    expect(() => hotspotClasses({ z: new Float64Array(0), p: new Float64Array(0) }, 5)).toThrow(RangeError);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trendClass } from '../../../../src/domain/hotspots/trend/trend-class.ts';

const NO_TREND = { z: 0.2, p: 0.8 };
const RISING = { z: 3, p: 0.003 };
const FALLING = { z: -3, p: 0.003 };

/** Steps from signs: + hot, − cold, . neither. */
const steps = (signs: string) => Int8Array.from(signs, (sign) => '-.+'.indexOf(sign) - 1);
const name = (signs: string, trend = NO_TREND) => {
  const found = trendClass(steps(signs), trend, 0.05);
  return found && `${found.pattern} ${found.side}`;
};

describe('classes of a trend', () => {
  it.each([
    ['.........+', NO_TREND, 'new hot'],
    ['.......+++', NO_TREND, 'consecutive hot'],
    ['.+++++++++', RISING, 'intensifying hot'],
    ['.+++++++++', NO_TREND, 'persistent hot'],
    ['.+++++++++', FALLING, 'diminishing hot'],
    ['..++..+..+', NO_TREND, 'sporadic hot'],
    ['-.....++.+', NO_TREND, 'oscillating hot'],
    ['+++++++++.', NO_TREND, 'historical hot'],
    ['..........', RISING, undefined],
    ['...+++....', NO_TREND, undefined],
  ])('%s is %s', (signs, trend, expected) => {
    expect(name(signs, trend)).toBe(expected);
  });

  it('mirrors hot and cold', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(-1, 0, 1), { maxLength: 20 }),
        fc.constantFrom(NO_TREND, RISING, FALLING),
        (series, { z, p }) => {
          const found = trendClass(series, { z, p }, 0.05);
          const mirrored = trendClass(
            series.map((sign) => -sign),
            { z: -z, p },
            0.05,
          );
          expect(mirrored?.pattern).toBe(found?.pattern);
          if (found !== undefined) expect(mirrored?.side).toBe(found.side === 'hot' ? 'cold' : 'hot');
        },
      ),
    );
  });

  // Where the R package sfdep departs from the text of Esri, the text holds.
  it('sporadic needs a hot last step (sfdep: any hot step)', () => {
    expect(name('..++..+...')).toBeUndefined();
    expect(name('..++..+..+')).toBe('sporadic hot');
  });

  it('intensifying counts hot steps only (sfdep: cold ones too)', () => {
    expect(name('----++++++', RISING)).toBe('oscillating hot');
  });

  it('historical needs a last step that is not hot (sfdep: a negative score)', () => {
    // Nothing is said of the sign of the last score: not significant is enough.
    expect(name('+++++++++.', NO_TREND)).toBe('historical hot');
    expect(name('++++++++..')).toBeUndefined();
  });

  it('puts what is true of a place now before what was', () => {
    expect(name('-........+')).toBe('oscillating hot');
    expect(name('-......+++')).toBe('oscillating hot');
    expect(name('+++++++++-')).toBe('oscillating cold');
    expect(name('+')).toBe('new hot');
    expect(name('+++', { z: 0, p: 1 })).toBe('persistent hot');
    expect(name('')).toBeUndefined();
  });

  it('draws the line at nine steps in ten', () => {
    expect(name('..++++++++++++++++++')).toBe('persistent hot');
    expect(name('...+++++++++++++++++')).toBe('consecutive hot');
    expect(name('++++++++++++++++++..')).toBe('historical hot');
    expect(name('+++++++++++++++++...')).toBeUndefined();
  });
});

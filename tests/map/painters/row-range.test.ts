import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowsInside } from '../../../src/map/painters/row-range.ts';

test('the rows of a range are the ones whose time lies in it, its end not included', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }), fc.nat(32), fc.nat(32), (list, one, other) => {
      const times = Float64Array.from(list).sort();
      const range = { from: Math.min(one, other), to: Math.max(one, other) };
      const { first, end } = rowsInside({ times }, range);
      expect(times.slice(first, end)).toEqual(times.filter((time) => time >= range.from && time < range.to));
    }),
  ); // prettier-ignore
});

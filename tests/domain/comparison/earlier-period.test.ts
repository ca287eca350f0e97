import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { periodUntil } from '../../../src/domain/time/ranges.ts';
import { earlierPeriod } from '../../../src/domain/comparison/earlier-period.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const moment = fc.integer({ min: 0, max: 400 * DAY });
const range = fc.tuple(moment, fc.integer({ min: 1, max: 90 * DAY })).map(([from, length]) => ({ from, to: from + length })); // prettier-ignore

it('sets a range against one of the same length and weekdays, both in the data, which do not meet', () => {
  fc.assert(
    fc.property(range, range, (chosen, extent) => {
      const periods = earlierPeriod(chosen, extent);
      if (!periods) return;
      const { now, before, weeks, isPartial } = periods;
      expect(now.to - now.from).toBe(before.to - before.from);
      expect(now.from - before.from).toBe(weeks * 7 * DAY);
      expect(before.to).toBeLessThanOrEqual(now.from);
      expect(before.from).toBeGreaterThanOrEqual(extent.from);
      expect(now.from).toBeGreaterThanOrEqual(chosen.from);
      expect(now.to).toBeLessThanOrEqual(Math.min(chosen.to, extent.to));
      expect(now.to - now.from).toBeGreaterThanOrEqual(HOUR);
      expect(isPartial).toBe(now.from !== chosen.from || now.to !== chosen.to);
    }),
    { numRuns: 300, seed: 8 },
  );
});

it.each([
  ['a day: the same one of the week before', 1, 1],
  ['seven days: the seven before', 7, 1],
  ['thirty days: the same weekdays five weeks before', 30, 5],
])('%s', (_, days, weeks) => {
  const periods = earlierPeriod({ from: 200 * DAY, to: (200 + days) * DAY }, { from: 0, to: 300 * DAY });
  expect(periods).toMatchObject({ weeks, isPartial: false });
});

it.each([0, 1, 20_000, 59_999])(
  'seven days that end %d ms into a minute stand against the seven before',
  (ms) => {
    const asOf = 200 * DAY + ms;
    const chosen = periodUntil(7 * DAY, asOf, asOf);
    const periods = earlierPeriod(chosen, { from: 0, to: asOf + 1 });
    expect(periods).toMatchObject({
      weeks: 1,
      isPartial: false,
      now: { from: asOf + 1 - 7 * DAY, to: asOf + 1 },
    });
  },
);

it('is cut to what the data hold, and is nothing where they hold no earlier one', () => {
  const cut = earlierPeriod({ from: 20 * DAY, to: 50 * DAY }, { from: 5 * DAY, to: 50 * DAY });
  expect(cut).toMatchObject({ isPartial: true, weeks: 5, now: { from: 40 * DAY, to: 50 * DAY }, before: { from: 5 * DAY, to: 15 * DAY } }); // prettier-ignore
  expect(earlierPeriod({ from: 0, to: 50 * DAY }, { from: 0, to: 50 * DAY })).toBeUndefined();
  expect(earlierPeriod({ from: 0, to: DAY }, null)).toBeUndefined();
});

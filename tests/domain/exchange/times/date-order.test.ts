import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectDateOrder, withYearFirst } from '../../../../src/domain/exchange/times/date-order.ts';
import { readWrittenTime } from '../../../../src/domain/exchange/times/parse-time.ts';

const anyDay = fc
  .integer({ min: Date.UTC(1990, 0, 1) / 86_400_000, max: Date.UTC(2030, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000));
const two = (value: number) => String(value).padStart(2, '0');
const [monthOf, dayOf] = [(date: Date) => date.getUTCMonth() + 1, (date: Date) => date.getUTCDate()];
const written = {
  mdy: (date: Date) => `${two(monthOf(date))}/${two(dayOf(date))}/${date.getUTCFullYear()}`,
  dmy: (date: Date) => `${dayOf(date)}.${monthOf(date)}.${date.getUTCFullYear()}`,
  ymd: (date: Date) => date.toISOString().slice(0, 10),
};

describe('detectDateOrder', () => {
  it('finds the order in which a column was written, as soon as one day is above 12', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { minLength: 1 }), fc.constantFrom('mdy', 'dmy', 'ymd'), (days, order) => {
        const found = detectDateOrder(days.map(written[order]));
        const proofs = order === 'ymd' ? 0 : days.filter((day) => dayOf(day) > 12).length;
        expect(found.proofs).toBe(proofs);
        expect(found.contradictions).toBe(0);
        expect(found.order).toBe(order !== 'ymd' && proofs === 0 ? 'mdy' : order);
      }),
    );
  });

  it('says what speaks for the other order', () => {
    const cells = ['13/01/2020', '14/01/2020', '01/15/2020', '02/03/2020', 'n/a', ''];
    expect(detectDateOrder(cells)).toEqual({ order: 'dmy', yearLast: 4, proofs: 2, contradictions: 1 });
  });
});

describe('withYearFirst', () => {
  it('gives back the day that was written', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('mdy', 'dmy', 'ymd'), (day, order) => {
        const read = readWrittenTime(withYearFirst(written[order](day), order));
        expect(read).toMatchObject({ wallMs: day.getTime(), precision: 'day' });
      }),
    );
  });

  it.each([
    ['01/02/2014 11:30:00 PM', 'mdy', '2014-01-02 23:30:00'],
    ['01/02/2014 12:05 AM', 'mdy', '2014-01-02 0:05'],
    ['2014-01-02 12:05 pm', 'ymd', '2014-01-02 12:05'],
    ['1/2/2014 8:05', 'dmy', '2014-2-1 8:05'],
    ['1/2/2014', 'ymd', '1/2/2014'],
    ['01/02-2014', 'mdy', '01/02-2014'],
    ['01/02/20145', 'mdy', '01/02/20145'],
    ['2014-01-02 13:05 PM', 'ymd', '2014-01-02 13:05 PM'],
    ['yesterday', 'mdy', 'yesterday'],
  ] as const)('turns %s (%s) into %s', (cell, order, expected) => {
    expect(withYearFirst(cell, order)).toBe(expected);
  });
});

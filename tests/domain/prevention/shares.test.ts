import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { impliedMinTotal, wholeCount } from '../../../src/domain/prevention/implied-total.ts';
import { sumOfShares, type ShareRange } from '../../../src/domain/prevention/share-sum.ts';
import {
  impliedSample,
  onOneAxis,
  printedShare,
  statisticOf,
  type FraudStatistic,
} from '../../../src/domain/prevention/statistic.ts';
import { compareVersions } from '../../../src/domain/prevention/type-versions.ts';
import { marketDaysAhead } from '../../../src/domain/prevention/market-days-ahead.ts';
import { civilDayOfDate, dateOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import type { MarketDayRule } from '../../../src/domain/time/market-days.ts';

const share = (percent: number, decimals = 2) => ({ percent, decimals });
const printed = (percent: number, decimals = 2): ShareRange => ({
  kind: 'printed',
  share: share(percent, decimals),
});
const between = (least?: number, most?: number): ShareRange => ({
  kind: 'between',
  least: least === undefined ? undefined : share(least),
  most: most === undefined ? undefined : share(most),
});
/** Percent with two decimals, rounded half up. */
const percentOf = (count: number, total: number, decimals = 2) =>
  Math.round((100 * count * 10 ** decimals) / total) / 10 ** decimals;

describe('the least total that printed shares allow', () => {
  it('is 78 for 攸县, with 27, 13, 12, 9, at most 5, at least 2, 52 and 57 (DOMAIN §1.9)', () => {
    const shares = [
      ...[34.62, 16.67, 15.38, 11.54, 6.41, 2.56, 66.67].map((percent) => share(percent)),
      share(73, 0),
    ];
    expect(impliedMinTotal(shares)).toBe(78);
    expect(shares.map((each) => wholeCount(each, 78))).toEqual([27, 13, 12, 9, 5, 2, 52, 57]);
    // The other five kinds are 17 cases, and multiples fit as well.
    expect(78 - 27 - 13 - 12 - 9).toBe(17);
    expect(shares.every((each) => wholeCount(each, 156) !== undefined)).toBe(true);
  });

  it('fits what was counted, is never more, and all its multiples fit', () => {
    const sample = fc
      .integer({ min: 1, max: 300 })
      .chain((total) =>
        fc.tuple(
          fc.constant(total),
          fc.array(fc.integer({ min: 0, max: total }), { minLength: 1, maxLength: 5 }),
        ),
      );
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 5 }), ([total, counts], times) => {
        const shares = counts.map((count) => share(percentOf(count, total)));
        const least = impliedMinTotal(shares, total);
        expect(least).toBeLessThanOrEqual(total);
        for (const each of shares) {
          const count = wholeCount(each, least!);
          expect(percentOf(count!, least!)).toBe(each.percent);
          expect(wholeCount(each, total)).toBeDefined();
        }
        // A count of the least total, as many times, has the same share.
        const many = shares.map((each) =>
          share(percentOf(wholeCount(each, least!)! * times, least! * times)),
        );
        expect(many.every((each, index) => Math.abs(each.percent - shares[index]!.percent) < 1e-9)).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('is none where no total fits', () => {
    expect(impliedMinTotal([share(33.33), share(33.4)], 30)).toBeUndefined();
    expect(wholeCount(share(50, 0), 3)).toBeUndefined();
  });
});

describe('shares of a whole', () => {
  it('of 攸县 by cases leave 21.79 % to the other five kinds', () => {
    const parts = [34.62, 16.67, 15.38, 11.54].map((percent) => printed(percent));
    const others = Array.from({ length: 5 }, () => between(2.56, 6.41));
    expect(sumOfShares([...parts, ...others])).toEqual({ kind: 'open', printed: 78.21, rest: 21.79 });
  });

  it('of women and of those under 45 overlap', () => {
    expect(sumOfShares([printed(66.67), printed(73, 0)])).toMatchObject({ kind: 'overlaps', rest: null });
  });

  it('sum where they are a count each of one whole, and overlap once one counts twice', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(counts, (each) => {
        const total = each.reduce((sum, count) => sum + count, 0);
        const parts = each.map((count) => printed(percentOf(count, total)));
        expect(sumOfShares(parts).kind).toBe('sums');
        expect(sumOfShares([...parts, parts[0]!]).kind).toBe('overlaps');
        const [first, ...rest] = parts;
        const least = first!.kind === 'printed' ? first!.share.percent : 0;
        expect(sumOfShares([between(0, 100), ...rest]).kind).toBe('open');
        if (least > 1) expect(sumOfShares(rest).kind).toBe('short');
      }),
      { numRuns: 200 },
    );
  });
});

describe('a published distribution', () => {
  const figure = (id: string, value: number, quote = `${value}%`) => ({
    id,
    value,
    quote,
    unit: '%',
    source: '报',
    asOf: '2024-04-08',
  });
  const figures = new Map([figure('a', 34.62), figure('b', 73), figure('c', 6.41), figure('d', 2.5, '2.50%')].map((one) => [one.id, one]));
  const definition = (basis: FraudStatistic['basis']) => ({
    id: basis,
    basis,
    isPartition: true,
    parts: [{ code: 'A', figure: 'a' }, { code: 'B', least: 'd', most: 'c' }],
  });

  it('has the decimals that were printed', () => {
    expect(printedShare(figures.get('d'))).toEqual(share(2.5));
    expect(printedShare(figures.get('b'))).toEqual(share(73, 0));
    expect(printedShare({ ...figure('e', 7), unit: '起' })).toBeUndefined();
  });

  it('tells which figures are missing, and is none without any', () => {
    const known = statisticOf(definition('cases'), new Map([['a', figures.get('a')!]]));
    expect(known).toMatchObject({ missing: ['d', 'c'], parts: [{ code: 'A' }, { code: 'B', range: { kind: 'between', least: undefined } }] });
    expect(statisticOf(definition('cases'), new Map())).toBeUndefined();
  });

  it('of parts that are no partition always overlaps', () => {
    const one = { ...definition('victims'), isPartition: false, parts: [{ code: 'W', figure: 'a' }] };
    expect(statisticOf(one, figures)?.sum).toMatchObject({ kind: 'overlaps', rest: null });
  });

  it('never shares an axis with another basis, and loss tells nothing of a number of cases', () => {
    const cases = statisticOf(definition('cases'), figures)!;
    const loss = statisticOf(definition('loss'), figures)!;
    expect(onOneAxis([cases, cases])).toHaveLength(4);
    expect(() => onOneAxis([cases, loss])).toThrow(/cases and loss/);
    expect(() => impliedSample([cases, loss])).toThrow(RangeError);
    const sample = impliedSample([cases])!;
    expect(sample.counts).toContainEqual({ percent: 34.62, count: wholeCount(share(34.62), sample.total) });
  });
}); // prettier-ignore

describe('versions of a code table', () => {
  it('say what has no counterpart, and compare only what is the same, one for one', () => {
    expect(
      compareVersions(
        ['A', 'B', 'C', 'E'],
        ['A', 'B2', 'C', 'D'],
        [
          { from: 'A', to: 'A', relation: 'same' },
          { from: 'B', to: 'B2', relation: 'wider' },
          { from: 'C', to: 'C', relation: 'same' },
          { from: 'C', to: 'D', relation: 'narrower' },
          { from: 'A', to: 'nothing', relation: 'same' },
        ],
      ),
    ).toMatchObject({ ended: ['E'], added: [], comparable: ['A'] });
  });

  it('leave no type of either version out', () => {
    const codes = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'));
    const link = fc.record({
      from: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      to: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F'),
      relation: fc.constantFrom('same' as const, 'wider' as const, 'narrower' as const),
    });
    fc.assert(
      fc.property(codes, codes, fc.array(link, { maxLength: 8 }), (older, newer, links) => {
        const versions = compareVersions(older, newer, links);
        const from = new Set([...versions.links.map((each) => each.from), ...versions.ended]);
        const to = new Set([...versions.links.map((each) => each.to), ...versions.added]);
        expect([...from].toSorted()).toEqual(older.toSorted());
        expect([...to].toSorted()).toEqual(newer.toSorted());
      }),
    );
  });
});

describe('market days ahead', () => {
  const today = civilDayOfDate('2026-11-30');
  const market = (id: string, rule: MarketDayRule) => ({ id, market: { rule } });

  it('come by day; daily markets and unknown rules have none', () => {
    const ahead = marketDaysAhead<{ id: string; market?: { rule: MarketDayRule } }>(
      [
        market('ten', { kind: 'solarDigit', digits: [0] }),
        market('one', { kind: 'solarDigit', digits: [1] }),
        market('daily', { kind: 'daily' }),
        market('who knows', { kind: 'unknown', observed: ['2026-12-01'] }),
        { id: 'no market' },
      ],
      today,
      11,
    );
    expect(ahead.days.map(({ day, place }) => [dateOfCivilDay(day), place.id])).toEqual([
      ['2026-11-30', 'ten'],
      ['2026-12-01', 'one'],
      ['2026-12-10', 'ten'],
    ]);
    expect([ahead.daily, ahead.unknown].map((places) => places.map(({ id }) => id))).toEqual([
      ['daily'],
      ['who knows'],
    ]);
  });
});

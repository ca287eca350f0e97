import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDayOfDate, dateOfCivilDay, weekdayOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import { isMarketDay } from '../../../src/domain/time/market-days.ts';
import { marketMonth } from '../../../src/domain/time/market-month.ts';
import {
  firstDayOfMonth,
  laterMonth,
  monthOfCivilDay,
  weeksOfMonth,
} from '../../../src/domain/time/month-days.ts';

const MARKETS = [
  { id: 'solar', rule: { kind: 'solarDigit' as const, digits: [1, 6] } },
  { id: 'lunar', rule: { kind: 'lunarDigit' as const, digits: [4, 9] } },
  { id: 'branch', rule: { kind: 'branch' as const, branches: ['辰' as const, '戌' as const] } },
  { id: 'daily', rule: { kind: 'daily' as const } },
  { id: 'seen', rule: { kind: 'unknown' as const, observed: ['2026-02-18'] } },
];

describe('the market calendar of a month', () => {
  const days = marketMonth({ year: 2026, month: 2 }, MARKETS);
  const on = (date: string) => days.find(({ day }) => dateOfCivilDay(day) === date);

  it('has whole weeks from Monday', () => {
    expect(days).toHaveLength(35);
    expect([days[0], days.at(-1)].map((one) => dateOfCivilDay(one!.day))).toEqual([
      '2026-01-26',
      '2026-03-01',
    ]);
    expect(days.filter(({ isInMonth }) => isInMonth)).toHaveLength(28);
    // February 2021 began on a Monday.
    expect(weeksOfMonth({ year: 2021, month: 2 })).toHaveLength(28);
  });

  it('names the lunar day, the holiday and the day that is worked for it', () => {
    expect(on('2026-02-17')).toMatchObject({
      lunar: { month: 1, day: 1 },
      kind: 'holiday',
      holidayName: '春节',
    });
    expect(on('2026-02-14')).toMatchObject({ kind: 'makeupWorkday', isPublished: true });
    expect(on('2026-02-26')).toMatchObject({ kind: 'workday', holidayName: null });
  });

  it('lists the markets that are known to be held, without the daily ones', () => {
    // 2026-02-06 is 腊月十九, 2026-02-18 a day on which a market of unknown rule was seen.
    expect(on('2026-02-06')?.held).toEqual(['solar', 'lunar']);
    expect(on('2026-02-18')?.held).toContain('seen');
    for (const { day, held } of days)
      expect(held).toEqual(
        MARKETS.filter(({ id, rule }) => id !== 'daily' && isMarketDay(rule, day)).map(({ id }) => id),
      );
  });

  it('says nothing lunar beyond 2100', () => {
    expect(marketMonth({ year: 2101, month: 3 }, MARKETS)[10]).toMatchObject({ lunar: null });
  });

  it('steps through months as a calendar does', () => {
    const month = fc.record({
      year: fc.integer({ min: 1950, max: 2090 }),
      month: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(month, fc.integer({ min: -40, max: 40 }), (one, step) => {
        expect(laterMonth(laterMonth(one, step), -step)).toEqual(one);
        expect(monthOfCivilDay(firstDayOfMonth(one))).toEqual(one);
        expect(monthOfCivilDay(firstDayOfMonth(laterMonth(one, 1)) - 1)).toEqual(one);
        const weeks = weeksOfMonth(one);
        expect([weekdayOfCivilDay(weeks[0]!), weeks.length % 7]).toEqual([1, 0]);
        expect(weeks).toContain(firstDayOfMonth(one));
      }),
      { numRuns: 100, seed: 4 },
    );
    expect(laterMonth({ year: 2026, month: 12 }, 1)).toEqual({ year: 2027, month: 1 });
    expect(civilDayOfDate('2026-02-01')).toBe(firstDayOfMonth({ year: 2026, month: 2 }));
  });
});

import * as fc from 'fast-check';
import { SolarDay } from 'tyme4ts';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { civilDayOfDate, dateOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import {
  isMarketDay,
  marketDaysBetween,
  nextMarketDay,
  type MarketDayRule,
} from '../../../src/domain/time/market-days.ts';
import { compatibleRules, contradictingDates, ruleShare } from '../../../src/domain/time/market-rules.ts';
import type { z } from 'zod';
import type { marketDayRuleSchema } from '../../../src/schemas/places.ts';

type WireRule = z.infer<typeof marketDayRuleSchema>;

const dates = (rule: MarketDayRule, from: string, to: string) =>
  marketDaysBetween(rule, civilDayOfDate(from), civilDayOfDate(to)).map(dateOfCivilDay);
const anyDay = fc.integer({ min: civilDayOfDate('1950-01-01'), max: civilDayOfDate('2090-12-31') });

describe('market days', () => {
  it('has the same rules as the wire', () => {
    expectTypeOf<MarketDayRule>().toEqualTypeOf<WireRule>();
  });

  it('counts day 31 as 逢一 and the 10th, 20th, 30th as 逢十', () => {
    expect(dates({ kind: 'solarDigit', digits: [1, 6] }, '2024-01-20', '2024-02-02')).toEqual([
      '2024-01-21', '2024-01-26', '2024-01-31', '2024-02-01',
    ]); // prettier-ignore
    expect(dates({ kind: 'solarDigit', digits: [0] }, '2024-02-01', '2024-03-31')).toEqual([
      '2024-02-10', '2024-02-20', '2024-03-10', '2024-03-20', '2024-03-30',
    ]); // prettier-ignore
  });

  it('skips the third 逢十 in a lunar month of 29 days', () => {
    // 冬月 2024 has 30 days (to 2024-12-30), 腊月 has 29 (to 2025-01-28).
    expect(dates({ kind: 'lunarDigit', digits: [0] }, '2024-12-01', '2025-01-28')).toEqual([
      '2024-12-10', '2024-12-20', '2024-12-30', '2025-01-09', '2025-01-19',
    ]); // prettier-ignore
  });

  it('holds the market in the leap month as in the month before it', () => {
    // 六月 2025 begins 06-25, 闰六月 07-25.
    expect(dates({ kind: 'lunarDigit', digits: [4, 9] }, '2025-07-18', '2025-08-02')).toEqual([
      '2025-07-18', '2025-07-23', '2025-07-28', '2025-08-02',
    ]); // prettier-ignore
  });

  it('changes the lunar day at midnight in Shanghai', () => {
    const rule: MarketDayRule = { kind: 'lunarDigit', digits: [9] };
    expect(isMarketDay(rule, civilDayOfDate('2022-01-01'))).toBe(true);
    expect(isMarketDay(rule, civilDayOfDate('2022-01-02'))).toBe(false);
  });

  it('agrees with tyme4ts for lunar digits and earthly branches', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.uniqueArray(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 3 }),
        (day, digits) => {
          const [year, month, dayOfMonth] = dateOfCivilDay(day).split('-').map(Number) as [
            number,
            number,
            number,
          ];
          const tyme = SolarDay.fromYmd(year, month, dayOfMonth);
          const branch = tyme.getSixtyCycleDay().getSixtyCycle().getEarthBranch().getName();
          expect(isMarketDay({ kind: 'lunarDigit', digits }, day)).toBe(
            digits.includes(tyme.getLunarDay().getDay() % 10),
          );
          expect(isMarketDay({ kind: 'solarDigit', digits }, day)).toBe(digits.includes(dayOfMonth % 10));
          expect(isMarketDay({ kind: 'branch', branches: ['辰', '戌'] }, day)).toBe(
            branch === '辰' || branch === '戌',
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('comes every six days for 辰戌, and on weekdays, odd days, all days', () => {
    const branchDays = marketDaysBetween(
      { kind: 'branch', branches: ['辰', '戌'] },
      civilDayOfDate('2026-01-01'),
      civilDayOfDate('2026-12-31'),
    );
    expect(new Set(branchDays.slice(1).map((day, index) => day - branchDays[index]!))).toEqual(new Set([6]));
    expect(dates({ kind: 'weekday', days: [3, 6] }, '2026-11-16', '2026-11-22')).toEqual([
      '2026-11-18',
      '2026-11-21',
    ]);
    expect(dates({ kind: 'parity', odd: true, calendar: 'solar' }, '2024-01-30', '2024-02-03')).toEqual([
      '2024-01-31',
      '2024-02-01',
      '2024-02-03',
    ]);
    expect(dates({ kind: 'parity', odd: false, calendar: 'lunar' }, '2025-01-27', '2025-01-31')).toEqual([
      '2025-01-27',
      '2025-01-30',
    ]);
    expect(dates({ kind: 'daily' }, '2026-01-01', '2026-01-03')).toHaveLength(3);
    expect(dates({ kind: 'list', dates: ['2026-01-02'] }, '2026-01-01', '2026-01-03')).toEqual([
      '2026-01-02',
    ]);
  });

  it('closes around the Spring Festival where a pause is set', () => {
    const pause = { daysBefore: 1, daysFrom: 5 };
    const open = (date: string) => isMarketDay({ kind: 'daily' }, civilDayOfDate(date), pause);
    expect(['2026-02-15', '2026-02-16', '2026-02-17', '2026-02-21', '2026-02-22'].map(open)).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
  });

  it('does not guess for a market whose rule is unknown', () => {
    const rule: MarketDayRule = { kind: 'unknown', observed: ['2022-01-01'] };
    expect(isMarketDay(rule, civilDayOfDate('2022-01-01'))).toBe(true);
    expect(isMarketDay(rule, civilDayOfDate('2022-01-11'))).toBeUndefined();
    expect(nextMarketDay(rule, civilDayOfDate('2022-01-02'))).toBeUndefined();
  });

  it('finds the next market day', () => {
    expect(
      dateOfCivilDay(nextMarketDay({ kind: 'solarDigit', digits: [1, 6] }, civilDayOfDate('2026-11-20'))!),
    ).toBe('2026-11-21');
  });
});

const digitRules = (observed: string[], kind: 'solarDigit' | 'lunarDigit') =>
  compatibleRules(observed).flatMap(({ rule }) =>
    rule.kind === kind && 'digits' in rule ? [rule.digits.join('')] : [],
  );

describe('rules that fit observed dates', () => {
  it('says 公历逢1 and 农历逢9 of the two dates in the sources', () => {
    expect(digitRules(['2022-01-01'], 'solarDigit')).toContain('16');
    expect(digitRules(['2022-01-01'], 'lunarDigit')).toContain('49');
    expect(digitRules(['2019-06-21'], 'solarDigit')).toEqual(expect.arrayContaining(['1', '16', '147']));
    expect(digitRules(['2019-06-21'], 'lunarDigit')).toEqual(expect.arrayContaining(['9', '49']));
  });

  it('drops what a second date contradicts', () => {
    // Solar 1 and 6; lunar 廿九 and 初四.
    const observed = ['2022-01-01', '2022-01-06'];
    expect(digitRules(observed, 'solarDigit')).toEqual(['16']);
    expect(digitRules(observed, 'lunarDigit')).toEqual(['49']);
    expect(
      compatibleRules(observed).some(({ rule }) => rule.kind === 'parity' && rule.calendar === 'solar'),
    ).toBe(false);
    expect(contradictingDates({ kind: 'weekday', days: [6] }, observed)).toEqual(['2022-01-06']);
  });

  it('offers the earthly branch of one date alone and with its opposite', () => {
    const branches = compatibleRules(['2024-02-10']).flatMap(({ rule }) =>
      rule.kind === 'branch' ? [rule.branches] : [],
    );
    expect(branches).toEqual([['辰'], ['辰', '戌']]);
  });

  it('is empty without observations and refuses an impossible date', () => {
    expect(compatibleRules([])).toEqual([]);
    expect(() => compatibleRules(['2022-02-30'])).toThrow(RangeError);
  });

  it('always contains the rule that made the dates, or a smaller one; every answer fits', () => {
    const rules: MarketDayRule[] = [
      { kind: 'solarDigit', digits: [3, 8] },
      { kind: 'lunarDigit', digits: [2, 7] },
      { kind: 'weekday', days: [6] },
      { kind: 'branch', branches: ['辰', '戌'] },
    ];
    fc.assert(
      fc.property(fc.constantFrom(...rules), anyDay, fc.integer({ min: 1, max: 8 }), (rule, from, count) => {
        const observed = marketDaysBetween(rule, from, from + 120)
          .slice(0, count)
          .map(dateOfCivilDay);
        const answers = compatibleRules(observed);
        expect(
          answers.some(
            (answer) => answer.rule.kind === rule.kind && ruleShare(answer.rule) <= ruleShare(rule),
          ),
        ).toBe(true);
        for (const answer of answers) expect(contradictingDates(answer.rule, observed)).toEqual([]);
        expect(answers.map((answer) => answer.share)).toEqual(
          answers.map((answer) => answer.share).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});

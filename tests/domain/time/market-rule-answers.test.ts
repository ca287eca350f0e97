import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDayOfDate, dateOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import { compatibleRules } from '../../../src/domain/time/market-rules.ts';

const anyDate = fc
  .integer({ min: civilDayOfDate('1950-01-01'), max: civilDayOfDate('2090-12-31') })
  .map(dateOfCivilDay);
const rulesOf = (observed: readonly string[]) => compatibleRules(observed).map(({ rule }) => rule);

describe('rules that fit observed dates', () => {
  it('by hand: of 2024-02-10, a Saturday, 初一 and 辰, the most telling first', () => {
    expect(rulesOf(['2024-02-10'])).toEqual([
      { kind: 'branch', branches: ['辰'] },
      { kind: 'solarDigit', digits: [0] },
      { kind: 'lunarDigit', digits: [1] },
      { kind: 'weekday', days: [6] },
      { kind: 'branch', branches: ['辰', '戌'] },
      { kind: 'solarDigit', digits: [5, 0] },
      { kind: 'lunarDigit', digits: [1, 6] },
      { kind: 'lunarDigit', digits: [1, 4, 7] },
      { kind: 'parity', odd: true, calendar: 'lunar' },
      { kind: 'parity', odd: false, calendar: 'solar' },
      { kind: 'daily' },
    ]);
    expect(compatibleRules(['2024-02-10']).map(({ share }) => share)).toEqual(
      [1 / 12, 0.1, 0.1, 1 / 7, 2 / 12, 0.2, 0.2, 0.3, 0.5, 0.5, 1],
    ); // prettier-ignore
  });

  it('by hand: of two days that are one family, the family alone', () => {
    // 逢三八: the digits 3 and 8, in either order, are the usual pair and nothing smaller.
    const solar = (...observed: string[]) => rulesOf(observed).filter(({ kind }) => kind === 'solarDigit');
    expect(solar('2024-03-08', '2024-03-13')).toEqual([{ kind: 'solarDigit', digits: [3, 8] }]);
    // 3 and 4 are no family: only the digits themselves remain, ascending.
    expect(solar('2024-03-14', '2024-03-13')).toEqual([{ kind: 'solarDigit', digits: [3, 4] }]);
    // 1 and 4 are two of a family of three.
    expect(solar('2024-03-14', '2024-03-11')).toEqual([
      { kind: 'solarDigit', digits: [1, 4] },
      { kind: 'solarDigit', digits: [1, 4, 7] },
    ]);
  });

  it('names weekdays in their order, and none that are nearly all of the week', () => {
    const week = ['2024-03-10', '2024-03-09', '2024-03-08', '2024-03-07', '2024-03-06', '2024-03-05'];
    const weekdays = (observed: string[]) =>
      rulesOf(observed).flatMap((rule) => (rule.kind === 'weekday' ? [rule.days] : []));
    expect(weekdays(week.slice(0, 2))).toEqual([[6, 7]]);
    expect(weekdays(week.slice(0, 5))).toEqual([[3, 4, 5, 6, 7]]);
    expect(weekdays(week)).toEqual([]);
    // Nine branches of twelve are three quarters of all days, and nothing is said of them.
    const branches = (days: number) =>
      rulesOf(
        Array.from({ length: days }, (_, day) => dateOfCivilDay(civilDayOfDate('2024-02-10') + day)),
      ).flatMap((rule) => (rule.kind === 'branch' ? [rule.branches.length] : []));
    expect(branches(8)).toEqual([8]);
    expect(branches(9)).toEqual([]);
  });

  it('has the opposite branch of a single one, and each rule once', () => {
    const opposite = dateOfCivilDay(civilDayOfDate('2024-02-10') + 6);
    const branches = (...observed: string[]) =>
      rulesOf(observed).flatMap((rule) => (rule.kind === 'branch' ? [rule.branches.toSorted()] : []));
    expect(branches('2024-02-10', opposite)).toEqual([['戌', '辰']]);
    expect(branches(opposite, '2024-02-10')).toEqual([['戌', '辰']]);
    expect(branches('2024-02-10', '2024-02-11')).toEqual([['巳', '辰']]);
  });

  it('says the same of the same dates in any order and however often they are written', () => {
    fc.assert(
      fc.property(fc.array(anyDate, { minLength: 1, maxLength: 5 }), (observed) => {
        const plain = (dates: readonly string[]) =>
          rulesOf(dates)
            .map((rule) =>
              JSON.stringify(rule.kind === 'branch' ? { ...rule, branches: rule.branches.toSorted() } : rule),
            )
            .toSorted();
        expect(plain([...observed.toReversed(), ...observed])).toEqual(plain(observed));
        expect(new Set(plain(observed)).size).toBe(plain(observed).length);
      }),
    );
  });

  it('counts how likely unrelated dates fit: the share, once for each date', () => {
    const [first] = compatibleRules(['2024-03-08', '2024-03-13', '2024-03-13', '2024-03-18']);
    expect(first!.chance).toBeCloseTo(first!.share ** 3, 12);
  });
});

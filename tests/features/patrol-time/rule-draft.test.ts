import { describe, expect, it } from 'vitest';
import { observedDates } from '../../../src/features/patrol-time/observed-dates.ts';
import { ruleOf, type RuleDraft } from '../../../src/features/patrol-time/rule-draft.ts';

const of = (kind: RuleDraft['kind'], entries: string[], dates = '') => ruleOf({ kind, entries, dates });

describe('a rule put together by hand', () => {
  it('is of every kind', () => {
    expect(of('solarDigit', ['6', '1'])).toEqual({ kind: 'solarDigit', digits: [1, 6] });
    expect(of('lunarDigit', ['0', '5'])).toEqual({ kind: 'lunarDigit', digits: [0, 5] });
    expect(of('weekday', ['7'])).toEqual({ kind: 'weekday', days: [7] });
    expect(of('branch', ['戌', '辰'])).toEqual({ kind: 'branch', branches: ['辰', '戌'] });
    expect(of('parity', ['evenLunar'])).toEqual({ kind: 'parity', odd: false, calendar: 'lunar' });
    expect(of('daily', [])).toEqual({ kind: 'daily' });
    expect(of('list', [], '2026-12-06，2026-03-14 2026-12-06')).toEqual({
      kind: 'list',
      dates: ['2026-03-14', '2026-12-06'],
    });
  });

  it('says nothing while nothing is pressed, or what is typed is no date', () => {
    for (const kind of ['solarDigit', 'lunarDigit', 'weekday', 'branch', 'parity'] as const)
      expect(of(kind, [])).toBeUndefined();
    expect(of('list', [], ' ')).toBeUndefined();
    expect(of('list', [], '2026-02-30')).toBeUndefined();
  });
});

it('remembers what was seen of a market whose rule was confirmed', () => {
  const unknown = { kind: 'unknown' as const, observed: ['2022-01-01'] };
  const confirmed = { kind: 'solarDigit' as const, digits: [1, 6] };
  expect(observedDates({ rule: unknown, suburban: true })).toEqual(['2022-01-01']);
  expect(observedDates({ rule: confirmed, ruleOfData: unknown, suburban: true })).toEqual(['2022-01-01']);
  expect(observedDates({ rule: confirmed, suburban: true })).toEqual([]);
});

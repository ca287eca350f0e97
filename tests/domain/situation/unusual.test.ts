import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alertBudget, evaluationTimes } from '../../../src/domain/situation/alert-budget.ts';
import { dailyDispersion } from '../../../src/domain/situation/dispersion.ts';
import { falseDiscoveryThreshold } from '../../../src/domain/statistics/false-discovery.ts';
import { unusualCounts, baselineCount } from '../../../src/domain/situation/unusual.ts';
import { createWeekTally, pastWeeks } from '../../../src/domain/situation/unusual-series.ts';
import { createWeekProfile } from '../../../src/domain/situation/week-profile.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, HOURS_OF_WEEK, parseIso, WEEK_MS } from '../../../src/domain/time/zone.ts';

describe('the baseline', () => {
  it('needs four weeks', () => {
    expect(baselineCount([3, 4, 5], 0)).toBeUndefined();
    expect(baselineCount([3, 4, 5, 4], 0)).toMatchObject({ weeks: 4 });
  });

  it('by scipy: 8 weeks of 12 give 4 … 23, with a dispersion of days of 0.05 they give 3 … 26', () => {
    // nbinom.ppf at 0.005 and 0.995: mean 96.5 / 8, size 96.5 and 1 / (1 / 96.5 + 0.05 · 9 / 8).
    const past = Array.from({ length: 8 }, () => 12);
    expect(baselineCount(past, 0)).toEqual({ expected: 96.5 / 8, low: 4, high: 23, weeks: 8 });
    expect(baselineCount(past, 0.05)).toEqual({ expected: 96.5 / 8, low: 3, high: 26, weeks: 8 });
  });

  it('is wider with less of a past', () => {
    const [short, long] = [4, 8].map((weeks) =>
      baselineCount(
        Array.from({ length: weeks }, () => 20),
        0.01,
      )!,
    );
    expect(short!.high - short!.low).toBeGreaterThan(long!.high - long!.low);
  });
});

describe('unusual counts', () => {
  const usual = { count: 12, past: [12, 11, 13, 12, 10, 14, 12, 12] };

  it('are those outside the interval, with it, the least likely first', () => {
    const found = unusualCounts(
      [usual, { ...usual, count: 40 }, { ...usual, count: 60 }, { ...usual, count: 13 }],
      0.01,
    );
    expect(found.map(({ count }) => count)).toEqual([60, 40]);
    expect(found[0]).toMatchObject({
      low: expect.any(Number) as number,
      high: expect.any(Number) as number,
      weeks: 8,
    });
    expect(found[0]!.high).toBeLessThan(40);
  });

  it('can be too few', () => {
    expect(unusualCounts([{ count: 0, past: [12, 11, 13, 12] }], 0.01)).toHaveLength(1);
  });

  it('are never such as lie inside the interval, whatever the past', () => {
    const series = fc.record({
      count: fc.nat(80),
      past: fc.array(fc.nat(60), { minLength: 4, maxLength: 8 }),
    });
    fc.assert(
      fc.property(fc.array(series, { maxLength: 30 }), (list) => {
        for (const { count, low, high } of unusualCounts(list, 0.01))
          expect(count < low || count > high).toBe(true);
      }),
    );
  });

  it('are tallied by county, as a whole and by category, now and in past weeks', () => {
    const tally = createWeekTally(2);
    tally.add('430204', 'B1', 0, 3);
    tally.add('430204', 'C1', 0, 1);
    tally.add('430204', 'B1', 2, 5);
    expect(tally.series()).toEqual([
      { countyCode: '430204', categoryCode: null, count: 4, past: [0, 5] },
      { countyCode: '430204', categoryCode: 'B1', count: 3, past: [0, 5] },
      { countyCode: '430204', categoryCode: 'C1', count: 1, past: [0, 0] },
    ]);
    expect([0, 1, 9, 99].map((weeks) => pastWeeks(0, weeks * WEEK_MS + 5))).toEqual([0, 1, 8, 8]);
  });
});

describe('significance among many tests', () => {
  it('is that of the 15 comparisons in the example of Benjamini and Hochberg: four at 5 %', () => {
    // Table 1 of the paper: thrombolysis after myocardial infarction, 15 p-values.
    const pValues = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(falseDiscoveryThreshold(pValues.toReversed(), 0.05)).toBe(0.0095);
    expect(falseDiscoveryThreshold(pValues.slice(0, 4), 0.05, 15)).toBe(0.0095);
    expect(falseDiscoveryThreshold([], 0.05)).toBe(0);
  });

  it('is at most the level, at least that of Bonferroni', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (list) => {
          const threshold = falseDiscoveryThreshold(list, 0.1);
          expect(threshold).toBeLessThanOrEqual(0.1);
          for (const one of list) if (one <= 0.1 / list.length) expect(one).toBeLessThanOrEqual(threshold);
        },
      ),
    );
  });
});

describe('the spread of days', () => {
  it('by hand: 8, 12, 16 has mean 12 and variance 16, so 4/144 more than chance', () => {
    expect(dailyDispersion([{ days: 3, sum: 36, sumOfSquares: 64 + 144 + 256 }])).toBeCloseTo(4 / 144, 12);
  });

  it('is 0 where days differ less than chance lets them, and of nothing', () => {
    expect(dailyDispersion([{ days: 3, sum: 36, sumOfSquares: 3 * 144 }])).toBe(0);
    expect(dailyDispersion([{ days: 1, sum: 5, sumOfSquares: 25 }])).toBe(0);
  });
});

describe('the profile of the week', () => {
  it('gives a whole week 7 usual days and splits by the hours', () => {
    const hours = Array.from({ length: HOURS_OF_WEEK }, (_, hour) => (hour === 9 ? 84 : 0));
    const profile = createWeekProfile(hours);
    const monday = parseIso('2026-11-16');
    expect(profile.usualDays(monday + 5 * HOUR_MS, monday + 5 * HOUR_MS + WEEK_MS)).toBeCloseTo(7, 9);
    // 84.5 of 168 half weights fall into Monday 09:00–10:00.
    expect(profile.usualDays(monday + 9 * HOUR_MS, monday + 10 * HOUR_MS)).toBeCloseTo((7 * 84.5) / 168, 9);
    expect(profile.usualDays(monday, monday - DAY_MS)).toBe(0);
    expect(() => createWeekProfile([1])).toThrow(RangeError);
  });

  it('adds up', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 5 * WEEK_MS }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(moments, fc.array(fc.nat(50), { minLength: 168, maxLength: 168 }), (times, counts) => {
        const profile = createWeekProfile(counts);
        const [a, b, c] = times.sort((x, y) => x - y).map((time) => parseIso('2026-01-01') + time) as [
          number,
          number,
          number,
        ];
        expect(profile.usualDays(a, b) + profile.usualDays(b, c)).toBeCloseTo(profile.usualDays(a, c), 6);
      }),
    );
  });
});

describe('the alert budget', () => {
  it('looks back 90 days at most, and only where there is a past', () => {
    const asOf = parseIso('2026-11-20T12:00:00+08:00');
    expect(evaluationTimes(asOf - 200 * DAY_MS, asOf, DAY_MS)).toHaveLength(90);
    expect(evaluationTimes(asOf - 2.5 * DAY_MS, asOf, DAY_MS)).toEqual([
      asOf - 2 * DAY_MS,
      asOf - DAY_MS,
      asOf,
    ]);
    expect(evaluationTimes(asOf + 1, asOf, DAY_MS)).toEqual([]);
  });

  it('by hand: 6 alarms in 90 looks of a day are 2 a month; at a false part of 1/10 chance raises up to 3', () => {
    expect(alertBudget('silent', 6, 90, DAY_MS, 0.1)).toEqual({
      rule: 'silent',
      alarms: 6,
      days: 90,
      perMonth: 2,
      expectedPerMonth: 3,
    });
    expect(alertBudget('silent', 0, 0, DAY_MS, 0.1)).toBeUndefined();
  });
});

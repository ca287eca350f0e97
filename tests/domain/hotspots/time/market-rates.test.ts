import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ENTRY } from '../../../../src/domain/cases/case-columns.ts';
import { casesOfLines } from '../../../../src/domain/hotspots/time/line-counts.ts';
import { marketRates, wholeDays } from '../../../../src/domain/hotspots/time/market-rates.ts';
import { rateRatio } from '../../../../src/domain/statistics/rate-ratio.ts';
import { civilDayOfDate, startOfCivilDay } from '../../../../src/domain/time/civil-day.ts';

const time = (text: string) => Date.parse(`${text}+08:00`);
const NOVEMBER = { from: time('2026-11-01T00:00:00'), to: time('2026-12-01T00:00:00') };
const casesAt = (...times: [string, number][]) => ({
  count: times.length,
  from: Float64Array.from(times, ([text]) => time(text)),
  place: Int32Array.from(times, ([, place]) => place),
  places: ['market-a', 'market-b'],
});
const A = { placeId: 'market-a', rule: { kind: 'solarDigit' as const, digits: [1, 6] } };

describe('cases on market days and on others', () => {
  it('are counted by the day of the earliest moment, over whole days', () => {
    const cases = casesAt(
      ['2026-11-01T00:00:00', 0],
      ['2026-11-06T23:59:59', 0],
      ['2026-11-07T00:00:00', 0],
      ['2026-11-11T10:00:00', 1],
      ['2026-11-16T10:00:00', NO_ENTRY],
      ['2026-12-01T00:00:00', 0],
    );
    const [rate] = marketRates(cases, [A], NOVEMBER);
    // 逢一、六: 1, 6, 11, 16, 21, 26.
    expect(rate).toMatchObject({ marketDays: 6, otherDays: 24, onMarketDays: 2, onOtherDays: 1 });
    expect(rate?.ratio).toEqual(rateRatio({ events: 2, exposure: 6 }, { events: 1, exposure: 24 }));
    expect(rate?.ratio?.ratio).toBeCloseTo(8, 12);
    // Cut days do not count, nor do their cases.
    const cut = { from: NOVEMBER.from + 1, to: NOVEMBER.to - 1 };
    expect(marketRates(cases, [A], cut)[0]).toMatchObject({ marketDays: 5, otherDays: 23, onMarketDays: 1 });
  });

  it('are not compared where there is one kind of day, no case, or no known rule', () => {
    const cases = casesAt(['2026-11-06T10:00:00', 0]);
    const daily = { placeId: 'market-a', rule: { kind: 'daily' as const } };
    expect(marketRates(cases, [daily], NOVEMBER)[0]).toMatchObject({ otherDays: 0, onMarketDays: 1, ratio: null });
    expect(marketRates(cases, [{ ...A, placeId: 'market-b' }], NOVEMBER)[0]?.ratio).toBeNull();
    const unknown = { placeId: 'market-a', rule: { kind: 'unknown' as const, observed: ['2026-11-06'] } };
    expect(marketRates(cases, [unknown], NOVEMBER)).toEqual([]);
  }); // prettier-ignore

  it('have whole days only', () => {
    const day = civilDayOfDate('2026-11-02');
    expect(wholeDays({ from: startOfCivilDay(day), to: startOfCivilDay(day + 1) })).toEqual({ first: day, end: day + 1 });
    expect(wholeDays({ from: startOfCivilDay(day) + 1, to: startOfCivilDay(day + 1) + 1 })).toEqual({ first: day + 1, end: day + 1 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e12 }), fc.nat(1e9), (from, length) => {
        const { first, end } = wholeDays({ from, to: from + length });
        expect(end).toBeGreaterThanOrEqual(first);
        if (end > first) {
          expect(startOfCivilDay(first)).toBeGreaterThanOrEqual(from);
          expect(startOfCivilDay(end)).toBeLessThanOrEqual(from + length);
        }
        expect((end - first + 2) * 86_400_000).toBeGreaterThan(length);
      }),
      { numRuns: 300, seed: 2 },
    );
  }); // prettier-ignore

  it('of bus lines are counted, most first', () => {
    const cases = {
      count: 4,
      from: Float64Array.of(NOVEMBER.from, NOVEMBER.from + 1, NOVEMBER.from + 2, NOVEMBER.to),
      line: Int32Array.of(1, 0, 1, 0),
      lines: ['line-a', 'line-b'],
    };
    expect(casesOfLines(cases, NOVEMBER)).toEqual([{ lineId: 'line-b', n: 2 }, { lineId: 'line-a', n: 1 }]); // prettier-ignore
  });
});

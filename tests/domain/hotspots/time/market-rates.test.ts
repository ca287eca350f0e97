import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ENTRY } from '../../../../src/domain/cases/case-columns.ts';
import { coveredRange } from '../../../../src/domain/hotspots/time/covered-range.ts';
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
const all = () => true;
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
    const [rate] = marketRates(cases, [A], NOVEMBER, all);
    // 逢一、六: 1, 6, 11, 16, 21, 26.
    expect(rate).toMatchObject({ marketDays: 6, otherDays: 24, onMarketDays: 2, onOtherDays: 1 });
    expect(rate?.ratio).toEqual(rateRatio({ events: 2, exposure: 6 }, { events: 1, exposure: 24 }));
    expect(rate?.ratio?.ratio).toBeCloseTo(8, 12);
    // Cut days do not count, nor do their cases.
    const cut = { from: NOVEMBER.from + 1, to: NOVEMBER.to - 1 };
    expect(marketRates(cases, [A], cut, all)[0]).toMatchObject({
      marketDays: 5,
      otherDays: 23,
      onMarketDays: 1,
    });
    // Nor do cases that a filter leaves out; their days stay.
    const filtered = marketRates(cases, [A], NOVEMBER, (row) => row !== 1)[0];
    expect(filtered).toMatchObject({ marketDays: 6, otherDays: 24, onMarketDays: 1, onOtherDays: 1 });
  });

  it('are not compared where there is one kind of day, no case, or no known rule', () => {
    const cases = casesAt(['2026-11-06T10:00:00', 0]);
    const daily = { placeId: 'market-a', rule: { kind: 'daily' as const } };
    expect(marketRates(cases, [daily], NOVEMBER, all)[0]).toMatchObject({ otherDays: 0, onMarketDays: 1, ratio: null });
    expect(marketRates(cases, [{ ...A, placeId: 'market-b' }], NOVEMBER, all)[0]?.ratio).toBeNull();
    const unknown = { placeId: 'market-a', rule: { kind: 'unknown' as const, observed: ['2026-11-06'] } };
    expect(marketRates(cases, [unknown], NOVEMBER, all)).toEqual([]);
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

  it('have days only from the first case to the last report, however wide the range is', () => {
    const known = {
      from: Float64Array.of(time('2026-11-03T09:00:00'), time('2026-11-10T09:00:00')),
      reportedAt: Float64Array.of(time('2026-11-20T15:00:00'), time('2026-11-11T09:00:00')),
    };
    const ever = { from: time('0001-01-01T00:00:00'), to: time('9999-12-31T00:00:00') };
    const covered = { from: time('2026-11-03T09:00:00'), to: time('2026-11-20T15:00:00') };
    expect(coveredRange(known, ever)).toEqual(covered);
    const fifth = { from: time('2026-11-05T00:00:00'), to: time('2026-11-06T00:00:00') };
    expect(coveredRange(known, fifth)).toEqual(fifth);
    const cases = casesAt(['2026-11-03T09:00:00', 0], ['2026-11-10T09:00:00', 0]);
    // Whole days: 4 to 19 November; market days 6, 11 and 16.
    expect(marketRates(cases, [A], covered, all)[0]).toMatchObject({ marketDays: 3, otherDays: 13, onOtherDays: 1 });
    const later = { from: time('2026-12-01T00:00:00'), to: time('2026-12-31T00:00:00') };
    for (const none of [coveredRange(known, later), coveredRange({ from: new Float64Array(), reportedAt: new Float64Array() }, later)]) {
      expect(none.to).toBe(none.from);
      expect(marketRates(cases, [A], none, all)[0]).toMatchObject({ marketDays: 0, otherDays: 0, ratio: null });
    }
  }); // prettier-ignore

  it('of bus lines are counted by their shares, most first', () => {
    const cases = { line: Int32Array.of(1, 0, 1, 0, NO_ENTRY), lines: ['line-a', 'line-b'] };
    const weighed = { rows: Uint32Array.of(0, 1, 2, 4), weights: Float64Array.of(0.25, 1, 0.5, 1) };
    expect(casesOfLines(cases, weighed)).toEqual([
      { lineId: 'line-a', weight: 1, n: 1 },
      { lineId: 'line-b', weight: 0.75, n: 2 },
    ]);
  });
});

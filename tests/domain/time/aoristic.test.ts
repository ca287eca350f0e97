import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aoristicWeight, binShares, weekShares } from '../../../src/domain/time/aoristic.ts';
import { histogramBins } from '../../../src/domain/time/ranges.ts';
import { measureWeekHours } from '../../../src/domain/time/week-clock.ts';

type Share = [number, number];
interface Truth {
  weights: { why: string; from: string; to: string; range: [string, string]; weekHours: number[]; share: Share }[];
  weeks: { why: string; from: string; to: string; shares: Record<string, Share> }[];
  days: { why: string; from: string; to: string; firstDay: string; shares: Share[] }[];
} // prettier-ignore

const truth = JSON.parse(
  readFileSync(new URL('../../truth/aoristic-cases.json', import.meta.url), 'utf8'),
) as Truth;
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const interval = ({ from, to }: { from: string; to: string }) => ({ from: at(from), to: at(to) });
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const RUNS = 3_000;

/** Mondays, month ends and year ends at 00:00, and moments around them. */
const moment = fc.oneof(
  fc.integer({ min: at('1992-01-01T00:00'), max: at('2199-12-31T00:00') }),
  fc
    .tuple(fc.integer({ min: 1992, max: 2199 }), fc.nat(11), fc.integer({ min: -3, max: 3 }))
    .map(([year, month, hours]) => Date.UTC(year, month, 1, -8) + hours * HOUR_MS),
  fc
    .tuple(fc.nat(10_000), fc.integer({ min: -5_000, max: 5_000 }))
    .map(([week, offset]) => at('1992-01-06T00:00') + week * 7 * DAY_MS + offset),
);
const length = fc.oneof(
  fc.nat(10),
  fc.nat(2 * HOUR_MS),
  fc.nat(24 * 60).map((minutes) => minutes * MINUTE_MS),
  fc.nat(40 * DAY_MS),
  fc.constantFrom(HOUR_MS, DAY_MS, 7 * DAY_MS, 14 * DAY_MS, 366 * DAY_MS),
);
const anyInterval = fc.tuple(moment, length).map(([from, ms]) => ({ from, to: from + ms }));

/** Hour of the week by the zone database, not by our own arithmetic. */
const hourFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
function zonedHourOfWeek(timeMs: number): number {
  const parts = Object.fromEntries(hourFormat.formatToParts(timeMs).map(({ type, value }) => [type, value]));
  return WEEKDAYS.indexOf(parts['weekday']!) * 24 + Number(parts['hour']);
}

describe('aoristic weights', () => {
  test.each(truth.weights)('$why', ({ range, weekHours, share, ...one }) => {
    const weight = aoristicWeight(interval(one), { from: at(range[0]), to: at(range[1]) }, weekHours);
    expect(weight).toBeCloseTo(share[0] / share[1], 14);
  });

  test.each(truth.weeks)('$why', ({ shares, ...one }) => {
    weekShares(interval(one)).forEach((share, hour) => {
      const [part, whole] = shares[hour] ?? [0, 1];
      expect(share).toBeCloseTo(part / whole, 14);
    });
  });

  test.each(truth.days)('$why', ({ shares, firstDay, ...one }) => {
    const bins = { from: at(firstDay), widthMs: DAY_MS, count: shares.length };
    expect([...binShares(interval(one), bins)]).toEqual(shares.map(([part, whole]) => part / whole));
  });

  test(`sum to 1 over the week and over bars, across midnights, week ends and years (${RUNS} runs)`, () => {
    fc.assert(
      fc.property(anyInterval, (one) => {
        const week = weekShares(one);
        expect(Math.abs(sum(week) - 1)).toBeLessThan(1e-12);
        expect(Math.min(...week)).toBeGreaterThanOrEqual(0);
        const bins = histogramBins({ from: one.from, to: Math.max(one.to, one.from + 1) }, 320);
        expect(Math.abs(sum(binShares(one, bins)) - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: RUNS, seed: 11 },
    );
  });

  test(`of ranges and of hours that share out all time sum to 1 (${RUNS} runs)`, () => {
    const everyHour = Array.from({ length: 168 }, (_, hour) => hour);
    fc.assert(
      fc.property(anyInterval, fc.array(moment, { maxLength: 4 }), fc.subarray(everyHour), (one, cuts, hours) => {
        const edges = [-8e15, ...cuts, one.from + Math.floor((one.to - one.from) / 3), 8e15].sort((a, b) => a - b);
        const rest = everyHour.filter((hour) => !hours.includes(hour));
        const weights = edges.slice(1).flatMap((to, index) => {
          const range = { from: edges[index]!, to };
          if (hours.length === 0 || rest.length === 0) return [aoristicWeight(one, range)];
          return [aoristicWeight(one, range, hours), aoristicWeight(one, range, rest)];
        });
        expect(Math.abs(sum(weights) - 1)).toBeLessThan(1e-12);
      }),
      { numRuns: RUNS, seed: 12 },
    ); // prettier-ignore
  });

  test('minute by minute, the zone database says the same', () => {
    const whole = fc
      .tuple(fc.integer({ min: at('1992-01-01T00:00') / MINUTE_MS, max: at('2199-12-01T00:00') / MINUTE_MS }),
        fc.integer({ min: 1, max: 900 }), fc.nat(900), fc.integer({ min: 1, max: 900 }), fc.subarray([...Array(168).keys()]))
      .map(([from, minutes, skip, span, hours]) => ({ from, minutes, skip, span, hours })); // prettier-ignore
    fc.assert(
      fc.property(whole, ({ from, minutes, skip, span, hours }) => {
        const isChosen = (minute: number) => hours.length === 0 || hours.includes(zonedHourOfWeek(minute * MINUTE_MS));
        const week = new Float64Array(168);
        let inside = 0;
        for (let minute = from; minute < from + minutes; minute++) {
          week[zonedHourOfWeek(minute * MINUTE_MS)]! += 1 / minutes;
          inside += Number(minute >= from + skip && minute < from + skip + span && isChosen(minute));
        }
        const one = { from: from * MINUTE_MS, to: (from + minutes) * MINUTE_MS };
        const range = { from: (from + skip) * MINUTE_MS, to: (from + skip + span) * MINUTE_MS };
        expect(aoristicWeight(one, range, hours)).toBeCloseTo(inside / minutes, 12);
        weekShares(one).forEach((share, hour) => expect(share).toBeCloseTo(week[hour]!, 12));
      }),
      { numRuns: 100, seed: 13 },
    ); // prettier-ignore
  });

  test('an interval that ends before it begins, no time, and no hour of the week are refused', () => {
    const range = { from: 0, to: 1 };
    expect(() => aoristicWeight({ from: 5, to: 4 }, range)).toThrow('ends before it begins: 5 … 4');
    expect(() => weekShares({ from: Number.NaN, to: 4 })).toThrow('no interval: NaN … 4');
    expect(() => binShares({ from: 0, to: Infinity }, { from: 0, widthMs: 1, count: 1 })).toThrow(
      'no interval',
    );
    for (const hour of [168, -1, 1.5, Number.NaN])
      expect(() => measureWeekHours([hour])).toThrow('no hour of the week');
    expect(aoristicWeight({ from: 0, to: 10 }, { from: 9, to: 3 }, [3])).toBe(0);
  });
});

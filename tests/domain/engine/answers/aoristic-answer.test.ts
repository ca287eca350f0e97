import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aoristicAnswer,
  aoristicWeights,
  type IntervalColumns,
} from '../../../../src/domain/engine/answers/aoristic-answer.ts';
import { CONTEXT, LISTS, timeAndPlaceArbitraries } from '../incident-data.ts';
import { plainClasses, plainHourOfWeek } from '../filter/plain-calendar.ts';
import { count } from '../../../support/counts.ts';

const MARKETS = CONTEXT.markets ?? [];
const QUARTER_MS = 900_000;
const START = Date.parse('2026-09-28T00:00:00+08:00');
const ALL_TIME = { from: -8e15, to: 8e15 };
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

interface PlainCase {
  /** Quarters of an hour after `START`, and how many of them the interval holds. */
  first: number;
  quarters: number;
  unit: number;
}

const toColumns = (cases: readonly PlainCase[]): IntervalColumns => ({
  count: cases.length,
  from: Float64Array.from(cases, ({ first }) => START + first * QUARTER_MS),
  to: Float64Array.from(cases, ({ first, quarters }) => START + (first + quarters) * QUARTER_MS),
  unit: Uint32Array.from(cases, ({ unit }) => unit),
  units: LISTS.units,
});

const casesArbitrary = fc.array(
  fc.record({
    first: fc.nat(30 * 96),
    quarters: fc.oneof(fc.constant(0), fc.nat(96), fc.nat(12 * 96)),
    unit: fc.nat(LISTS.units.length - 1),
  }),
  { maxLength: 5 },
);
const questionArbitrary = fc.record({
  range: fc.tuple(fc.nat(30 * 96), fc.integer({ min: 1, max: 20 * 96 })).map(([first, quarters]) => ({
    from: START + first * QUARTER_MS,
    to: START + (first + quarters) * QUARTER_MS,
  })),
  weekHours: timeAndPlaceArbitraries.weekHours,
  calendar: timeAndPlaceArbitraries.calendar,
});

describe('the answer over intervals', () => {
  test('quarter by quarter, other calendars and the zone database say the same', () => {
    fc.assert(
      fc.property(casesArbitrary, questionArbitrary, (cases, { range, weekHours, calendar }) => {
        const bins = { from: START, widthMs: 6 * 3_600_000, count: 4 * 50 };
        const answer = aoristicAnswer(toColumns(cases), MARKETS, { range, weekHours, calendar }, bins);
        const weights = cases.map(() => 0);
        const [week, counts, inside] = [new Float64Array(168), new Float64Array(bins.count), new Float64Array(bins.count)];
        cases.forEach(({ first, quarters, unit }, row) => {
          const span = Math.max(1, quarters);
          for (let quarter = first; quarter < first + span; quarter++) {
            const time = START + quarter * QUARTER_MS;
            const classes = plainClasses(time, LISTS.units[unit]!, MARKETS);
            if (calendar.length > 0 && !calendar.some((name) => classes.includes(name))) continue;
            const hour = plainHourOfWeek(time);
            const isInRange = time >= range.from && time < range.to;
            const isInWeek = weekHours.length === 0 || weekHours.includes(hour);
            const bin = Math.floor((time - bins.from) / bins.widthMs);
            if (isInRange) week[hour]! += 1 / span;
            if (isInWeek) counts[bin]! += 1 / span;
            if (isInRange && isInWeek) inside[bin]! += 1 / span;
            if (isInRange && isInWeek) weights[row]! += 1 / span;
          }
        });
        weights.forEach((weight, row) => expect(answer.weights[row]).toBeCloseTo(weight, 10));
        expect(answer.total).toBeCloseTo(sum(weights), 10);
        week.forEach((share, hour) => expect(answer.weekMatrix[hour]).toBeCloseTo(share, 10));
        counts.forEach((share, bin) => expect(answer.histogram.counts[bin]).toBeCloseTo(share, 10));
        inside.forEach((share, bin) => expect(answer.histogram.inside[bin]).toBeCloseTo(share, 10));
      }),
      { numRuns: count(60, 200), seed: 21 },
    ); // prettier-ignore
  });

  test('without clauses every case counts once, in the week and in the bars too (2,000 runs)', () => {
    fc.assert(
      fc.property(casesArbitrary, (cases) => {
        const bins = { from: START, widthMs: 24 * 3_600_000, count: 50 };
        const answer = aoristicAnswer(toColumns(cases), MARKETS, { range: ALL_TIME, weekHours: [], calendar: [] }, bins);
        for (const total of [answer.total, sum(answer.weekMatrix), sum(answer.histogram.inside)])
          expect(Math.abs(total - cases.length)).toBeLessThan(1e-9);
      }),
      { numRuns: 2_000, seed: 22 },
    ); // prettier-ignore
  });

  test('what cannot be an interval is listed and weighs nothing', () => {
    const columns: IntervalColumns = {
      count: 6,
      from: Float64Array.of(START, START, Number.NaN, -1e12, START, START),
      to: Float64Array.of(START, START - 1, START, START, 8e15, START),
      unit: Uint32Array.of(0, 0, 0, 0, 0, 99),
      units: LISTS.units,
    };
    const { total, rejected } = aoristicWeights(columns, [], {
      range: ALL_TIME,
      weekHours: [],
      calendar: [],
    });
    expect(total).toBe(1);
    expect(rejected.map(({ row, field, value, reason }) => `${row} ${field} ${value}: ${reason}`)).toEqual([
      `1 to ${START - 1}: before the beginning of the interval`,
      '2 from NaN: not a time',
      '3 from -1000000000000: outside 1970 to 2199',
      '4 to 8000000000000000: outside 1970 to 2199',
      `5 unit 99: its list has ${LISTS.units.length} entries`,
    ]);
  });

  test('an interval of two centuries is weighed day by day', () => {
    const columns: IntervalColumns = {
      count: 1,
      from: Float64Array.of(Date.parse('1990-01-01T00:00:00+08:00')),
      to: Float64Array.of(Date.parse('2190-01-01T00:00:00+08:00')),
      unit: Uint32Array.of(0),
      units: LISTS.units,
    };
    const { total } = aoristicWeights(columns, [], { range: ALL_TIME, weekHours: [], calendar: ['commute'] });
    // 4.5 hours on about five days in seven.
    expect(total).toBeCloseTo((4.5 / 24) * (5 / 7), 2);
  });
});

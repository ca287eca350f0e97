import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarTable } from '../../../../src/domain/engine/filter/calendar-pass.ts';
import type { MarketOfUnit } from '../../../../src/domain/engine/filter/filter-context.ts';
import { marketGroups } from '../../../../src/domain/engine/filter/market-groups.ts';
import { CALENDAR_CLASSES } from '../../../../src/domain/time/calendar-classes.ts';
import { COMMUTE_HOURS } from '../../../../src/domain/time/calendar-days.ts';
import { isCommuteHour } from '../../../support/is-commute-hour.ts';
import { civilDayOfDate, startOfCivilDay } from '../../../../src/domain/time/civil-day.ts';

const HALF_HOUR_MS = 1_800_000;

const UNITS = [
  '430202001001001001', // a micro-grid
  '430202001002', // a village of the same township
  '430202002000', // another township
  '430202000000', // the county itself
  '430211003000',
];
const MARKETS: readonly MarketOfUnit[] = [
  { unitCode: '430202001001', rule: { kind: 'solarDigit', digits: [1, 6] } },
  { unitCode: '430202002000', rule: { kind: 'lunarDigit', digits: [2, 7] }, pause: { daysBefore: 1, daysFrom: 5 } },
  { unitCode: '430202000000', rule: { kind: 'list', dates: ['2026-11-20'] } },
  { unitCode: '430211003000', rule: { kind: 'unknown', observed: ['2026-11-18'] } },
]; // prettier-ignore

/** Names of the classes that hold at these moments (Shanghai) in the unit at a place of `UNITS`. */
function classesAt(
  moments: readonly string[],
  unit = 0,
  markets = MARKETS,
  shown: readonly string[] = CALENDAR_CLASSES,
): string[] {
  const starts = Float64Array.from(moments, (moment) => Date.parse(`${moment}:00+08:00`));
  const table = calendarTable(starts, UNITS, markets);
  return moments.map((_, run) => {
    const bits = table.bitsOf(run, table.groupOfUnit[unit]!);
    return CALENDAR_CLASSES.filter((name, place) => bits & (1 << place) && shown.includes(name)).join(' ');
  });
}

const marketsAt = (moments: readonly string[], unit: number, markets = MARKETS) =>
  classesAt(moments, unit, markets, ['marketDay']);

describe('the calendar of the runs', () => {
  test('commute hours stay on half-hours, or a run could not be judged as a whole', () => {
    for (const [from, to] of COMMUTE_HOURS) {
      expect(Number.isInteger(from * 2) && Number.isInteger(to * 2)).toBe(true);
      expect(0 <= from && from < to && to <= 24).toBe(true);
    }
  });

  test('holiday, exchanged weekend and commute of a few known days', () => {
    expect(
      classesAt(
        [
          '2026-02-14T07:00', // Saturday, worked for the Spring Festival
          '2026-02-14T12:00',
          '2026-02-17T07:00', // 正月初一
          '2026-11-19T06:00', // Thursday
          '2026-11-19T06:30',
          '2026-11-19T08:30',
          '2026-11-19T09:00',
          '2026-11-19T18:30',
          '2026-11-19T19:00',
          '2026-11-22T07:00', // Sunday
        ],
        4,
      ),
    ).toEqual([
      'makeupWorkday commute workday',
      'makeupWorkday workday',
      'holiday',
      'workday',
      'commute workday',
      'commute workday',
      'workday',
      'commute workday',
      'workday',
      'weekend',
    ]);
  });

  test('a market counts for its township, a county’s for the county, and an unknown day for none', () => {
    const days = ['2026-11-16T00:00', '2026-11-18T00:00', '2026-11-20T23:30', '2026-11-21T00:00'];
    expect(marketsAt(days, 0)).toEqual(['marketDay', '', 'marketDay', 'marketDay']); // 16, 20 by list, 21
    expect(marketsAt(days, 1)).toEqual(marketsAt(days, 0));
    // 2026-11-16, -18, -20, -21 are 十月初八, 初十, 十二, 十三.
    expect(marketsAt(days, 2)).toEqual(['', '', 'marketDay', '']);
    expect(marketsAt(days, 3)).toEqual(['', '', 'marketDay', '']);
    expect(marketsAt(days, 4)).toEqual(['', 'marketDay', '', '']);
    expect(marketsAt(days, 0, [])).toEqual(['', '', '', '']);
  });

  test('groups keep their numbers when units come to the end', () => {
    const before = marketGroups(UNITS, MARKETS);
    const after = marketGroups([...UNITS, '430281001000', '430202002003', '430202009000'], MARKETS);
    expect([...before.groupOfUnit]).toEqual([1, 1, 2, 3, 4]);
    expect([...after.groupOfUnit]).toEqual([1, 1, 2, 3, 4, 0, 2, 3]);
    expect([before.groupCount, after.groupCount]).toEqual([5, 5]);
  });

  test('every half-hour of any days is judged as its day and hour are', () => {
    const first = civilDayOfDate('2003-12-01');
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(10_000), { minLength: 1, maxLength: 5 }), (offsets) => {
        const days = offsets.map((offset) => first + offset).sort((a, b) => a - b);
        const starts = days.flatMap((day) =>
          Array.from({ length: 48 }, (_, half) => startOfCivilDay(day) + half * HALF_HOUR_MS),
        );
        const table = calendarTable(Float64Array.from(starts), [], []);
        days.forEach((day, place) => {
          for (let half = 0; half < 48; half++)
            expect((table.bitsOf(place * 48 + half, 0) & 8) !== 0).toBe(isCommuteHour(day, half / 2));
        });
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('years before 1970 and the far future are answered with what is known, never thrown', () => {
    const far = [
      '0003-01-01T07:00',
      '1899-12-31T07:00',
      '1969-12-31T07:00', // a Wednesday; no arrangement is published
      '2101-02-14T07:00', // after the lunar table, a Monday
      '2199-12-31T07:00',
      '9999-12-31T23:30',
    ];
    expect(classesAt(far, 2)).toEqual(
      far.map((_, index) => ([2, 3, 4].includes(index) ? 'commute workday' : expect.any(String))),
    );
    const extreme = Float64Array.of(-8.64e15, -1, 8.64e15);
    const table = calendarTable(extreme, UNITS, MARKETS);
    for (let run = 0; run < extreme.length; run++)
      for (let group = 0; group < table.groupCount; group++)
        expect(table.bitsOf(run, group)).toBeLessThan(64);
  });

  test('no runs, no units and an area for a market are no trouble', () => {
    const area: MarketOfUnit = { unitCode: 'HT-PQ-01', rule: { kind: 'daily' } };
    expect(calendarTable(new Float64Array(0), [], [area])).toMatchObject({ groupCount: 1 });
    expect(marketsAt(['2026-11-21T00:00'], 0, [area])).toEqual(['']);
  });
});

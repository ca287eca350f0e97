import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACE_TYPES } from '../../../../src/domain/cases/case-terms.ts';
import { aoristicWeights } from '../../../../src/domain/engine/answers/aoristic-answer.ts';
import { DEFAULT_FILTER, type FilterState } from '../../../../src/domain/engine/api/filter.ts';
import { CASE_MISS } from '../../../../src/domain/engine/intervals/case-clauses.ts';
import { passCases } from '../../../../src/domain/engine/intervals/pass-cases.ts';
import { daysAndHours } from '../../../../src/domain/hotspots/time/clock-choice.ts';
import {
  chosenWeight,
  riskClock,
  type ClockQuestion,
} from '../../../../src/domain/hotspots/time/risk-clock.ts';
import { CALENDAR_CLASSES } from '../../../../src/domain/time/calendar-classes.ts';
import { hourOfCell } from '../../../../src/domain/time/week-hours.ts';

const HOUR = 3_600_000;
/** A Monday, 00:00 in Shanghai. */
const MONDAY = Date.parse('2026-11-16T00:00:00+08:00');
const UNITS = ['430202001001', '430203002001', '430204009002'];
const MARKETS = [
  { unitCode: '430202001000', rule: { kind: 'solarDigit' as const, digits: [1, 6] } },
  { unitCode: '430204009000', rule: { kind: 'lunarDigit' as const, digits: [4, 9] } },
];

interface Case {
  from: number;
  to: number;
  placeType: number;
  unit: number;
}
const columnsOf = (rows: readonly Case[]) => ({
  count: rows.length,
  from: Float64Array.from(rows, ({ from }) => from),
  to: Float64Array.from(rows, ({ to }) => to),
  placeType: Uint8Array.from(rows, ({ placeType }) => placeType),
  unit: Uint32Array.from(rows, ({ unit }) => unit),
  units: UNITS,
  methods: new Uint8Array(rows.length).fill(1),
  status: new Uint8Array(rows.length),
  longitude: Float64Array.from(rows, () => 113.1),
  latitude: Float64Array.from(rows, () => 27.8),
});
const at = (from: string, to = from, placeType = 0, unit = 0): Case => ({
  from: Date.parse(`${from}+08:00`),
  to: Date.parse(`${to}+08:00`),
  placeType,
  unit,
});
const WEEK = { from: MONDAY, to: MONDAY + 168 * HOUR };
const ask = (rows: readonly Case[], patch: Partial<ClockQuestion> = {}): ClockQuestion => ({
  range: WEEK,
  days: [],
  ...passCases(columnsOf(rows), DEFAULT_FILTER, { markets: MARKETS, areaMembers: {} }),
  ...patch,
}); // prettier-ignore

describe('the risk clock', () => {
  it('counts a case that is known to an hour wholly in that hour, and spreads the others', () => {
    const rows = [
      at('2026-11-16T10:00:00', '2026-11-16T11:00:00'),
      at('2026-11-17T10:30:00'),
      at('2026-11-17T08:30:00', '2026-11-17T10:30:00'),
    ];
    const [mall] = riskClock(columnsOf(rows), ask(rows), 'placeType').rows;
    expect([mall!.n, mall!.weight]).toEqual([3, 3]);
    expect([8, 9, 10].map((hour) => mall!.weights[hour])).toEqual([0.25, 0.5, 2.25]);
    expect([8, 9, 10, 11].map((hour) => mall!.cases[hour])).toEqual([1, 1, 3, 0]);
  });

  it('counts a case of a night in two weekdays, but once in all', () => {
    const rows = [at('2026-11-16T23:00:00', '2026-11-17T01:00:00', 3)];
    const clock = riskClock(columnsOf(rows), ask(rows), 'weekday');
    expect(clock.rows.map(({ n, weight }) => [n, weight]).slice(0, 3)).toEqual([[1, 0.5], [1, 0.5], [0, 0]]); // prettier-ignore
    expect([clock.n, clock.weight]).toEqual([1, 1]);
  });

  it('meets an hour twice in a day and a night, and counts the case there once', () => {
    const rows = [at('2026-11-16T10:00:00', '2026-11-17T10:30:00')];
    const [mall] = riskClock(columnsOf(rows), ask(rows), 'placeType').rows;
    expect(mall!.cases[10]).toBe(1);
    expect(mall!.weights[10]).toBeCloseTo(1.5 / 24.5, 12);
  });

  it('keeps to days of the week, range, unit and what the calendar says', () => {
    const rows = [at('2026-11-16T10:00:00'), at('2026-11-21T10:00:00'), at('2026-11-21T07:00:00', undefined, 1, 1)];
    const n = (patch: Partial<ClockQuestion>) => riskClock(columnsOf(rows), ask(rows, patch), 'placeType').n;
    const passing = (calendar: readonly (typeof CALENDAR_CLASSES)[number][], unitCode: string | null = null) =>
      passCases(columnsOf(rows), { ...DEFAULT_FILTER, unitCode, calendar }, { markets: MARKETS, areaMembers: {} });
    expect(n({})).toBe(3);
    expect(n({ days: [5] })).toBe(2);
    expect(n({ range: { from: MONDAY, to: MONDAY + 24 * HOUR } })).toBe(1);
    expect(n(passing([], '430203000000'))).toBe(1);
    // 16 and 21 are market days in the first township only.
    expect(n(passing(['marketDay']))).toBe(2);
    expect(n(passing(['weekend']))).toBe(2);
    expect(n(passing(['commute']))).toBe(0);
  }); // prettier-ignore

  it('keeps to place types, methods and status, and leaves out what it is told', () => {
    const rows = [at('2026-11-16T10:00:00', undefined, 0), at('2026-11-16T10:00:00', undefined, 2)];
    const n = (patch: Partial<FilterState>, leftOut = 0) => {
      const passing = passCases(
        columnsOf(rows),
        { ...DEFAULT_FILTER, ...patch },
        { areaMembers: {} },
        leftOut,
      );
      return riskClock(columnsOf(rows), ask(rows, passing), 'placeType').n;
    };
    expect(n({ categories: ['MALL'] })).toBe(1);
    expect(n({ categories: ['MALL'] }, CASE_MISS.category)).toBe(2);
    expect([n({ channels: ['HAND'] }), n({ channels: ['CUT'] })]).toEqual([2, 0]);
    expect([n({ progresses: ['inHand'] }), n({ progresses: ['done'] })]).toEqual([2, 0]);
  });

  it('says how much lies in what is chosen of it', () => {
    const rows = [
      at('2026-11-16T09:30:00', '2026-11-16T11:30:00'),
      at('2026-11-20T10:00:00'),
      at('2026-11-20T10:00:00', undefined, 2),
      at('2026-11-20T15:00:00'),
    ];
    const clockOf = (by: 'placeType' | 'weekday', days: number[] = []) => riskClock(columnsOf(rows), ask(rows, { days }), by);
    const none = { weekHours: [], categories: [] };
    expect([chosenWeight(clockOf('placeType'), 'placeType', none), chosenWeight(clockOf('weekday'), 'weekday', none)]).toEqual([4, 4]);
    const mondayAndFridayAtTen = { weekHours: [hourOfCell({ day: 0, hour: 10 }), hourOfCell({ day: 4, hour: 10 })], categories: [] };
    expect(chosenWeight(clockOf('weekday'), 'weekday', mondayAndFridayAtTen)).toBe(2.5);
    expect(chosenWeight(clockOf('placeType', [0, 4]), 'placeType', mondayAndFridayAtTen)).toBe(2.5);
    const malls = { ...mondayAndFridayAtTen, categories: ['MALL'] };
    expect(chosenWeight(clockOf('placeType', [0, 4]), 'placeType', malls)).toBe(1.5);
  }); // prettier-ignore

  it('sums to the weights of the cases, whatever the filter says', () => {
    const row = fc.record({
      from: fc.integer({ min: MONDAY - 40 * HOUR, max: MONDAY + 400 * HOUR }),
      length: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 24 * HOUR })),
      placeType: fc.nat(PLACE_TYPES.length - 1),
      unit: fc.nat(UNITS.length - 1),
    });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 30 }),
        fc.integer({ min: -100, max: 300 }),
        fc.integer({ min: 1, max: 500 }),
        fc.subarray([...CALENDAR_CLASSES], { maxLength: 3 }),
        fc.subarray(Array.from({ length: 168 }, (_, hour) => hour)),
        (drawn, start, hours, calendar, weekHours) => {
          const rows = drawn.map(({ from, length, placeType, unit }) => ({ from, to: from + length, placeType, unit }));
          const columns = columnsOf(rows);
          const range = { from: MONDAY + start * HOUR, to: MONDAY + (start + hours) * HOUR };
          const { days } = daysAndHours(weekHours);
          const question = {
            range,
            days,
            ...passCases(columns, { ...DEFAULT_FILTER, calendar }, { markets: MARKETS, areaMembers: {} }),
          };
          const ofDays = days.flatMap((day) => Array.from({ length: 24 }, (_, hour) => hourOfCell({ day, hour })));
          for (const by of ['placeType', 'weekday'] as const) {
            const { rows: shown, weight, n } = riskClock(columns, question, by);
            const { weights } = aoristicWeights(columns, MARKETS, { range, weekHours: ofDays, calendar });
            expect(weight).toBeCloseTo(weights.reduce((sum, each) => sum + each, 0), 8);
            expect(n).toBe(weights.filter((each) => each > 0).length);
            const fields = shown.flatMap((one) => [...one.weights]);
            expect(fields.reduce((sum, each) => sum + each, 0)).toBeCloseTo(weight, 8);
            if (by === 'placeType') expect(shown.reduce((sum, one) => sum + one.n, 0)).toBe(n);
          }
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  }); // prettier-ignore
});

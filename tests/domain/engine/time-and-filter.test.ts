import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramExtent, MOST_BINS } from '../../../src/domain/engine/counting/bins.ts';
import { describeFilter } from '../../support/describe-filter.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { passesCategories } from '../../../src/domain/engine/filter/filter-context.ts';
import { knownExtent, resolveRange } from '../../../src/domain/engine/filter/time-range.ts';
import { CALENDAR_CLASSES } from '../../../src/domain/time/calendar-classes.ts';
import { histogramBins } from '../../../src/domain/time/ranges.ts';
import { unitsWithin } from '../../../src/domain/engine/columns/unit-levels.ts';
import { CONTEXT, LISTS } from './incident-data.ts';

const DAY_MS = 86_400_000;
const TO = Date.parse('2026-11-20T22:41:00+08:00');
const DATA = { from: TO - 517 * DAY_MS, to: TO };

const shownDays = (preset: '24h' | '7d' | '30d' | 'all') => {
  const shown = histogramExtent(resolveRange({ kind: 'preset', preset }, DATA, TO), DATA);
  return [(shown.to - shown.from) / DAY_MS, shown.to === TO];
};
const within = (code: string) => unitsWithin(LISTS.units, code, CONTEXT.areaMembers);

/** The whole minute of a moment: presets begin with one. */
const minuteOf = (ms: number) => Math.floor(ms / 60_000) * 60_000;

describe('range', () => {
  const resolved = (preset: '24h' | '7d' | 'all', asOf: number, extent: typeof DATA | null = DATA) =>
    resolveRange({ kind: 'preset', preset }, extent, asOf);

  test('a preset ends now, also where nothing came for days; that of a record ends with the newest incident', () => {
    const now = TO + 2 * DAY_MS;
    expect(resolved('24h', now)).toEqual({ from: minuteOf(now - DAY_MS), to: now + 1 });
    expect(resolved('7d', now)).toEqual({ from: minuteOf(now - 7 * DAY_MS), to: now + 1 });
    const years = TO + 700 * DAY_MS;
    expect(resolved('24h', years)).toEqual({ from: minuteOf(TO - 1 - DAY_MS), to: TO });
    expect(resolved('all', now)).toEqual(DATA);
    expect(resolved('7d', now, null)).toEqual({ from: 0, to: 0 });
    expect(resolveRange({ kind: 'range', from: 5, to: 9 }, DATA, now)).toEqual({ from: 5, to: 9 });
  });

  test('a histogram shows the silence up to now, as far as the range reaches into it, and never what is to come', () => {
    const now = TO + 2 * DAY_MS;
    expect(knownExtent(DATA, resolved('7d', now), now)).toEqual({ from: DATA.from, to: now + 1 });
    expect(knownExtent(DATA, { from: DATA.from, to: TO + 9 * DAY_MS }, now).to).toBe(now + 1);
    expect(knownExtent(DATA, { from: DATA.from, to: TO - DAY_MS }, now)).toEqual(DATA);
  });

  test('the histogram shows thirty days around the last week and half a year around the last month', () => {
    expect(shownDays('24h')).toEqual([7, true]);
    expect(shownDays('7d')).toEqual([30, true]);
    expect(shownDays('30d')).toEqual([180, true]);
    expect(shownDays('all')).toEqual([517, true]);
  });

  test('the last month stands among half a year of days, the last week among a month of three hours', () => {
    const widthOf = (preset: '24h' | '7d' | '30d') =>
      histogramBins(histogramExtent(resolveRange({ kind: 'preset', preset }, DATA, TO), DATA), MOST_BINS)
        .widthMs;
    expect(widthOf('24h')).toBe(DAY_MS / 24);
    expect(widthOf('7d')).toBe(DAY_MS / 8);
    expect(widthOf('30d')).toBe(DAY_MS);
  });

  test('the histogram always holds the part of the range that has data, and never leaves the data', () => {
    const moment = fc.integer({ min: -900, max: 300 }).map((day) => TO + day * DAY_MS);
    const range = fc
      .tuple(moment, fc.integer({ min: 1, max: 900 }))
      .map(([from, d]) => ({ from, to: from + d * DAY_MS }));
    fc.assert(
      fc.property(range, fc.option(range, { nil: undefined }), (chosen, wanted) => {
        const shown = histogramExtent(chosen, DATA, wanted);
        expect(shown.from).toBeLessThan(shown.to);
        expect(shown.from).toBeGreaterThanOrEqual(DATA.from);
        expect(shown.to).toBeLessThanOrEqual(DATA.to);
        const [from, to] = [Math.max(chosen.from, DATA.from), Math.min(chosen.to, DATA.to)];
        if (from < to) {
          expect(shown.from).toBeLessThanOrEqual(from);
          expect(shown.to).toBeGreaterThanOrEqual(to);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('clauses', () => {
  test('a group code lets its leaves pass, and A1 is not A12', () => {
    expect(passesCategories('A12', ['A'], CONTEXT)).toBe(true);
    expect(passesCategories('A12', ['A1'], CONTEXT)).toBe(false);
    expect(passesCategories('X', ['G'], CONTEXT)).toBe(true);
    expect(passesCategories('B1', [], CONTEXT)).toBe(true);
  });

  test('an area holds its members and an unknown area nothing', () => {
    expect(within('HT-PQ-01')).toEqual([true, false, true, false, false, false, false, false]);
    expect(within('HT-PQ-09')).toEqual(LISTS.units.map(() => false));
    expect(within('430202001000')).toEqual([true, true, true, true, false, false, false, false]);
  });

  test('calendar classes are written out as units, dates and minutes of the days of the data', () => {
    const lasso = [[113, 27], [114, 27], [114, 28]] as const; // prettier-ignore
    const filter = { ...DEFAULT_FILTER, weekHours: [0, 167], calendar: CALENDAR_CLASSES, lasso };
    const week = {
      from: Date.parse('2026-10-01T12:00:00+08:00'),
      to: Date.parse('2026-10-11T00:00:00+08:00'),
    };
    const markets = [
      { unitCode: '430202001001001001', rule: { kind: 'solarDigit' as const, digits: [1, 6] } },
      { unitCode: '430211000000', rule: { kind: 'weekday' as const, days: [7] } },
    ];
    const description = describeFilter(filter, week, LISTS.categories, { ...CONTEXT, markets }, TO);
    const dates = (...days: number[]) => days.map((day) => `2026-10-${String(day).padStart(2, '0')}`);
    expect(description).toMatchObject({ weekHours: [0, 167], lasso });
    expect(description.calendar).toEqual([
      { unitPrefixes: ['430202001'], dates: dates(1, 6), minutes: null },
      { unitPrefixes: ['430211'], dates: dates(4), minutes: null },
      { unitPrefixes: null, dates: dates(1, 2, 3, 4, 5, 6, 7), minutes: null },
      { unitPrefixes: null, dates: dates(10), minutes: null },
      { unitPrefixes: null, dates: dates(8, 9, 10), minutes: [[390, 540], [1020, 1140]] },
      { unitPrefixes: null, dates: dates(8, 9, 10), minutes: null },
      { unitPrefixes: null, dates: [], minutes: null },
    ]); // prettier-ignore
    expect(
      describeFilter(filter, null, LISTS.categories, CONTEXT, TO).calendar?.map((one) => one.dates),
    ).toEqual(Array.from({ length: (CONTEXT.markets?.length ?? 0) + 5 }, () => []));
  });

  test('a filter is described without presets, groups and areas', () => {
    const filter = {
      ...DEFAULT_FILTER,
      categories: ['A', 'X'],
      progresses: ['overdue' as const],
      unitCode: 'HT-PQ-01',
    };
    expect(describeFilter(filter, DATA, LISTS.categories, CONTEXT, TO - 1)).toEqual({
      from: minuteOf(TO - 1 - 7 * DAY_MS),
      to: TO,
      categories: ['A1', 'A2', 'A12', 'X'],
      channels: null,
      progress: ['overdue'],
      tiers: null,
      unitPrefixes: ['430202001001001001', '430202001001002'],
      weekHours: null,
      calendar: null,
      lasso: null,
    });
  });
});

import { describe, expect, it } from 'vitest';
import {
  daysAndHours,
  weekHoursAfter,
  weekHoursAfterCells,
} from '../../../../src/domain/hotspots/time/clock-choice.ts';
import { exposureDays } from '../../../../src/domain/hotspots/time/exposure-days.ts';

const friday = (...hours: number[]) => hours.map((hour) => 4 * 24 + hour);
const everyDay = (...hours: number[]) =>
  [0, 1, 2, 3, 4, 5, 6].flatMap((day) => hours.map((hour) => day * 24 + hour));
const time = (text: string) => Date.parse(`${text}+08:00`);

describe('hours of the week, seen by hour of the day', () => {
  it('have days and hours; all of them are none', () => {
    expect(daysAndHours(friday(17, 18))).toEqual({ days: [4], hours: [17, 18] });
    expect(daysAndHours(everyDay(8))).toEqual({ days: [], hours: [8] });
    expect(daysAndHours([])).toEqual({ days: [], hours: [] });
    expect(daysAndHours(friday(...Array.from({ length: 24 }, (_, hour) => hour)))).toEqual({ days: [4], hours: [] });
  }); // prettier-ignore

  it('take marked hours on the days that are chosen, and take them back when they are marked again', () => {
    expect(weekHoursAfter([], [17, 18], 'replace')).toEqual(everyDay(17, 18));
    expect(weekHoursAfter(everyDay(17, 18), [17, 18], 'replace')).toEqual([]);
    expect(weekHoursAfter(friday(9), [17], 'replace')).toEqual(friday(17));
    const wholeFriday = friday(...Array.from({ length: 24 }, (_, hour) => hour));
    expect(weekHoursAfter(friday(17), [17], 'replace')).toEqual(wholeFriday);
    expect(weekHoursAfter(friday(17), [18], 'add')).toEqual(friday(17, 18));
    expect(weekHoursAfter(friday(17, 18), [17], 'remove')).toEqual(friday(18));
    expect(daysAndHours(weekHoursAfter([], [0], 'remove')).hours).toHaveLength(23);
  });

  it('take rectangles of the week', () => {
    const corner = { day: 4, hour: 17 };
    expect(weekHoursAfterCells([], corner, { day: 4, hour: 18 }, 'replace')).toEqual(friday(17, 18));
    expect(weekHoursAfterCells(friday(17), corner, corner, 'replace')).toEqual([]);
    expect(weekHoursAfterCells([], corner, corner, 'remove')).toHaveLength(167);
    expect(weekHoursAfterCells([], { day: 0, hour: 0 }, { day: 6, hour: 23 }, 'replace')).toEqual([]);
  });
});

describe('days of exposure', () => {
  // 2026-02-14 was a Saturday worked for the Spring Festival, which went from Sunday 15 to Monday 23.
  const range = { from: time('2026-02-09T00:00:00'), to: time('2026-02-23T00:00:00') };

  it('are counted by class and weekday; the days of a range are workdays, weekends and holidays', () => {
    expect(exposureDays(range, [], [])).toBe(14);
    expect(exposureDays(range, ['workday'], [])).toBe(6);
    expect(exposureDays(range, ['holiday'], [])).toBe(8);
    expect(exposureDays(range, ['weekend'], [])).toBe(0);
    expect(exposureDays(range, ['workday'], [5])).toBe(1);
    expect(exposureDays({ from: range.from, to: range.from + 36 * 3_600_000 }, [], [])).toBe(1.5);
  });

  it('are not known where they differ from place to place or are parts of days', () => {
    expect(exposureDays(range, ['marketDay'], [])).toBeNull();
    expect(exposureDays(range, ['workday', 'commute'], [])).toBeNull();
  });
});

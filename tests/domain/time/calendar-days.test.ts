import { describe, expect, it } from 'vitest';
import { calendarDay } from '../../../src/domain/time/calendar-days.ts';
import { isCommuteHour } from '../../support/is-commute-hour.ts';
import { civilDayOfDate } from '../../../src/domain/time/civil-day.ts';

const kind = (date: string) => calendarDay(civilDayOfDate(date)).kind;

describe('calendar days', () => {
  it('knows holidays, make-up workdays, weekends and workdays of 2026', () => {
    expect(calendarDay(civilDayOfDate('2026-02-17'))).toEqual({
      date: '2026-02-17', kind: 'holiday', isWorkday: false, holidayName: '春节', isPublished: true,
    }); // prettier-ignore
    expect(kind('2026-02-14')).toBe('makeupWorkday');
    expect(kind('2026-11-21')).toBe('weekend');
    expect(kind('2026-11-20')).toBe('workday');
    expect(kind('2022-01-01')).toBe('holiday');
  });

  it('says when the arrangement of a year is not known', () => {
    expect(calendarDay(civilDayOfDate('2003-10-01'))).toEqual({
      date: '2003-10-01', kind: 'workday', isWorkday: true, isPublished: false,
    }); // prettier-ignore
    expect(kind('2003-10-04')).toBe('weekend');
  });

  it('has commute hours on workdays only, make-up workdays included', () => {
    expect(isCommuteHour(civilDayOfDate('2026-11-20'), 7.5)).toBe(true);
    expect(isCommuteHour(civilDayOfDate('2026-11-20'), 9)).toBe(false);
    expect(isCommuteHour(civilDayOfDate('2026-11-20'), 18)).toBe(true);
    expect(isCommuteHour(civilDayOfDate('2026-11-21'), 7.5)).toBe(false);
    expect(isCommuteHour(civilDayOfDate('2026-02-14'), 7.5)).toBe(true);
    expect(isCommuteHour(civilDayOfDate('2026-10-01'), 7.5)).toBe(false);
  });
});

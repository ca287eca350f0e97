import { describe, expect, it } from 'vitest';
import { civilDayOfDate, startOfCivilDay } from '../../../src/domain/time/civil-day.ts';
import { boundariesShown } from '../../../src/features/boundaries/boundaries-shown.ts';

const DAYS = ['2026-03-01', '2026-09-01', '2027-01-01', '2027-06-01'];
const rangeOf = (first: string, last: string) => ({
  from: startOfCivilDay(civilDayOfDate(first)),
  to: startOfCivilDay(civilDayOfDate(last) + 1),
});
const shown = (last: string, today: string) => boundariesShown(DAYS, rangeOf('2026-02-01', last), today);

describe('the boundaries of a range', () => {
  it('are past, of today or future by the day of the boundaries, and are named by their first day', () => {
    expect(shown('2026-04-10', '2026-11-30')).toMatchObject({
      time: 'past',
      from: '2026-03-01',
      until: '2026-09-01',
    });
    expect(shown('2026-02-10', '2026-11-30')).toMatchObject({
      time: 'past',
      from: undefined,
      until: '2026-03-01',
    });
    expect(shown('2026-12-24', '2026-11-30')).toMatchObject({ time: 'today', from: '2026-09-01' });
    expect(shown('2027-02-10', '2026-11-30')).toMatchObject({
      time: 'future',
      from: '2027-01-01',
      until: '2027-06-01',
    });
    expect(shown('2027-07-10', '2026-11-30')).toMatchObject({
      time: 'future',
      from: '2027-06-01',
      until: undefined,
    });
  });

  it('become those of the past when a day of new boundaries begins', () => {
    expect(shown('2026-08-31', '2026-08-31').time).toBe('today');
    expect(shown('2026-08-31', '2026-09-01').time).toBe('past');
  });

  it('are those of today where the data have no row, and so no range', () => {
    const empty = boundariesShown(['2026-09-01'], { from: 0, to: 0 }, '2026-11-30');
    expect(empty).toMatchObject({ day: '2026-11-30', time: 'today', from: '2026-09-01', changes: [] });
  });

  it('are those of every day where nothing ever changed', () => {
    const { time, from, changes } = boundariesShown([], rangeOf('2026-02-01', '2026-02-10'), '2026-11-30');
    expect([time, from, changes]).toEqual(['today', undefined, []]);
  });
});

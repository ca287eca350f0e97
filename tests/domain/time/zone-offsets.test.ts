import { describe, expect, it } from 'vitest';
import { createZoneClock } from '../../../src/domain/time/zone-clock.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time/zone.ts';

describe('what clocks are ahead of UTC', () => {
  it('is nothing in UTC itself, and has minutes and seconds in some zones', () => {
    const at = Date.parse('1971-06-01T00:00:00Z');
    expect(createZoneClock('UTC').offsetAt(at)).toBe(0);
    expect(createZoneClock('Asia/Kathmandu').offsetAt(at)).toBe(5.5 * HOUR_MS);
    // Liberia kept the time of its capital until 1972.
    expect(createZoneClock('Africa/Monrovia').offsetAt(at)).toBe(-(44 * MINUTE_MS + 30_000));
    expect(createZoneClock('America/St_Johns').offsetAt(at)).toBe(-2.5 * HOUR_MS);
  });

  it('changes at midnight of the new year too, and then counts for the new one', () => {
    // Samoa had no 30 December 2011: at the end of the 29th clocks went from −10 to +14.
    const { offsetAt, eachStretch } = createZoneClock('Pacific/Apia');
    const change = Date.parse('2011-12-30T10:00:00Z');
    expect([offsetAt(change - 1), offsetAt(change)]).toEqual([-10 * HOUR_MS, 14 * HOUR_MS]);
    const stretches: number[][] = [];
    eachStretch(change - DAY_MS, change + 3 * DAY_MS, (from, to, offset) => {
      stretches.push([(from - change) / DAY_MS, (to - change) / DAY_MS, offset / HOUR_MS]);
    });
    // A stretch ends with the year of UTC at the latest.
    expect(stretches).toEqual([
      [-1, 0, -10],
      [0, 38 / 24, 14],
      [38 / 24, 3, 14],
    ]);
  });
});

describe('the moment at which clocks show a time', () => {
  const momentIn = (timeZone: string, wall: string) =>
    new Date(createZoneClock(timeZone).momentOf(Date.parse(`${wall}Z`))).toISOString();

  it('by hand: around both changes of a year, north and south', () => {
    const chicago = (wall: string) => momentIn('America/Chicago', wall);
    expect(chicago('2019-03-10T01:59:59')).toBe('2019-03-10T07:59:59.000Z');
    expect(chicago('2019-03-10T03:00:00')).toBe('2019-03-10T08:00:00.000Z');
    expect(chicago('2019-11-03T00:59:59')).toBe('2019-11-03T05:59:59.000Z');
    expect(chicago('2019-11-03T01:00:00')).toBe('2019-11-03T06:00:00.000Z');
    expect(chicago('2019-11-03T02:00:00')).toBe('2019-11-03T08:00:00.000Z');
    const sydney = (wall: string) => momentIn('Australia/Sydney', wall);
    expect(sydney('2019-10-06T01:59:59')).toBe('2019-10-05T15:59:59.000Z');
    expect(sydney('2019-10-06T02:30:00')).toBe('2019-10-05T16:30:00.000Z');
    expect(sydney('2019-04-07T02:30:00')).toBe('2019-04-06T15:30:00.000Z');
    expect(sydney('2019-04-07T03:00:00')).toBe('2019-04-06T17:00:00.000Z');
  });
});

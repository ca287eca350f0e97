import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/time/zone.ts';
import { createZoneClock } from '../../../src/domain/time/zone-clock.ts';

const ZONES = [
  'Asia/Shanghai',
  'America/Chicago',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'Africa/Casablanca',
];
const clocks = ZONES.map(createZoneClock);
const anyClock = fc.constantFrom(...clocks);
const anyMoment = fc.integer({ min: Date.UTC(1971, 0, 1), max: Date.UTC(2037, 0, 1) });

/** What the engine writes for a moment: an answer by another way than the offset. */
function wallOf(timeZone: string, timeMs: number): number {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(timeMs).replace(' ', 'T')}Z`);
}

describe('createZoneClock', () => {
  it('shows what the engine writes, in every zone and at every moment', () => {
    fc.assert(
      fc.property(anyClock, anyMoment, ({ timeZone, offsetAt }, timeMs) => {
        const second = Math.floor(timeMs / 1_000) * 1_000;
        expect(second + offsetAt(second)).toBe(wallOf(timeZone, second));
      }),
      { numRuns: 300 },
    );
  });

  it('finds a moment that shows the time, and the first of two', () => {
    fc.assert(
      fc.property(anyClock, anyMoment, ({ offsetAt, momentOf }, timeMs) => {
        const wallMs = timeMs + offsetAt(timeMs);
        const found = momentOf(wallMs);
        expect(found + offsetAt(found)).toBe(wallMs);
        expect(found).toBeLessThanOrEqual(timeMs);
        expect(timeMs - found).toBeLessThanOrEqual(HOUR_MS);
      }),
      { numRuns: 300 },
    );
  });

  it('knows summer time to the second, the hour that is skipped and the one that comes twice', () => {
    const { offsetAt, momentOf } = createZoneClock('America/Chicago');
    // https://www.nist.gov/pml/time-and-frequency-division/popular-links/daylight-saving-time-dst: 2 o'clock, 2nd Sunday of March.
    const change = Date.parse('2019-03-10T08:00:00Z');
    expect([offsetAt(change - 1), offsetAt(change)]).toEqual([-6 * HOUR_MS, -5 * HOUR_MS]);
    expect(momentOf(Date.parse('2019-03-10T02:30:00Z'))).toBe(Date.parse('2019-03-10T08:30:00Z'));
    expect(momentOf(Date.parse('2019-11-03T01:30:00Z'))).toBe(Date.parse('2019-11-03T06:30:00Z'));
  });

  it('knows that China had summer time once', () => {
    const { offsetAt } = createZoneClock('Asia/Shanghai');
    expect(offsetAt(Date.parse('1990-07-01T00:00:00Z'))).toBe(9 * HOUR_MS);
    expect(offsetAt(Date.parse('2024-07-01T00:00:00Z'))).toBe(8 * HOUR_MS);
  });

  it('cuts a range into stretches that join, each of one offset', () => {
    const anyLength = fc.integer({ min: 1, max: 800 * 24 * 60 }).map((minutes) => minutes * MINUTE_MS);
    fc.assert(
      fc.property(anyClock, anyMoment, anyLength, ({ offsetAt, eachStretch }, from, length) => {
        let next = from;
        eachStretch(from, from + length, (start, end, offsetMs) => {
          expect(start).toBe(next);
          expect(end).toBeGreaterThan(start);
          for (const at of [start, Math.floor((start + end) / 2), end - 1])
            expect(offsetAt(at)).toBe(offsetMs);
          next = end;
        });
        expect(next).toBe(from + length);
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a zone that there is not', () => {
    expect(() => createZoneClock('Mars/Olympus')).toThrow(RangeError);
  });
});

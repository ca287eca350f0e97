import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayKey,
  formatIso,
  hourOfDay,
  hourOfWeek,
  parseIso,
  startOfDay,
  startOfWeek,
} from '../../../src/domain/time/zone.ts';

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  weekday: 'short',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The same facts from the time-zone database of the runtime. */
function fromDatabase(timeMs: number): { key: string; hour: number; weekday: number } {
  const found = Object.fromEntries(parts.formatToParts(timeMs).map(({ type, value }) => [type, value]));
  const weekday = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(found['weekday'] ?? '');
  return { key: `${found['year']}-${found['month']}-${found['day']}`, hour: Number(found['hour']), weekday };
}

const moments = fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2060, 0, 1) });

describe('Shanghai time by arithmetic', () => {
  it('agrees with the time-zone database since 1992', () => {
    fc.assert(
      fc.property(moments, (timeMs) => {
        const { key, hour, weekday } = fromDatabase(timeMs);
        expect(dayKey(timeMs)).toBe(key);
        expect(hourOfDay(timeMs)).toBe(hour);
        expect(hourOfWeek(timeMs)).toBe(24 * weekday + hour);
      }),
      { numRuns: 300 },
    );
  });

  it('counts hours of the week from Monday 00 = 0 to Sunday 23 = 167', () => {
    expect(hourOfWeek(parseIso('2026-11-16T00:00:00+08:00'))).toBe(0);
    expect(hourOfWeek(parseIso('2026-11-15T23:59:59+08:00'))).toBe(167);
    expect(hourOfWeek(-1)).toBe(3 * 24 + 7);
  });

  it('finds the start of the day and of the week', () => {
    const friday = parseIso('2026-11-20T22:41:07+08:00');
    expect(formatIso(startOfDay(friday))).toBe('2026-11-20T00:00:00+08:00');
    expect(formatIso(startOfWeek(friday))).toBe('2026-11-16T00:00:00+08:00');
  });
});

describe('ISO texts', () => {
  it('are read back as written', () => {
    fc.assert(fc.property(moments, (timeMs) => parseIso(formatIso(timeMs)) === timeMs));
    expect(formatIso(Date.UTC(2026, 10, 20, 14, 41, 7))).toBe('2026-11-20T22:41:07+08:00');
    expect(formatIso(Date.UTC(2026, 10, 20, 14, 41, 7, 50))).toBe('2026-11-20T22:41:07.050+08:00');
  });

  it('are Shanghai time unless they say otherwise', () => {
    const moment = Date.UTC(2026, 10, 20, 14, 41);
    for (const text of [
      '2026-11-20T22:41',
      '2026-11-20 22:41:00',
      '2026-11-20T14:41:00Z',
      '2026-11-20T15:41+0100',
    ])
      expect(parseIso(text)).toBe(moment);
    expect(parseIso('2026-11-20')).toBe(Date.UTC(2026, 10, 19, 16));
  });

  it.each(['', '2026-13-01', '20.11.2026', '2026-11-20T25:00', 'yesterday'])('refuse %j', (text) => {
    expect(() => parseIso(text)).toThrow(`not a time: ${text}`);
  });
});

import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamptz } from '../../server/database/type-parsers.ts';
import { isoTime } from '../../server/database/iso-time.ts';

describe('parseTimestamptz', () => {
  it.each([
    ['2026-11-20 14:41:07+00', '2026-11-20T14:41:07Z'],
    ['2026-11-20 14:41:07.5+00', '2026-11-20T14:41:07.500Z'],
    ['2026-11-20 22:41:07.123456+08', '2026-11-20T14:41:07.123Z'],
    ['1969-12-31 18:30:00-05:30', '1970-01-01T00:00:00Z'],
  ])('reads %s', (text, iso) => expect(parseTimestamptz(text)).toBe(Date.parse(iso)));
  it('reads the infinities', () => {
    expect([parseTimestamptz('infinity'), parseTimestamptz('-infinity')]).toEqual([Infinity, -Infinity]);
  });
});

describe('isoTime', () => {
  it('writes the time of Zhuzhou', () => expect(isoTime(0)).toBe('1970-01-01T08:00:00.000+08:00'));
  it('names the same moment again', () => {
    assert(property(integer({ min: 0, max: 4_102_444_800_000 }), (at) => Date.parse(isoTime(at)) === at));
  });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftAt, shiftBefore, shiftHandedOver } from '../../../src/domain/time/shifts.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);

test.each([
  ['2026-11-20T00:00', 'night', '2026-11-20T00:00', '2026-11-20T08:00'],
  ['2026-11-20T07:59:59.999', 'night', '2026-11-20T00:00', '2026-11-20T08:00'],
  ['2026-11-20T08:00', 'day', '2026-11-20T08:00', '2026-11-20T16:00'],
  ['2026-11-20T23:59', 'evening', '2026-11-20T16:00', '2026-11-21T00:00'],
])('%s is on duty in the %s shift', (now, name, from, to) => {
  expect(shiftAt(at(now))).toEqual({ name, from: at(from), to: at(to) });
});

test('shifts follow one another without a gap, and each holds its own moments', () => {
  fc.assert(
    fc.property(fc.integer({ min: at('1995-01-01T00:00'), max: at('2095-01-01T00:00') }), (now) => {
      const shift = shiftAt(now);
      expect(shift.from <= now && now < shift.to).toBe(true);
      expect(shiftBefore(shift).to).toBe(shift.from);
    }),
  );
});

test('in the first half hour the shift that ended is handed over', () => {
  expect(shiftHandedOver(at('2026-11-20T16:29:59')).name).toBe('day');
  expect(shiftHandedOver(at('2026-11-20T16:30')).name).toBe('evening');
  expect(shiftHandedOver(at('2026-11-20T00:10'))).toEqual(shiftAt(at('2026-11-19T20:00')));
});

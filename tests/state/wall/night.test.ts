import { expect, test } from 'vitest';
import { isDimmed } from '../../../src/state/wall/night.ts';
import { DEFAULT_WALL_VIEW, parsePace, formatPace } from '../../../src/state/view/wall-view.ts';

const wall = { ...DEFAULT_WALL_VIEW, kiosk: true };
const at = (time: string) => Date.parse(`2026-11-20T${time}+08:00`);

test.each([
  ['21:59:59', false],
  ['22:00:00', true],
  ['03:30:00', true],
  ['05:59:59', true],
  ['06:00:00', false],
  ['12:00:00', false],
])('at %s of Shanghai a wall is calm: %s', (time, expected) => {
  expect(isDimmed(wall, at(time))).toBe(expected);
});

test('the setting goes before the hour, a desk is not dimmed by the hour, and an unknown hour is day', () => {
  expect(isDimmed({ ...wall, dim: 'off' }, at('23:00:00'))).toBe(false);
  expect(isDimmed({ ...wall, dim: 'on' }, at('12:00:00'))).toBe(true);
  expect(isDimmed({ ...wall, kiosk: false }, at('23:00:00'))).toBe(false);
  expect(isDimmed(wall, undefined)).toBe(false);
});

test.each([
  ['30s', 30_000],
  ['2m', 120_000],
  ['60m', 3_600_000],
  ['4s', undefined],
  ['61m', undefined],
  ['30', undefined],
  ['1h', undefined],
  ['', undefined],
])('a pace of “%s” is %s ms', (text, paceMs) => {
  expect(parsePace(text)).toBe(paceMs);
  if (paceMs !== undefined) expect(parsePace(formatPace(paceMs))).toBe(paceMs);
});

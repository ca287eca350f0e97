import { expect, test } from 'vitest';
import { todayState } from '../../../src/features/number-bar/today-state.ts';

const usual = { expected: 20, low: 10, high: 32, weeks: 12 };
const of = (reported: number) =>
  todayState({ today: { from: 0, reported, usual }, isReadingPast: false }).kind;

test('today is usual within its interval, ends included', () => {
  expect([9, 10, 20, 32, 33].map(of)).toEqual(['fewer', 'usual', 'usual', 'usual', 'more']);
});

test('today has nothing to compare with only where the past was read', () => {
  const today = { from: 0, reported: 3, usual: null };
  expect(todayState({ today, isReadingPast: false })).toEqual({ kind: 'unknown', usual: null });
  expect(todayState({ today, isReadingPast: true })).toEqual({ kind: 'reading', usual: null });
  expect(todayState(undefined).kind).toBe('reading');
});

import { expect, test } from 'vitest';
import { todayState } from '../../../src/features/number-bar/today-state.ts';

const usual = { expected: 20, low: 10, high: 32, weeks: 12 };
const of = (reported: number) => todayState({ from: 0, reported, usual }).kind;

test('today is usual within its interval, ends included, and unknown without weeks to compare with', () => {
  expect([9, 10, 20, 32, 33].map(of)).toEqual(['fewer', 'usual', 'usual', 'usual', 'more']);
  expect(todayState({ from: 0, reported: 3, usual: null })).toEqual({ kind: 'unknown', usual: null });
  expect(todayState(undefined).kind).toBe('unknown');
});

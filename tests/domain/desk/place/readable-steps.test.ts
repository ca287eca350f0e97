import { expect, it } from 'vitest';
import { readableSteps } from '../../../../src/domain/desk/place/readable-steps.ts';

it('names shares of the highest value, whatever its size', () => {
  expect(readableSteps(40, [0.1, 0.25, 0.5, 0.75])).toEqual([4, 10, 20, 30]);
  expect(readableSteps(0.4, [0.1, 0.25, 0.5, 0.75])).toEqual([0.04, 0.1, 0.2, 0.3]);
});

it('takes the nearest readable number, of two that are equally near the smaller one', () => {
  // 0.1 · 9.6 = 0.96, 0.24 · 9.6 = 2.304, 0.73 · 9.6 = 7.008.
  expect(readableSteps(9.6, [0.1, 0.24, 0.73])).toEqual([1, 2, 8]);
  // 1.25 lies between 1 and 1.5, and 7 between 6 and 8.
  expect(readableSteps(5, [0.25])).toEqual([1]);
  expect(readableSteps(14, [0.5])).toEqual([6]);
});

it('gives them ascending and once each', () => {
  expect(readableSteps(40, [0.75, 0.1, 0.5])).toEqual([4, 20, 30]);
  expect(readableSteps(10, [0.1, 0.11, 0.12])).toEqual([1]);
});

it('gives none that is not below the highest value', () => {
  expect(readableSteps(4, [0.5, 1])).toEqual([2]);
  // 9.2 is nearest to 10, which nothing reaches.
  expect(readableSteps(9.3, [0.5, 0.99])).toEqual([5]);
});

it('gives none where there is no highest value', () => {
  for (const highest of [0, -1, Number.NaN]) expect(readableSteps(highest, [0.1, 0.5])).toEqual([]);
});

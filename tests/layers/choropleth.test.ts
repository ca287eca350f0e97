import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  classify,
  colourIndex,
  metricValue,
  quantileBreaks,
  roundBreak,
} from '../../src/layers/units/choropleth.ts';

test('breaks are rounded up to a readable number', () => {
  expect([0.013, 1, 1.2, 7, 83, 950].map(roundBreak)).toEqual([0.015, 1, 1.5, 8, 100, 1000]);
});

test('breaks of any values ascend, are distinct and leave something above the last one', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 300 }), (values) => {
      const breaks = quantileBreaks(values);
      expect(breaks).toEqual([...new Set(breaks)].sort((a, b) => a - b));
      expect(breaks.length).toBeLessThanOrEqual(5);
      const top = Math.max(0, ...values);
      expect(breaks.every((limit) => limit < top)).toBe(true);
    }),
  );
});

test('counts have whole breaks', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 200 }), (values) => {
      expect(quantileBreaks(values).every(Number.isInteger)).toBe(true);
    }),
  );
});

test('zero is a class of its own, unknown is none', () => {
  const units = ['a', 'b', 'c'].map((code) => ({ code, areaM2: 2e6 }));
  const counts = new Map([
    ['a', { total: 0, registered: 0, finished: 0, overdue: 0 }],
    ['b', { total: 6, registered: 6, finished: 3, overdue: 1 }],
  ]);
  const byCount = classify('count', units, counts);
  expect(byCount.classes.get('a')).toBe(0);
  expect(byCount.classes.get('b')).toBeGreaterThan(0);
  expect(byCount.classes.get('c')).toBe(-1);
  expect(byCount.unknown).toBe(1);
  expect(byCount.incidents).toBe(6);
  const byRate = classify('completionRate', units, counts);
  expect(byRate.classes.get('a')).toBe(-1);
  expect(byRate.classes.get('b')).toBe(1);
});

test('a greater value is never in a lower class', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2000), { minLength: 2, maxLength: 100 }), (totals) => {
      const units = totals.map((_, index) => ({ code: String(index), areaM2: 1e6 }));
      const counts = new Map(
        totals.map((total, index) => [String(index), { total, registered: total, finished: 0, overdue: 0 }]),
      );
      const { classes } = classify('count', units, counts);
      const sorted = totals.map((total, index) => ({ total, step: classes.get(String(index)) ?? -1 }));
      sorted.sort((a, b) => a.total - b.total);
      for (let at = 1; at < sorted.length; at++)
        expect(sorted[at]?.step).toBeGreaterThanOrEqual(sorted[at - 1]?.step ?? 0);
    }),
  );
});

test('metrics of one unit', () => {
  const counts = { total: 10, registered: 8, finished: 6, overdue: 2 };
  expect(metricValue('density', counts, 2e6)).toBe(5);
  expect(metricValue('completionRate', counts, 1)).toBe(0.75);
  expect(metricValue('overdue', counts, 1)).toBe(2);
  expect(metricValue('density', counts, 0)).toBeNull();
  expect(metricValue('count', undefined, 1)).toBeNull();
});

test('classes spread over the whole scale', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map((step) => colourIndex(step, 5))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect([0, 1, 2].map((step) => colourIndex(step, 1))).toEqual([0, 1, 6]);
});

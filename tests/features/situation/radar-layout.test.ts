import { expect, test } from 'vitest';
import { hiddenLines, layOutRadar } from '../../../src/features/situation/radar-layout.ts';
import type { RadarItem } from '../../../src/schemas/situation.ts';

const item = (eventNo: string, used: number, breachProbability: number | null = 0.2): RadarItem => ({
  eventNo,
  title: eventNo,
  categoryCode: 'A1',
  tier: 'L1',
  urgency: 'normal',
  unitCode: '430202001000',
  longitude: 113.1,
  latitude: 27.8,
  reportedAt: 0,
  deadlineAt: 1,
  used,
  breachProbability,
  n: 40,
});

test('the line runs from 80 % of the limit to its end, in the order of time', () => {
  const dots = layOutRadar([item('end', 0.999), item('begin', 0.8), item('half', 0.9)], 0.07);
  expect(dots.map((dot) => dot.item.eventNo)).toEqual(['begin', 'half', 'end']);
  for (const [index, x] of [0, 0.5, 0.995].entries()) expect(dots[index]?.x).toBeCloseTo(x, 9);
});

test('every incident is in the picture once, and neighbours in a lane keep their distance while there is a free lane', () => {
  const items = Array.from({ length: 30 }, (_, index) => item(`E${index}`, 0.8 + ((index * 7) % 30) / 150));
  const dots = layOutRadar(items, 0.07);
  expect(new Set(dots.map((dot) => dot.item.eventNo)).size).toBe(30);
  const pair = layOutRadar([item('a', 0.9), item('b', 0.901), item('c', 0.98)], 0.07);
  expect(pair.map(({ lane }) => lane)).toEqual([0, 1, 0]);
});

test('a breach is emphasised from one half on, and never where its probability is not known', () => {
  const dots = layOutRadar([item('a', 0.82, 0.5), item('b', 0.86, 0.49), item('c', 0.9, null)], 0.07);
  expect(dots.map(({ isLikely }) => isLikely)).toEqual([true, false, false]);
});

test('a line that does not lie in its panel as a whole is hidden, above and below', () => {
  const lines = [0, 20, 40, 60].map((top) => ({ top, bottom: top + 18 }));
  expect(hiddenLines(lines, { top: 0, bottom: 78 })).toEqual([]);
  expect(hiddenLines(lines, { top: 0, bottom: 70 })).toEqual([3]);
  expect(hiddenLines(lines, { top: 10, bottom: 78 })).toEqual([0]);
  // Layouts round to fractions of a pixel.
  expect(hiddenLines(lines, { top: 0.6, bottom: 77.4 })).toEqual([]);
});

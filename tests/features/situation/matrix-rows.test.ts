import { expect, test } from 'vitest';
import { busiestHour, matrixRows } from '../../../src/features/situation/matrix-rows.ts';
import { matrixShade } from '../../../src/ui/charts/matrix-shade.ts';

/** Counts of a day with some hours set. */
const day = (hours: Record<number, number>): number[] =>
  Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0);
const matrix = (channels: Record<string, number[]>) => ({
  from: 0,
  to: 1,
  channels: Object.keys(channels),
  counts: Object.values(channels),
  withoutHour: 0,
});

test('channels are listed by their number of reports and lose none', () => {
  const rows = matrixRows(matrix({ SNAP: day({ 9: 2 }), GRID_APP: day({ 8: 5, 17: 4 }), P110: day({}) }), 5);
  expect(rows.map(({ channels, total }) => [channels.join(), total])).toEqual([
    ['GRID_APP', 9],
    ['SNAP', 2],
    ['P110', 0],
  ]);
  expect(rows.map(busiestHour)).toEqual([8, 9, undefined]);
});

test('beyond the room the quietest channels share a line that holds their sum hour by hour', () => {
  const channels = Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`C${index}`, day({ [index]: 10 - index, 23: 1 })]),
  );
  const rows = matrixRows(matrix(channels), 7);
  expect(rows).toHaveLength(7);
  const rest = rows[6];
  expect(rest?.isRest).toBe(true);
  expect(rest?.channels).toEqual(['C6', 'C7', 'C8', 'C9']);
  expect(rest?.counts).toEqual(day({ 6: 4, 7: 3, 8: 2, 9: 1, 23: 4 }));
  expect(rows.reduce((sum, { total }) => sum + total, 0)).toBe(55 + 10);
});

test('the shade grows with the count, an hour without a report has none and the largest has the last', () => {
  const shades = Array.from({ length: 50 }, (_, count) => matrixShade(count, 49));
  expect(shades[0]).toBeUndefined();
  expect(shades[1]).toBe(0);
  expect(shades[49]).toBe(6);
  const known = shades.filter((shade) => shade !== undefined);
  expect(known).toEqual([...known].sort((a, b) => a - b));
  expect(matrixShade(0, 0)).toBeUndefined();
});

import { expect, test } from 'vitest';
import { busiestHours } from '../../../src/domain/time/busiest-hours.ts';

const hoursWith = (entries: Readonly<Record<number, number>>): Float64Array =>
  Float64Array.from({ length: 24 }, (_, hour) => entries[hour] ?? 0);

test('the busiest hours are the first span with the most, over midnight too', () => {
  expect(busiestHours(hoursWith({ 8: 2, 9: 2, 17: 4 }), 2)).toBe(8);
  expect(busiestHours(hoursWith({ 0: 3, 12: 4, 23: 3 }), 2)).toBe(23);
  expect(busiestHours(hoursWith({}), 3)).toBeNull();
});

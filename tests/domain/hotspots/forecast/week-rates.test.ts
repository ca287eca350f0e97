import { describe, expect, test } from 'vitest';
import {
  cityProfile,
  heldOutLogScore,
  slotCounts,
  type SlotCounts,
} from '../../../../src/domain/hotspots/forecast/week-rates.ts';
import { ONE_DAY_CLASS, slotHours, weekSlots } from '../../../../src/domain/hotspots/forecast/week-slots.ts';
import { HOUR_MS, MONDAY_MS, WEEK_MS } from './forecast-events.ts';

const DAY_MS = 24 * HOUR_MS;
const slots = weekSlots(ONE_DAY_CLASS);

describe('hours of a stretch of time', () => {
  test('have each slot once a week, and parts of the first and the last', () => {
    expect([...slotHours(slots, MONDAY_MS, MONDAY_MS + WEEK_MS)]).toEqual(Array(168).fill(1));
    const half = slotHours(slots, MONDAY_MS + 0.5 * HOUR_MS, MONDAY_MS + 2.25 * HOUR_MS);
    expect(Array.from(half.slice(0, 4))).toEqual([0.5, 1, 0.25, 0]);
    expect(slotHours(slots, MONDAY_MS, MONDAY_MS).every((hours) => hours === 0)).toBe(true);
  });

  test('are of the class of their day in Shanghai', () => {
    const monday = (MONDAY_MS + 8 * HOUR_MS) / DAY_MS;
    const two = weekSlots({ count: 2, classOf: (day) => (day === monday + 1 ? 1 : 0) });
    const hours = slotHours(two, MONDAY_MS, MONDAY_MS + WEEK_MS);
    expect(two.count).toBe(336);
    // Tuesday, hours 24 to 47 of the week, stands in the second class alone.
    for (let hour = 0; hour < 168; hour += 1) {
      const isTuesday = hour >= 24 && hour < 48;
      expect([hours[hour], hours[168 + hour]]).toEqual(isTuesday ? [0, 1] : [1, 0]);
    }
    expect([two.hourOf(30), two.hourOf(198)]).toEqual([30, 30]);
  });
});

describe('the week of the city', () => {
  const seen = { fromMs: MONDAY_MS, toMs: MONDAY_MS + 2 * WEEK_MS };

  test('counts events outside the area nowhere, and shares those that take a while', () => {
    const counts = slotCounts(
      slots,
      2,
      {
        fromMs: Float64Array.of(MONDAY_MS, MONDAY_MS + 1.5 * HOUR_MS, MONDAY_MS),
        toMs: Float64Array.of(MONDAY_MS, MONDAY_MS + 3.5 * HOUR_MS, MONDAY_MS),
        cellOf: Int32Array.of(0, 1, -1),
      },
      seen,
    );
    expect(counts.total).toBe(2);
    expect([...counts.ofCell]).toEqual([1, 1]);
    expect(Array.from(counts.ofSlot.slice(0, 5))).toEqual([1, 0.25, 0.5, 0.25, 0]);
    expect(Array.from(counts.weights.slice(0, 8))).toEqual([1, 0, 0, 0.25, 0, 0.5, 0, 0.25]);
    expect(counts.hours[0]).toBe(2);
    expect(Array.from(cityProfile(slots, counts).slice(0, 5))).toEqual([0.5, 0.125, 0.25, 0.125, 0]);
  });

  test('of a slot that never occurred is that of its hour over all classes of day', () => {
    const three = weekSlots({ count: 3, classOf: () => 0 });
    const counts: SlotCounts = {
      cellCount: 1,
      weights: new Float64Array(504),
      ofCell: Float64Array.of(9),
      ofSlot: Float64Array.from({ length: 504 }, (_, slot) => ({ 8: 6, 176: 3 })[slot] ?? 0),
      total: 9,
      // Monday 8 occurred four times in the first class, twice in the second and never in the third.
      hours: Float64Array.from({ length: 504 }, (_, slot) => ({ 8: 4, 176: 2, 9: 1 })[slot] ?? 0),
    };
    const profile = cityProfile(three, counts);
    expect([profile[8], profile[176], profile[344]]).toEqual([1.5, 1.5, 1.5]);
    expect([profile[9], profile[177]]).toEqual([0, 0]);
    // An hour that never occurred at all has no rate.
    expect(profile[10]).toBe(0);
  });
});

test('the score of rates is the log-likelihood of Poisson counts, up to what does not depend on the rates', () => {
  const held: SlotCounts = {
    cellCount: 2,
    weights: Float64Array.of(3, 0, 1, 5),
    ofCell: Float64Array.of(4, 5),
    ofSlot: Float64Array.of(3, 6),
    total: 9,
    hours: Float64Array.of(2, 4),
  };
  const score = heldOutLogScore(Float64Array.of(0.5, 0.25, 2, 0), held);
  // The last cell has no rate, so that nothing is said of it.
  expect(score).toBeCloseTo(-0.5 * 2 + 3 * Math.log(0.5) - 0.25 * 2 - 2 * 4 + Math.log(2), 12);
});

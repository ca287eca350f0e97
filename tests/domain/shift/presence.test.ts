import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { presenceCapture, type Presence } from '../../../src/domain/shift/presence.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;
const reach = { reachM: 150, reachMinutes: 30 };
const shift = { fromMs: 10 * HOUR, toMs: 14 * HOUR };

function events(rows: readonly [x: number, fromMs: number, toMs: number][]) {
  return {
    points: { x: Float64Array.from(rows, ([x]) => x), y: new Float64Array(rows.length) },
    fromMs: Float64Array.from(rows, ([, from]) => from),
    toMs: Float64Array.from(rows, ([, , to]) => to),
  };
}

const at = (x: number, fromMinute: number, toMinute: number): Presence => ({ x, y: 0, fromMinute, toMinute });

describe('what presences reach', () => {
  it('is what happens within 150 m and half an hour of them', () => {
    const thefts = events([
      [0, 11 * HOUR, 11 * HOUR],
      [150, 11 * HOUR, 11 * HOUR],
      [151, 11 * HOUR, 11 * HOUR],
      [0, 12 * HOUR, 12 * HOUR],
      [0, 15 * HOUR, 15 * HOUR],
    ]);
    // There from 11:20 to 11:29: reaches from 10:50 to 11:59.
    expect(presenceCapture(thefts, [shift], [at(0, 80, 89)], reach)).toEqual({ captured: 2, thefts: 4 });
  });

  it('takes the share of an interval, once however many are near', () => {
    const thefts = events([[0, 11 * HOUR, 13 * HOUR]]);
    const one = presenceCapture(thefts, [shift], [at(0, 60, 75)], reach);
    // Reached from 11:00 to 11:45 of two hours.
    expect(one.captured).toBeCloseTo(45 / 120, 12);
    const twice = presenceCapture(thefts, [shift], [at(0, 60, 75), at(10, 60, 75), at(0, 70, 85)], reach);
    expect(twice.captured).toBeCloseTo(55 / 120, 12);
    expect(twice.thefts).toBeCloseTo(1, 12);
  });

  it('never reaches more than there is, nor less when somebody joins', () => {
    const anEvent = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat(20 * HOUR), fc.nat(4 * HOUR));
    const aPresence = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.nat(240), fc.nat(20));
    fc.assert(
      fc.property(
        fc.array(anEvent, { maxLength: 20 }),
        fc.array(aPresence, { maxLength: 8 }),
        (rows, visits) => {
          const thefts = events(rows.map(([x, from, length]) => [x, from, from + length]));
          const presences = visits.map(([x, from, stay]) => at(x, from, from + stay));
          const all = presenceCapture(thefts, [shift], presences, reach);
          const fewer = presenceCapture(thefts, [shift], presences.slice(1), reach);
          expect(all.captured).toBeLessThanOrEqual(all.thefts + 1e-9);
          expect(fewer.captured).toBeLessThanOrEqual(all.captured + 1e-9);
          expect(all.thefts * MINUTE).toBeLessThanOrEqual(rows.length * MINUTE + 1e-6);
        },
      ),
    );
  });
});

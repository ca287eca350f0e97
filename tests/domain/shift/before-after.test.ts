import { describe, expect, it } from 'vitest';
import { reportsAreIn, shiftChange } from '../../../src/domain/shift/before-after.ts';
import { DAY_MS } from '../../../src/domain/time/civil-day.ts';

const shift = { fromMs: 100 * DAY_MS, toMs: 100 * DAY_MS + 14_400_000 };
const plane = (xs: readonly number[]) => ({ x: Float64Array.from(xs), y: new Float64Array(xs.length) });

/** Events at places, so many days after (before: negative) the shift. */
function change(rows: readonly [x: number, day: number][], knownDays = 40, others = [5_000]) {
  const times = Float64Array.from(rows, ([, day]) => (day < 0 ? shift.fromMs : shift.toMs) + day * DAY_MS);
  return shiftChange({
    events: { points: plane(rows.map(([x]) => x)), fromMs: times, toMs: times },
    visited: plane([0]),
    others: plane(others),
    shift,
    knownUntilMs: shift.toMs + knownDays * DAY_MS,
    mostDays: 28,
  });
}

describe('before and after a shift', () => {
  it('counts near the visited stops, around them, and near and around the others', () => {
    const found = change([
      [0, -1], [100, -27], [150, 1], [0, -29], [0, 29],
      [200, -3], [400, 2], [401, 2],
      [5_000, -1], [5_100, 3], [4_700, 5], [2_000, 1],
    ])!; // prettier-ignore
    expect(found.days).toBe(28);
    expect(found.counts).toEqual({
      treated: [2, 1],
      control: [1, 1],
      displacement: { treated: [1, 1], control: [0, 1] },
    });
    // (1 − 2) − (1 − 1) + ((1 − 1) − (1 − 0)).
    expect(found.difference.total.estimate).toBe(-2);
    expect(found.isSmall).toBe(true);
  });

  it('holds a large control against the visited stops by area', () => {
    const others = [5_000, 10_000, 15_000, 20_000, 25_000];
    const losses = [0, ...others].flatMap((x): [number, number][] => [[x, -1], [x, -2], [x, 1]]); // prettier-ignore
    const found = change(losses, 40, others)!;
    expect(found.stops).toEqual({ visited: 1, others: 5 });
    // A circle of 150 m.
    expect(found.areasKm2.treated).toBeCloseTo(Math.PI * 0.15 ** 2, 2);
    expect(found.areasKm2.control / found.areasKm2.treated).toBeCloseTo(5, 9);
    // Everywhere one theft fewer: without areas the control would have lost five.
    expect(found.counts.control).toEqual([10, 5]);
    expect(found.difference.total.estimate).toBeCloseTo(0, 9);
    expect(found.difference.total.standardError).toBeCloseTo(Math.sqrt(3 + 15 / 25), 9);
  });

  it('ends where 95 % of the reports are in', () => {
    const from = Float64Array.from({ length: 100 }, (_, row) => row * DAY_MS);
    const reportedAt = from.map((ms, row) => ms + (row % 20 === 0 ? 9 : 2) * DAY_MS);
    expect(reportsAreIn({ from, reportedAt })).toEqual({ delayMs: 2 * DAY_MS, untilMs: 99 * DAY_MS });
    const empty = new Float64Array(0);
    expect(reportsAreIn({ from: empty, reportedAt: empty })).toBeUndefined();
  });

  it('compares only days whose reports are in', () => {
    const found = change([[0, -5], [0, -2], [0, 2], [0, 5]], 3)!; // prettier-ignore
    expect(found.days).toBe(3);
    expect(found.counts.treated).toEqual([1, 1]);
    expect(change([[0, -1]], 0.5)).toBeUndefined();
  });

  it('has no p-value where nothing happened there', () => {
    const found = change([])!;
    expect(found.poissonP).toBeNaN();
    expect(found.rootZ).toBe(0);
  });
});

import { expect, it } from 'vitest';
import { isNamedBy, toRecords } from '../../server/situation/surge-records.ts';
import { HOUR_MS } from '../../src/domain/time/zone.ts';

const now = Date.UTC(2026, 10, 20);
const surge = (firstAt: number, endedAt: number | null) => ({
  countyCode: '430211',
  categoryCode: 'B1',
  firstAt,
  startedAt: firstAt + 600_000,
  endedAt,
  expected: 1,
  low: 0,
  high: 4,
  probability: 1e-6,
  reports: [],
});
const seen = (startedAt: number, isAcknowledged = true) => ({
  countyCode: '430211',
  categoryCode: 'B1',
  startedAt,
  at: startedAt + 1_000,
  isAcknowledged,
});
const acknowledgedOf = (
  surges: ReturnType<typeof surge>[],
  rows: ReturnType<typeof seen>[],
  calmFrom: number,
) => toRecords(surges, rows, calmFrom).map(({ acknowledgedAt }) => acknowledgedAt !== null);

it('an acknowledgement stays with a surge whose beginning moves, and goes to no later one', () => {
  const first = surge(now, now + 2 * HOUR_MS);
  const second = surge(now + 3 * HOUR_MS, null);
  const rows = [seen(now - 60_000)];
  expect(acknowledgedOf([first, second], rows, now - HOUR_MS)).toEqual([true, false]);
  expect(acknowledgedOf([first], [...rows, seen(now, false)], now - HOUR_MS)).toEqual([false]);
  expect(acknowledgedOf([surge(now, null)], [seen(now - 12 * HOUR_MS)], now - HOUR_MS)).toEqual([false]);
});

it('one that was under way before the watch began keeps its acknowledgement', () => {
  expect(acknowledgedOf([surge(now, null)], [seen(now - 48 * HOUR_MS)], now + HOUR_MS)).toEqual([true]);
});

it('is named by an id of another moment of its own', () => {
  const [first, second] = toRecords(
    [surge(now, now + 2 * HOUR_MS), surge(now + 3 * HOUR_MS, null)],
    [],
    now - HOUR_MS,
  );
  const isNamed = isNamedBy([`430211-B1-${now - 60_000}`, 'no surge', '430211-all-0']);
  expect([isNamed(first!), isNamed(second!)]).toEqual([true, false]);
  expect(isNamedBy([second!.id])(second!)).toBe(true);
});

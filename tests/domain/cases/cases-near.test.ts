import { describe, expect, it, test } from 'vitest';
import { casesNear } from '../../../src/domain/cases/cases-near.ts';
import { precisionOf } from '../../../src/domain/cases/interval-precision.ts';
import { casesOfPlace } from '../../../src/domain/cases/place-record.ts';
import { positionAt } from '../../../src/domain/geo/local-plane.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { caseColumns } from '../../support/case-columns.ts';

const point: Position = [113.15, 27.84];
const time = (text: string): number => Date.parse(`${text}:00+08:00`);
const MINUTE_MS = 60_000;

/** Cases by metres east of the place, begin and end. */
function columnsOf(rows: readonly (readonly [number, string, string])[]) {
  return caseColumns(rows.length, {
    longitude: Float64Array.from(rows, ([east]) => positionAt(point, [east, 0])[0]),
    latitude: new Float64Array(rows.length).fill(point[1]),
    from: Float64Array.from(rows, ([, from]) => time(from)),
    to: Float64Array.from(rows, ([, , to]) => time(to)),
  });
}

describe('cases near a case', () => {
  // A Friday.
  const interval = { from: time('2026-11-20T17:00'), to: time('2026-11-20T18:00') };
  const cases = columnsOf([
    [0, '2026-11-20T17:00', '2026-11-20T18:00'], // 1: itself
    [399, '2026-11-20T17:30', '2026-11-20T17:40'], // 2: overlaps, near
    [401, '2026-11-20T17:30', '2026-11-20T17:40'], // 3: too far
    [10, '2026-11-06T16:00', '2026-11-06T18:00'], // 4: less than fourteen days before, half of it at the hour
    [10, '2026-11-06T15:00', '2026-11-06T16:59'], // 5: a minute more than fourteen days
    [10, '2026-12-04T17:50', '2026-12-04T17:55'], // 6: within fourteen days after, same hour
    [10, '2026-05-15T17:10', '2026-05-15T17:20'], // 7: half a year before, a Friday at the hour
    [10, '2026-05-14T17:10', '2026-05-14T17:20'], // 8: a Thursday
    [10, '2026-05-15T15:00', '2026-05-15T18:00'], // 9: three hours, of which a third is the hour
  ]);
  const { nearAndThen, sameHours } = casesNear(cases, { caseNo: 'SIM-1', point, interval });

  it('are those within 400 m and 14 days, the nearest in time first', () => {
    expect(nearAndThen.map(({ row }) => row + 1)).toEqual([2, 4, 6]);
    expect(nearAndThen[0]?.gapMs).toBe(0);
    expect(nearAndThen[1]?.gapMs).toBe(-14 * 86_400_000 + 60 * MINUTE_MS);
    expect(nearAndThen[2]?.gapMs).toBe(14 * 86_400_000 - 10 * MINUTE_MS);
    expect(nearAndThen[0]?.distanceM).toBeCloseTo(399, 0);
  });

  it('are those at the same hours of the week by half of the weight at least, the newest first', () => {
    expect(sameHours.map(({ row }) => row + 1)).toEqual([6, 2, 4, 7]);
  });

  it('are at no hour of another where either is known to the day', () => {
    const days = columnsOf([
      [10, '2026-11-20T00:00', '2026-11-21T00:00'],
      [10, '2026-11-13T00:00', '2026-11-14T00:00'],
    ]);
    days.from.forEach((from, row) => (days.from[row] = from + 0.5));
    const day = { from: days.from[0]!, to: days.to[0]! };
    const ask = (of: typeof day) => casesNear(days, { caseNo: 'another', point, interval: of });
    expect(ask(day).sameHours).toEqual([]);
    expect(ask(interval).sameHours).toEqual([]);
    expect(ask(day).nearAndThen).toHaveLength(2);
  });

  it('of two that are equally near in time the one nearer in space comes first', () => {
    const touching = columnsOf([300, 100, 200].map((east) => [east, '2026-11-20T17:30', '2026-11-20T17:40']));
    const near = casesNear(touching, { caseNo: 'another', point, interval });
    expect(near.nearAndThen.map(({ row }) => row)).toEqual([1, 2, 0]);
  });
});

test.each([
  [0, 'minute'],
  [MINUTE_MS, 'minute'],
  [15 * MINUTE_MS, 'quarter'],
  [60 * MINUTE_MS, 'hour'],
  [61 * MINUTE_MS, 'fourHours'],
  [240 * MINUTE_MS, 'fourHours'],
  [241 * MINUTE_MS, 'day'],
] as const)('an interval of %d ms is known to the %s', (lengthMs, precision) => {
  expect(precisionOf(lengthMs)).toBe(precision);
});

describe('the record of a place', () => {
  const window = { from: time('2026-01-01T00:00'), to: time('2026-12-31T00:00') };
  const recordOf = (count: number) =>
    casesOfPlace(
      {
        ...columnsOf(
          Array.from({ length: count }, (_, day) => [0, `2026-11-1${day}T08:30`, `2026-11-1${day}T09:30`]),
        ),
        place: new Int32Array(count),
        places: ['market'],
      },
      'market',
      window,
    );

  it('is not told under three cases, and has no hours under five', () => {
    expect([1, 2, 3, 4].map(recordOf)).toEqual([
      { count: null, peak: null },
      { count: null, peak: null },
      { count: 3, peak: null },
      { count: 4, peak: null },
    ]);
    expect(recordOf(5)).toEqual({ count: 5, peak: [8, 10] });
  });

  it('counts what touches the window at this place only', () => {
    const cases = { ...columnsOf(Array.from({ length: 6 }, () => [0, '2025-11-20T08:00', '2025-11-20T09:00'])), place: new Int32Array(6), places: ['market'] }; // prettier-ignore
    expect(casesOfPlace(cases, 'market', window).count).toBeNull();
    expect(casesOfPlace(cases, 'market', { from: 0, to: window.to }).count).toBe(6);
    expect(casesOfPlace(cases, 'other', { from: 0, to: window.to }).count).toBeNull();
  });

  it('leaves out the cases of other places, and those of no place where the place is not known', () => {
    const rows = Array.from({ length: 9 }, () => [0, '2026-11-20T08:00', '2026-11-20T09:00'] as const);
    const cases = { ...columnsOf(rows), place: Int32Array.of(0, 1, 1, 1, -1, -1, -1, 0, 0), places: ['market', 'square'] }; // prettier-ignore
    expect(casesOfPlace(cases, 'market', window).count).toBe(3);
    expect(casesOfPlace(cases, 'unknown', window).count).toBeNull();
  });

  it.each([
    ['22:00', '23:59', [22, 24]],
    ['23:00', '01:00', [23, 1]],
  ] as const)('has its hours at night: from %s to %s', (from, to, peak) => {
    const until = (night: number) => `2026-11-1${to < from ? night + 1 : night}T${to}`;
    const rows = Array.from(
      { length: 5 },
      (_, night) => [0, `2026-11-1${night}T${from}`, until(night)] as const,
    );
    const cases = { ...columnsOf(rows), place: new Int32Array(5), places: ['market'] };
    expect(casesOfPlace(cases, 'market', window)).toEqual({ count: 5, peak });
  });
});

import { describe, expect, test } from 'vitest';
import { barFacts } from '../../../src/features/time-filter/bar-facts.ts';
import { rangeWords } from '../../../src/features/time-filter/span-text.ts';
import {
  barsOf,
  dragRange,
  keyRange,
  lastElapsed,
  momentAt,
  placeOf,
  shareOf,
  type BarGrid,
} from '../../../src/features/time-filter/time-scale.ts';

const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(`2026-${text}+08:00`);
const START = at('11-30T08:00');
/** Twenty-four hours of bars; the newest report came at 07:38, 38 minutes into the last one. */
const LATEST = at('12-01T07:38');
const GRID: BarGrid = {
  extent: { from: START + 60_000, to: LATEST },
  startMs: START,
  binMs: HOUR_MS,
  axis: { from: START, to: START + 24 * HOUR_MS },
  latestMs: LATEST,
};
const histogram = {
  extent: GRID.extent,
  startMs: START,
  binMs: HOUR_MS,
  counts: Uint32Array.from({ length: 24 }, (_, hour) => hour),
  inside: new Uint32Array(24),
};

describe('the place of a range along whole bars', () => {
  test('ends with the newest bar where it holds the newest report', () => {
    expect(placeOf(GRID, LATEST)).toBe(1);
    expect(placeOf(GRID, at('12-01T07:00'))).toBeCloseTo(23 / 24);
    expect(placeOf(GRID, START)).toBe(0);
  });

  test('ends where it ends while the axis does not reach the newest report', () => {
    const earlier = { ...GRID, axis: { from: START, to: START + 12 * HOUR_MS } };
    expect(placeOf(earlier, LATEST)).toBe(shareOf(earlier.axis, LATEST));
    expect(placeOf(earlier, LATEST)).toBeGreaterThan(1);
  });

  test('keeps what the hand chooses inside the data, also in the part of the newest bar that is to come', () => {
    const range = { from: START + 20 * HOUR_MS, to: START + 22 * HOUR_MS };
    const toCome = momentAt(GRID.axis, 0.999);
    expect(dragRange(range, { kind: 'to' }, toCome, GRID).to).toBe(LATEST);
    expect(keyRange(range, 'to', 'End', GRID)?.to).toBe(LATEST);
  });
});

describe('what a bar says', () => {
  test('is its whole span, its count, its share of what is shown', () => {
    const [share] = [5 / 276];
    expect(barFacts({ histogram, asOf: LATEST }, { first: 5, last: 5 })).toEqual({
      from: at('11-30T13:00'), to: at('11-30T14:00'), count: 5, share, all: 276, elapsed: 1,
    }); // prettier-ignore
  });

  test('of the newest one is how much of its time has passed', () => {
    expect(barFacts({ histogram, asOf: at('12-01T07:42') }, { first: 23, last: 23 })?.elapsed).toBeCloseTo(
      0.7,
    );
    expect(lastElapsed(GRID, 24, at('12-01T08:30'))).toBe(1);
    expect(lastElapsed(GRID, 24, at('12-01T06:30'))).toBe(0);
  });

  test('of several bars is their sum, without what lies outside', () => {
    expect(barFacts({ histogram, asOf: LATEST }, { first: -3, last: 2 })).toMatchObject({
      count: 3,
      from: START,
    });
    expect(barFacts({ histogram, asOf: LATEST }, { first: 30, last: 31 })).toBeNull();
  });

  test('bars of a range are those that it touches', () => {
    expect(barsOf(GRID, { from: START + HOUR_MS, to: START + 3 * HOUR_MS })).toEqual({ first: 1, last: 2 });
    expect(barsOf(GRID, { from: START + HOUR_MS + 1, to: LATEST })).toEqual({ first: 1, last: 23 });
    const moment = START + 4 * HOUR_MS;
    expect(barsOf(GRID, { from: moment, to: moment })).toEqual({ first: 4, last: 4 });
  });
});

test('a range is said with as few days and years as it needs', () => {
  const now = at('12-01T07:42');
  const words = (from: string, to: string) => rangeWords({ from: at(from), to: at(to) }, now);
  expect(words('12-01T06:00', '12-01T07:00')).toBe('06:00–07:00');
  expect(words('11-30T08:00', '11-30T09:00')).toBe('11-30 08:00–09:00');
  expect(words('11-30T21:00', '12-01T00:00')).toBe('11-30 21:00–24:00');
  expect(words('11-29T06:38', '11-30T06:38')).toBe('11-29 06:38 – 11-30 06:38');
  const lastYear = { from: Date.parse('2025-12-31T08:00+08:00'), to: Date.parse('2025-12-31T09:00+08:00') };
  expect(rangeWords(lastYear, now)).toBe('2025-12-31 08:00–09:00');
});

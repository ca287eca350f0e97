import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramBins, type TimeRange } from '../../../src/domain/time/ranges.ts';
import {
  dragRange,
  keyRange,
  momentAt,
  shareOf,
  snap,
  zoomExtent,
  type Grip,
  type SnapGrid,
} from '../../../src/features/time-filter/time-scale.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MIDNIGHT = Date.parse('2026-11-01T00:00+08:00');
/** Thirty days that end at 22:41, as the data of a day in use do. */
const EXTENT = { from: MIDNIGHT + 22.7 * HOUR_MS, to: MIDNIGHT + 22.7 * HOUR_MS + 30 * DAY_MS };
const BINS = histogramBins(EXTENT, 180);
const GRID: SnapGrid = { extent: EXTENT, startMs: BINS.from, binMs: BINS.widthMs };

const moment = fc.integer({ min: EXTENT.from - DAY_MS, max: EXTENT.to + DAY_MS });
const rangeInside = fc
  .tuple(fc.nat(100), fc.integer({ min: 1, max: 19 }))
  .map(([start, length]): TimeRange => ({
    from: GRID.startMs + (start + 1) * GRID.binMs,
    to: GRID.startMs + (start + 1 + length) * GRID.binMs,
  }));

describe('dragging', () => {
  test('never makes a range shorter than a bar or outside what is shown', () => {
    const grip = fc.oneof(
      fc.constantFrom<Grip>({ kind: 'from' }, { kind: 'to' }),
      moment.map((anchor): Grip => ({ kind: 'brush', anchor: snap(anchor, GRID) })),
    );
    fc.assert(
      fc.property(rangeInside, grip, moment, (range, held, at) => {
        const next = dragRange(range, held, at, GRID);
        expect(next.to - next.from).toBeGreaterThanOrEqual(GRID.binMs);
        expect(next.from).toBeGreaterThanOrEqual(EXTENT.from);
        expect(next.to).toBeLessThanOrEqual(EXTENT.to);
      }),
      { numRuns: 500 },
    );
  });

  test('the window keeps its length and stays inside', () => {
    fc.assert(
      fc.property(rangeInside, moment, moment, (range, grabbedAt, at) => {
        const next = dragRange(range, { kind: 'window', grabbedAt, start: range }, at, GRID);
        expect(next.to - next.from).toBe(range.to - range.from);
        expect(next.from).toBeGreaterThanOrEqual(EXTENT.from);
        expect(next.to).toBeLessThanOrEqual(EXTENT.to);
      }),
      { numRuns: 500 },
    );
  });

  test('an edge leaves the other edge where it is', () => {
    const range = { from: MIDNIGHT + 5 * DAY_MS, to: MIDNIGHT + 9 * DAY_MS };
    const at = MIDNIGHT + 7 * DAY_MS + 2 * HOUR_MS;
    expect(dragRange(range, { kind: 'from' }, at, GRID)).toEqual({
      from: MIDNIGHT + 7 * DAY_MS,
      to: range.to,
    });
    expect(dragRange(range, { kind: 'to' }, at, GRID)).toEqual({
      from: range.from,
      to: MIDNIGHT + 7 * DAY_MS,
    });
  });

  test('snaps to the end of the data although no bar ends there', () => {
    expect(snap(EXTENT.to - 60_000, GRID)).toBe(EXTENT.to);
    expect(snap(EXTENT.to + DAY_MS, GRID)).toBe(EXTENT.to);
    expect(snap(MIDNIGHT + 3 * DAY_MS + HOUR_MS, GRID)).toBe(MIDNIGHT + 3 * DAY_MS);
  });
});

describe('keys', () => {
  const range = { from: MIDNIGHT + 5 * DAY_MS, to: MIDNIGHT + 9 * DAY_MS };

  test('move an edge or the window by whole bars', () => {
    expect(keyRange(range, 'to', 'ArrowRight', GRID)).toEqual({ ...range, to: range.to + GRID.binMs });
    expect(keyRange(range, 'from', 'ArrowLeft', GRID)).toEqual({ ...range, from: range.from - GRID.binMs });
    expect(keyRange(range, 'window', 'PageUp', GRID)).toEqual({
      from: range.from + 10 * GRID.binMs,
      to: range.to + 10 * GRID.binMs,
    });
    expect(keyRange(range, 'to', 'x', GRID)).toBeUndefined();
  });

  test('bring an edge that lies between bars onto the next bar', () => {
    const odd = { from: range.from, to: EXTENT.to };
    const next = keyRange(odd, 'to', 'ArrowLeft', GRID);
    expect(next && (next.to - GRID.startMs) % GRID.binMs).toBe(0);
    expect(next && EXTENT.to - next.to).toBeLessThan(GRID.binMs * 2);
  });

  test('every key that moves something moves it, until the end is reached', () => {
    fc.assert(
      fc.property(
        rangeInside,
        fc.constantFrom('ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'),
        (start, key) => {
          const next = keyRange(start, 'window', key, GRID);
          const forward = key === 'ArrowRight' || key === 'PageUp';
          if (next && next.from === start.from)
            expect(forward ? start.to : start.from).toBe(forward ? EXTENT.to : EXTENT.from);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('Home and End take the window and the edges to the ends', () => {
    expect(keyRange(range, 'from', 'Home', GRID)?.from).toBe(EXTENT.from);
    expect(keyRange(range, 'to', 'End', GRID)?.to).toBe(EXTENT.to);
    expect(keyRange(range, 'window', 'End', GRID)).toEqual({ from: EXTENT.to - 4 * DAY_MS, to: EXTENT.to });
    expect(keyRange(range, 'window', 'Home', GRID)).toEqual({
      from: EXTENT.from,
      to: EXTENT.from + 4 * DAY_MS,
    });
  });
});

describe('what is shown', () => {
  test('place and moment are each other’s reverse', () => {
    fc.assert(
      fc.property(moment, (at) => {
        expect(momentAt(EXTENT, shareOf(EXTENT, at))).toBeCloseTo(at, 3);
      }),
    );
  });

  test('zooming keeps the moment under the pointer, the data’s bounds and at least an hour', () => {
    const data = { from: EXTENT.from - 400 * DAY_MS, to: EXTENT.to };
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom(0.01, 0.5, 0.8, 1.25, 2, 100),
        (share, factor) => {
          const centre = momentAt(EXTENT, share);
          const next = zoomExtent(EXTENT, data, centre, factor);
          expect(next.from).toBeGreaterThanOrEqual(data.from);
          expect(next.to).toBeLessThanOrEqual(data.to);
          expect(next.to - next.from).toBeGreaterThanOrEqual(HOUR_MS);
          if (factor < 1) expect(shareOf(next, centre)).toBeCloseTo(share, 5);
        },
      ),
    );
  });
});

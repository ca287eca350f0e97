import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  endOfPeriod,
  endsNow,
  histogramBins,
  intersect,
  isEmptyRange,
  periodUntil,
  presetRange,
  RANGE_PRESETS,
} from '../../../src/domain/time/ranges.ts';
import { resolveRange } from '../../../src/domain/engine/filter/time-range.ts';
import { binOf, contains, presetOf } from './ask-ranges.ts';
import { formatIso, parseIso } from '../../../src/domain/time/zone.ts';

const asOf = parseIso('2026-11-20T22:41:07+08:00');
const HOUR = 3_600_000;
const ranges = fc
  .tuple(
    fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2030, 0) }),
    fc.integer({ min: 1, max: 12 * 365 * 24 * HOUR }),
  )
  .map(([from, span]) => ({ from, to: from + span }));

describe('period: presets', () => {
  it('end with the present moment, which belongs to them', () => {
    for (const preset of RANGE_PRESETS) {
      const range = presetRange(preset, asOf, asOf - 400 * 24 * HOUR);
      expect(contains(range, asOf)).toBe(true);
      expect(contains(range, asOf + 1)).toBe(false);
      expect(presetOf(range, asOf, asOf - 400 * 24 * HOUR)).toBe(preset);
    }
    const week = presetRange('7d', asOf);
    // 22:41:07 less seven days lies in the minute with which they begin.
    expect(week).toEqual({ from: parseIso('2026-11-13T22:41:00+08:00'), to: asOf + 1 });
  });

  it('reach over everything with `all`, even over data of the future or none', () => {
    expect(presetRange('all', asOf, asOf - 5 * HOUR)).toEqual({ from: asOf - 5 * HOUR, to: asOf + 1 });
    expect(presetRange('all', asOf, asOf + HOUR).from).toBe(asOf);
    const empty = presetRange('all', asOf);
    expect(empty.to - empty.from).toBe(24 * HOUR);
    expect(presetOf({ from: asOf - 1234, to: asOf }, asOf)).toBeUndefined();
  });
});

describe('period: one that looks back', () => {
  const WEEK = 7 * 24 * HOUR;
  const span = { '24h': 24 * HOUR, '7d': WEEK, '30d': 30 * 24 * HOUR };

  it('is one and the same on tiles (of the engine) and panels (of the server), and ends now unless the data is a record', () => {
    const silence = fc.integer({ min: -3 * HOUR, max: 3 * WEEK });
    fc.assert(
      fc.property(silence, fc.constantFrom('24h' as const, '7d' as const, '30d' as const), (ms, preset) => {
        const lastAt = asOf - ms;
        const ofPanels = periodUntil(span[preset], asOf, lastAt);
        const extent = { from: lastAt - 99 * WEEK, to: lastAt + 1 };
        expect(resolveRange({ kind: 'preset', preset }, extent, asOf)).toEqual(ofPanels);
        const longerMs = ofPanels.to - ofPanels.from - span[preset];
        expect(longerMs).toBeGreaterThan(0);
        expect(longerMs).toBeLessThanOrEqual(60_000);
        expect(endsNow(ofPanels, asOf)).toBe(ms <= WEEK);
        expect(contains(ofPanels, ms > WEEK ? lastAt : asOf)).toBe(true);
      }),
    );
  });

  it('has the same oldest report for all who ask in one minute', () => {
    const second = fc.integer({ min: 0, max: 59_999 });
    const minute = parseIso('2026-11-20T22:41:00+08:00');
    fc.assert(
      fc.property(second, second, (tile, panel) => {
        const from = periodUntil(WEEK, minute + panel, minute).from;
        expect(presetRange('7d', minute + tile).from).toBe(from);
      }),
    );
  });

  it('lets in a report that the clock of the page has not reached, and none of the days to come', () => {
    expect(endOfPeriod(asOf, asOf + 60_000)).toBe(asOf + 60_000);
    expect(endOfPeriod(asOf, asOf + HOUR)).toBe(asOf);
  });
});

describe('period: the week of tiles, panels, wall and sheet', () => {
  it.each([
    ['one minute ahead of a lagging clock', '2026-11-20T22:42:07', '2026-11-20T22:42:07', true],
    ['of the next hour', '2026-11-20T23:41:07', '2026-11-20T22:41:07', true],
    ['of this moment', '2026-11-20T22:41:07', '2026-11-20T22:41:07', true],
    ['two days old', '2026-11-18T09:00:00', '2026-11-20T22:41:07', true],
    ['just seven days old', '2026-11-13T22:41:07', '2026-11-20T22:41:07', true],
    ['a second more than seven days old', '2026-11-13T22:41:06', '2026-11-13T22:41:06', false],
    ['of the year before', '2025-12-31T23:59:59', '2025-12-31T23:59:59', false],
    ['of the epoch', '1970-01-01T08:00:00', '1970-01-01T08:00:00', false],
  ])('where the newest report is %s', (_, newest, end, isNow) => {
    const lastAt = parseIso(`${newest}+08:00`);
    const last = parseIso(`${end}+08:00`);
    const ofPanels = periodUntil(7 * 24 * HOUR, asOf, lastAt);
    const extent = { from: lastAt - HOUR, to: lastAt + 1 };
    expect(ofPanels).toEqual(resolveRange({ kind: 'preset', preset: '7d' }, extent, asOf));
    expect(ofPanels.to).toBe(last + 1);
    expect(ofPanels.from).toBe(Math.floor((last - 7 * 24 * HOUR) / 60_000) * 60_000);
    expect(endsNow(ofPanels, asOf)).toBe(isNow);
  });

  it('of data without a report is empty, and no dates', () => {
    const range = resolveRange({ kind: 'preset', preset: '7d' }, null, asOf);
    expect(isEmptyRange(range)).toBe(true);
    expect(isEmptyRange({ from: 5, to: 6 })).toBe(false);
  });
});

describe('half-open ranges', () => {
  it('that touch have nothing in common', () => {
    expect(intersect({ from: 0, to: 10 }, { from: 10, to: 20 })).toBeUndefined();
    expect(intersect({ from: 0, to: 10 }, { from: 4, to: 20 })).toEqual({ from: 4, to: 10 });
  });
});

describe('histogram bars', () => {
  it('cover any range, within the number asked for, and each moment falls into exactly one', () => {
    fc.assert(
      fc.property(
        ranges,
        fc.integer({ min: 10, max: 400 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (range, most, at) => {
          const bins = histogramBins(range, most);
          expect(bins.count).toBeLessThanOrEqual(most);
          expect(bins.count).toBeGreaterThan(0);
          expect(bins.from).toBeLessThanOrEqual(range.from);
          expect(bins.from + bins.count * bins.widthMs).toBeGreaterThanOrEqual(range.to);
          const timeMs = Math.min(range.from + Math.floor(at * (range.to - range.from)), range.to - 1);
          const bin = binOf(bins, timeMs);
          expect(bin).toBeGreaterThanOrEqual(0);
          expect(timeMs).toBeGreaterThanOrEqual(bins.from + bin * bins.widthMs);
          expect(timeMs).toBeLessThan(bins.from + (bin + 1) * bins.widthMs);
        },
      ),
    );
  });

  it('begin at round Shanghai hours, days and Mondays', () => {
    expect(histogramBins(presetRange('24h', asOf), 120).widthMs).toBe(15 * 60_000);
    const month = histogramBins(presetRange('30d', asOf), 120);
    expect([formatIso(month.from), month.widthMs]).toEqual(['2026-10-21T12:00:00+08:00', 12 * HOUR]);
    const days = histogramBins(presetRange('30d', asOf), 40);
    expect([formatIso(days.from), days.count]).toEqual(['2026-10-21T00:00:00+08:00', 31]);
    const weeks = histogramBins({ from: asOf - 300 * 24 * HOUR, to: asOf + 1 }, 120);
    expect([formatIso(weeks.from), weeks.widthMs]).toEqual(['2026-01-19T00:00:00+08:00', 168 * HOUR]);
  });

  it('refuse a range without length', () => {
    expect(() => histogramBins({ from: 5, to: 5 })).toThrow(RangeError);
    expect(() => histogramBins({ from: 5, to: Infinity })).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { decodeIncidents } from '../../../src/domain/engine/columns/decode-arrow.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { isFinished } from '../../../src/domain/incidents/life-cycle.ts';
import { binsOf } from './bins.ts';
import { cityLists, decodeCity, encodeCity, eventNoOf, makeArrivals, makeCity } from './city-columns.ts';
import { CITY_EXTENT, villageRuns } from './city-model.ts';
import { createOurs } from './contestants/ours.ts';
import { differenceOf, type Views } from './question.ts';
import { missingLine, type ResultLine } from './results.ts';
import { median, quantile, ratioOfMedians } from './statistics.ts';
import { EVERYTHING, MOVE_TASKS, questionsOf } from './tasks.ts';
import { losses } from './write-docs.ts';

const ROWS = 20_000;
const city = makeCity(ROWS);
const lists = cityLists();

describe('the city of the bench', () => {
  it('is in order of time, inside two years, the same for the same seed', () => {
    expect(city.time).toEqual(city.time.toSorted());
    expect(city.time[0]).toBeGreaterThanOrEqual(CITY_EXTENT.from);
    expect(city.time.at(-1)).toBeLessThan(CITY_EXTENT.to);
    expect(makeCity(ROWS)).toEqual(city);
  });

  it('has the shares that it promises', () => {
    const share = (keeps: (row: number) => boolean) => [...city.time.keys()].filter(keeps).length / ROWS;
    const spots = new Map<string, number>();
    const spotOf = (row: number) => `${city.lngE6[row]} ${city.latE6[row]}`;
    for (const row of city.time.keys()) spots.set(spotOf(row), (spots.get(spotOf(row)) ?? 0) + 1);
    expect(share((row) => (spots.get(spotOf(row)) ?? 0) > 5)).toBeCloseTo(0.05, 1);
    expect(share((row) => !isFinished(lists.statuses[city.status[row] ?? 0] ?? 'draft'))).toBeCloseTo(
      0.04,
      1,
    );
    expect(new Set(city.category).size).toBe(30);
    expect(new Set(city.channel).size).toBe(6);
    expect(lists.units).toHaveLength(1300);
    expect(new Set(city.unit).size).toBeGreaterThan(1100);
  });

  it('has units in order, and villages as runs of them', () => {
    expect(lists.units).toEqual(lists.units.toSorted());
    const runs = villageRuns(lists.units);
    expect(runs.reduce((sum, { first, last }) => sum + last - first, 0)).toBe(1300);
    for (const { code, first, last } of runs)
      for (const unit of lists.units.slice(first, last)) expect(unit.startsWith(code)).toBe(true);
  });

  it('comes back from its Arrow bytes, for the peers and for the engine', () => {
    const bytes = encodeCity(city, lists);
    expect(decodeCity(bytes)).toEqual(city);
    const { raw, lists: read } = decodeIncidents(new Uint8Array(bytes));
    expect(raw.time).toEqual(city.time);
    expect(raw.unit).toEqual(city.unit);
    expect(read).toEqual(lists);
  });

  it('goes on after its end', () => {
    const [first, second] = [makeArrivals(10, 0), makeArrivals(10, 1)];
    expect(first.time[0]).toBe(CITY_EXTENT.to);
    expect(second.time[0]).toBe((first.time.at(-1) ?? 0) + 1000);
  });

  it('has the bars of the histogram that the engine draws', () => {
    const engine = createEngine();
    const raw = { ...city, eventNo: eventNoOf };
    engine.loadColumns(raw, lists, { categoryParents: {}, areaMembers: {} });
    const { histogram } = engine.query({
      filter: { ...DEFAULT_FILTER, range: { kind: 'range', ...CITY_EXTENT } },
      view: { bbox: [-180, -85, 180, 85], zoom: 6 },
      asOf: lists.asOf,
      histogramExtent: CITY_EXTENT,
    });
    const { startMs, binMs, counts } = histogram;
    expect(binsOf(city.time)).toEqual({ startMs, binMs, count: counts.length });
  });
});

describe('our own part in the bench', () => {
  it('keeps nothing that was prepared once it is told to forget', () => {
    const ours = createOurs('');
    ours.setUp(new Uint8Array(encodeCity(city, lists)));
    ours.forget?.();
    ours.ask(EVERYTHING);
    const fresh = ours.ownBytesPerRow?.() ?? Number.NaN;
    ours.enter?.(EVERYTHING, 'range');
    expect(ours.ownBytesPerRow?.()).toBeGreaterThan(fresh);
    ours.forget?.();
    ours.ask(EVERYTHING);
    expect(ours.ownBytesPerRow?.()).toBe(fresh);
  });
});

describe('the document of the bench', () => {
  const lineOf = (peer: string, ratio: number, ratioHigh: number): ResultLine => ({
    ...missingLine('load', 1000, peer, ''),
    ratio,
    ratioLow: ratio / 2,
    ratioHigh,
  });

  it('names who is better, and who cannot be told apart', () => {
    expect(losses({ lines: [lineOf('a', 2, 3)] })).toBe('Nowhere in the kept results.');
    expect(losses({ lines: [lineOf('b', 0.5, 0.9), lineOf('c', 0.8, 1.4)] }).split('\n')).toEqual([
      '- load at 1,000 rows: b is 2.0 times better.',
      expect.stringContaining('c and we cannot be told apart'),
    ]);
  });
});

describe('the figures of the bench', () => {
  it('interpolates quantiles', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.95)).toBeCloseTo(19.5, 10);
  });

  it('gives a ratio with an interval that holds it', () => {
    const ours = [
      [1, 1.1],
      [0.9, 1],
      [1.2, 1],
    ];
    const theirs = ours.map((repetition) => repetition.map((ms) => 10 * ms));
    const { ratio, low, high } = ratioOfMedians(theirs, ours);
    expect(ratio).toBeCloseTo(10, 10);
    expect(low).toBeCloseTo(10, 10);
    expect(high).toBeCloseTo(10, 10);
    const mixed = ratioOfMedians([[5], [10], [20]], [[1], [1], [1]]);
    expect(mixed).toMatchObject({ ratio: 10, low: 5, high: 20 });
  });

  it('names the first count that differs', () => {
    const views: Views = {
      total: 2,
      histogram: [2],
      week: [1, 1],
      categories: [2],
      channels: [2],
      units: [0, 2],
    };
    expect(differenceOf(views, { ...views })).toBeUndefined();
    expect(differenceOf(views, { total: 3 })).toBe('total is 3, ours 2');
    expect(differenceOf(views, { ...views, week: [2, 0] })).toBe('week[0] is 2, ours 1');
    expect(differenceOf(views, { ...views, units: [0] })).toBe('units has 1 counts, ours 2');
  });

  it('asks the same questions again, other ones in the next repetition', () => {
    const villages = villageRuns(lists.units);
    for (const task of MOVE_TASKS) {
      expect(questionsOf(task, 3, villages)).toEqual(questionsOf(task, 3, villages));
      expect(questionsOf(task, 3, villages)).not.toEqual(questionsOf(task, 4, villages));
    }
  });
});

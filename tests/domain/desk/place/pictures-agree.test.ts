import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHODS, PLACE_TYPES } from '../../../../src/domain/cases/case-terms.ts';
import { DEFAULT_FILTER } from '../../../../src/domain/engine/api/filter.ts';
import { createCaseEngine } from '../../../../src/domain/engine/intervals/case-engine.ts';
import { passCases } from '../../../../src/domain/engine/intervals/pass-cases.ts';
import { riskClock } from '../../../../src/domain/hotspots/time/risk-clock.ts';
import { clusterPicture } from '../../../../src/domain/desk/place/cluster-picture.ts';
import { densityPicture } from '../../../../src/domain/desk/place/density-picture.ts';
import { nearRepeatPicture } from '../../../../src/domain/desk/place/near-repeat-picture.ts';
import type { PlaceFilter } from '../../../../src/domain/desk/place/place-question.ts';
import { ridePicture, stretchesOf } from '../../../../src/domain/desk/place/ride-picture.ts';
import { significancePicture } from '../../../../src/domain/desk/place/significance-picture.ts';
import { trendPicture, trendSteps } from '../../../../src/domain/desk/place/trend-picture.ts';
import { weighCases } from '../../../../src/domain/desk/place/weigh-cases.ts';
import { aoristicWeight } from '../../../../src/domain/time/aoristic.ts';
import { cellOfHour } from '../../../../src/domain/time/week-hours.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { cityCases, DAY_MS, FIRST_MS, LINES, SITES, WHOLE_YEAR } from './a-city.ts';

const cases = cityCases(400, 7);
const HEXAGONS = { kind: 'hexagons', resolution: 9, rings: 1, sites: SITES } as const;
const MARKETS = [{ unitCode: '430202001000', rule: { kind: 'solarDigit' as const, digits: [3, 8] } }];
const inputOf = (filter: PlaceFilter) => ({ cases, markets: MARKETS, filter });
const sum = (values: readonly { weight: number }[]): number =>
  values.reduce((all, { weight }) => all + weight, 0);

/** Any filter: range, hours, holidays, unit, area drawn by hand, kinds of place. */
const anyFilter: fc.Arbitrary<PlaceFilter> = fc.record({
  range: fc
    .tuple(fc.integer({ min: 0, max: 270 * 24 }), fc.integer({ min: 1, max: 200 * 24 }))
    .map(([from, hours]) => ({
      from: FIRST_MS + from * 3_600_000,
      to: FIRST_MS + (from + hours) * 3_600_000,
    })),
  weekHours: fc.uniqueArray(fc.nat(167), { maxLength: 60 }).map((hours) => hours.sort((a, b) => a - b)),
  calendar: fc.subarray(['commute', 'holiday', 'marketDay'] as const),
  unitCode: fc.constantFrom(null, '430202', '430204001001'),
  lasso: fc.constantFrom(null, [
    [113.09, 27.79],
    [113.11, 27.79],
    [113.12, 27.815],
  ] as const),
  categories: fc.subarray([...PLACE_TYPES], { maxLength: 5 }),
  channels: fc.subarray([...METHODS], { maxLength: 3 }),
  progresses: fc.subarray(['done', 'inHand'] as const),
});

describe('for any filter', () => {
  test('the hexagons hold the sum of the weights, and so do the ways of the lines what names one', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const { facts, rows, weights } = weighCases(inputOf(filter));
        const cells = runTask(significancePicture({ ...inputOf(filter), cells: HEXAGONS }));
        expect(sum(cells.drawn) + cells.outside).toBeCloseTo(facts.weight, 8);
        expect(cells.outside).toBe(0);
        expect(cells.facts).toEqual(facts);

        const rides = runTask(ridePicture({ ...inputOf(filter), lines: LINES }));
        let named = 0;
        rows.forEach((row, at) => (named += cases.line[row]! >= 0 ? weights[at]! : 0));
        expect(rides.facts.weight).toBeCloseTo(named, 6);
        expect(sum(rides.lines) + rides.unplaced).toBeCloseTo(named, 6);
        expect(sum(stretchesOf(rides.lines)) + rides.unplaced).toBeCloseTo(named, 6);
        for (const { segments, weight } of rides.lines) {
          expect(sum(segments)).toBeCloseTo(weight, 8);
          for (const segment of segments)
            expect(segment.hours.reduce((all, hour) => all + hour, 0)).toBeCloseTo(segment.weight, 8);
        }
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  test('number bar, time bar, week clock, list and risk clock count what the hexagons hold', () => {
    const engine = createCaseEngine();
    engine.load(cases, { markets: MARKETS, categoryParents: {}, areaMembers: {} }, FIRST_MS);
    fc.assert(
      fc.property(anyFilter, ({ range, ...clauses }) => {
        const filter = { ...DEFAULT_FILTER, ...clauses, range: { kind: 'range' as const, ...range } };
        const answer = engine.query({
          subject: 'cases',
          filter,
          view: { bbox: [112, 27, 114, 29], zoom: 12 },
          asOf: FIRST_MS,
          histogramExtent: WHOLE_YEAR.range,
          list: { offset: 0, limit: 1000 },
        });
        const cells = runTask(significancePicture({ ...inputOf({ range, ...clauses }), cells: HEXAGONS }));
        expect(sum(cells.drawn)).toBeCloseTo(answer.total, 8);
        expect(cells.facts.cases).toBe(answer.eventCount);
        expect(cells.facts.cases).toBe(answer.list.rows.length);
        const add = (all: number, weight: number): number => all + weight;
        expect(Array.from(answer.histogram.inside).reduce(add, 0)).toBeCloseTo(answer.total, 8);
        const { weekHours } = clauses;
        const week = Array.from(answer.weekMatrix);
        const inHours = week.filter((_, hour) => weekHours.length === 0 || weekHours.includes(hour));
        expect(inHours.reduce(add, 0)).toBeCloseTo(answer.total, 8);
        const passing = passCases(cases, filter, { markets: MARKETS, areaMembers: {} });
        const { rows } = riskClock(cases, { range, days: [], ...passing }, 'weekday');
        week.forEach((weight, at) => {
          const { day, hour } = cellOfHour(at);
          expect(rows[day]!.weights[hour]).toBeCloseTo(weight, 8);
        });
      }),
      { numRuns: 60, seed: 6 },
    );
  });

  test('every case of a cluster picture is in a cluster or is noise', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const { clusters, noise, facts } = runTask(
          clusterPicture({ ...inputOf(filter), radiusM: 150, minPoints: 4 }),
        );
        expect(clusters.reduce((all, cluster) => all + cluster.cases, noise)).toBe(facts.cases);
      }),
      { numRuns: 30, seed: 5 },
    );
  });
});

test('a weight is the share of the interval in range and hours', () => {
  const filter = {
    ...WHOLE_YEAR,
    range: { from: FIRST_MS, to: FIRST_MS + 30 * DAY_MS },
    weekHours: [8, 9, 17, 30, 31, 32, 60, 61, 90, 91, 92, 93, 120, 121, 160],
  };
  const { rows, weights } = weighCases(inputOf(filter));
  const expected = Array.from({ length: cases.count }, (_, row) =>
    aoristicWeight({ from: cases.from[row]!, to: cases.to[row]! }, filter.range, filter.weekHours),
  );
  expect(rows.length).toBeGreaterThan(3);
  rows.forEach((row, at) => expect(weights[at]).toBeCloseTo(expected[row]!, 12));
  expect(rows.length).toBe(expected.filter((weight) => weight > 0).length);
});

test('the density has four classes up to its peaks, which are the places of the cases', () => {
  const { bands, peaks, facts, cellM } = runTask(densityPicture({ ...inputOf(WHOLE_YEAR), bandwidthM: 300 }));
  expect(bands.map(({ from }) => from)).toEqual(bands.map(({ from }) => from).toSorted((a, b) => a - b));
  expect(bands).toHaveLength(4);
  expect(peaks).toHaveLength(3);
  expect(peaks[0]!.density).toBeGreaterThan(bands.at(-1)!.from);
  expect(cellM).toBeLessThanOrEqual(60);
  expect(sum(peaks)).toBeLessThanOrEqual(facts.weight);
});

describe('trends', () => {
  test('have steps of a week where there are cases enough, else of four', () => {
    const range = (days: number) => ({ from: 0, to: days * DAY_MS });
    expect(trendSteps(range(364), 1200)).toEqual({ stepDays: 7, stepCount: 52 });
    expect(trendSteps(range(364), 300)).toEqual({ stepDays: 28, stepCount: 13 });
    expect(trendSteps(range(100), 30)).toEqual({ stepDays: 7, stepCount: 14 });
    expect(trendSteps(range(30), 500)).toEqual({ stepDays: 7, stepCount: 4 });
  });

  test('say what they lack', () => {
    const short = { ...WHOLE_YEAR, range: { from: FIRST_MS, to: FIRST_MS + 30 * DAY_MS } };
    expect(runTask(trendPicture({ ...inputOf(short), cells: HEXAGONS }, () => undefined)).lacks).toBe(
      'steps',
    );
    const few = { ...WHOLE_YEAR, categories: ['MALL'], weekHours: [30] };
    expect(runTask(trendPicture({ ...inputOf(few), cells: HEXAGONS }, () => undefined)).lacks).toBe('cases');
  });

  test('count what their steps hold: whole steps, back from the end of the range', () => {
    // 299 days are ten steps of four weeks, and nineteen days that no step holds.
    const filter = { ...WHOLE_YEAR, range: { from: FIRST_MS, to: FIRST_MS + 299 * DAY_MS } };
    const window = { from: FIRST_MS + 19 * DAY_MS, to: filter.range.to };
    const picture = runTask(trendPicture({ ...inputOf(filter), cells: HEXAGONS }, () => undefined));
    expect(picture).toMatchObject({ stepDays: 28, stepCount: 10, lacks: null });
    expect(picture.facts).toEqual(weighCases(inputOf({ ...filter, range: window })).facts);
    expect(picture.facts.weight).toBeLessThan(weighCases(inputOf(filter)).facts.weight);
    expect(sum(picture.drawn)).toBeCloseTo(picture.facts.weight, 8);
  });

  test('find a spot that comes up in the last weeks', () => {
    const late = cityCases(400, 8);
    // The last hundred cases all happen at one corner.
    late.longitude.fill(113.15, 300);
    late.latitude.fill(27.83, 300);
    const { drawn, lacks, stepCount } = runTask(
      trendPicture({ cases: late, markets: [], filter: WHOLE_YEAR, cells: HEXAGONS }, () => undefined),
    );
    expect(lacks).toBeNull();
    expect(stepCount).toBe(10);
    const corner = drawn.toSorted((a, b) => b.z - a.z)[0]!;
    expect(corner.class).toEqual({ side: 'hot', pattern: 'consecutive' });
    expect(Math.hypot(corner.position[0] - 113.15, corner.position[1] - 27.83)).toBeLessThan(0.01);
  });
});

describe('near repeats', () => {
  const before = { ...WHOLE_YEAR, range: { from: 0, to: FIRST_MS + 150 * DAY_MS } };

  test('do not look ahead: cases after the range, or reported after it, change nothing', () => {
    // Every seventh case is reported half a year late.
    const reportedAt = cases.to.map((to, row) => to + (row % 7 === 0 ? 180 : 0) * DAY_MS);
    const reported = { ...cases, reportedAt };
    const known = runTask(nearRepeatPicture({ ...inputOf(before), cases: reported }, () => undefined));
    const other = { ...reported, longitude: cases.longitude.slice() };
    let late = 0;
    cases.to.forEach((to, row) => {
      if (reportedAt[row]! > before.range.to) other.longitude[row] = 100;
      if (reportedAt[row]! > before.range.to && to <= before.range.to) late += 1;
    });
    const again = runTask(nearRepeatPicture({ ...inputOf(before), cases: other }, () => undefined));
    expect(again).toEqual(known);
    expect(late).toBeGreaterThan(10);
    expect(known.facts.cases).toBe(reportedAt.filter((at) => at <= before.range.to).length);
  });

  test('are zones where cases come again, alive for as long as the table says', () => {
    // Each case comes again at its place two days later.
    const twice = cityCases(300, 9);
    for (let row = 1; row < 300; row += 2) {
      twice.longitude[row - 1] = 113 + row * 0.004;
      twice.longitude[row] = 113 + row * 0.004;
      twice.latitude[row] = twice.latitude[row - 1]!;
      twice.from[row - 1] = FIRST_MS + row * 0.9 * DAY_MS;
      twice.from[row] = twice.from[row - 1]! + 2 * DAY_MS;
    }
    twice.to.set(twice.from);
    const { reach, zones, dayBands } = runTask(
      nearRepeatPicture({ cases: twice, markets: [], filter: WHOLE_YEAR }, () => undefined),
    );
    expect(reach!.radiusM[0]).not.toBeNull();
    for (const { ageDays, expiresAt, strength } of zones) {
      expect(ageDays).toBeLessThanOrEqual(dayBands.at(-1)!);
      expect(expiresAt).toBeGreaterThan(WHOLE_YEAR.range.to - DAY_MS);
      expect(strength).toBeGreaterThanOrEqual(0);
    }
  });
});

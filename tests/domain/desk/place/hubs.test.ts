import { describe, expect, it, test } from 'vitest';
import { hubsOf, type HubInput } from '../../../../src/domain/desk/place/hubs.ts';
import type { BusLine, NamedPosition } from '../../../../src/domain/desk/place/ride-picture.ts';
import { distanceM } from '../../../../src/domain/geo/positions.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { HOUR_MS } from '../../../../src/domain/time/zone.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { FIRST_MS, LINES, WHOLE_YEAR } from './a-city.ts';
import { fewCases, ONE_DAY, PLANE, type FewCase } from './a-few-cases.ts';

test('a hub is where lines meet and cases are; its hours and lines are counted', () => {
  // Three cases at the crossing, from five to eight in the morning; one at a stop of a single line.
  const from = Float64Array.of(5, 6, 7, 12).map((hour) => FIRST_MS + hour * HOUR_MS);
  const cases = caseColumns(4, {
    from,
    to: from.map((time) => time + HOUR_MS),
    longitude: Float64Array.of(113.1, 113.1005, 113.1, 113.115),
    latitude: new Float64Array(4).fill(27.8),
    line: Int32Array.of(0, 1, -1, 0),
    lines: ['east', 'north'],
  });
  const { facts, hubs } = runTask(
    hubsOf({ cases, markets: [], filter: WHOLE_YEAR, lines: LINES, places: [], radiusM: 150 }),
  );
  expect(facts).toEqual({ cases: 4, weight: 4, window: WHOLE_YEAR.range });
  const [hub, ...others] = hubs;
  expect(others).toEqual([]);
  expect(hub!.rows.toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
  expect(hub).toMatchObject({
    id: 'crossing',
    lineIds: ['east', 'north'],
    casesOfLine: [1, 1],
    weight: 3,
    busiestHour: 5,
  });
  hub!.hours.forEach((weight, hour) => expect(weight).toBeCloseTo(hour >= 5 && hour < 8 ? 1 : 0, 12));
});

test('a named place goes before the stop beside it, and no hub is found without cases', () => {
  const places = [{ id: 'square', name: '广场', position: [113.1, 27.8] as [number, number] }];
  const at = (count: number) =>
    caseColumns(count, {
      from: new Float64Array(count).fill(FIRST_MS),
      to: new Float64Array(count).fill(FIRST_MS + HOUR_MS),
      longitude: new Float64Array(count).fill(113.1),
      latitude: new Float64Array(count).fill(27.8),
    });
  const asked = { markets: [], filter: WHOLE_YEAR, lines: LINES, places, radiusM: 200 };
  expect(runTask(hubsOf({ ...asked, cases: at(1) })).hubs.map(({ id }) => id)).toEqual(['square']);
  expect(runTask(hubsOf({ ...asked, cases: at(0) })).hubs).toEqual([]);
});

describe('of hubs', () => {
  const placeAt = (id: string, eastM: number, northM = 0): NamedPosition => ({
    id,
    name: id,
    position: PLANE.toPosition(eastM, northM),
  });
  const lineOf = (id: string, stops: readonly NamedPosition[]): BusLine => ({
    id,
    name: id,
    shape: [],
    stops,
  });
  const hubsAt = (few: readonly FewCase[], asked: Partial<HubInput>) => {
    const input = { cases: fewCases(few), markets: [], filter: ONE_DAY, lines: [], places: [], radiusM: 150 };
    return runTask(hubsOf({ ...input, ...asked }));
  };
  const idsOf = (...asked: Parameters<typeof hubsAt>) => hubsAt(...asked).hubs.map(({ id }) => id);
  const times = (count: number, few: FewCase): FewCase[] => Array.from({ length: count }, () => few);

  it('the first is that with the most lines times cases', () => {
    const [west, middle, east, alone] = [0, 1000, 2000, 3000].map((eastM) => placeAt(`at ${eastM}`, eastM));
    const lines = [
      lineOf('one', [west!, middle!, east!, alone!]),
      lineOf('two', [west!, middle!, east!]),
      lineOf('three', [middle!]),
    ];
    const few = [...times(5, [0, 0]), ...times(4, [1000, 0]), [2000, 0, 0.5], [3000, 0]] as FewCase[];
    // 2 · 5, 3 · 4 and 2 · 0.5; where a single line stops is no hub.
    const { hubs } = hubsAt(few, { lines });
    expect(hubs.map(({ id, lineIds, weight }) => [id, lineIds, weight])).toEqual([
      ['at 1000', ['one', 'two', 'three'], 4],
      ['at 0', ['one', 'two'], 5],
      ['at 2000', ['one', 'two'], 0.5],
    ]);
  });

  it('twelve are told at most', () => {
    const stops = Array.from({ length: 13 }, (_, at) => placeAt(`stop ${at}`, at * 1000));
    const few = stops.map((_, at): FewCase => [at * 1000, 0]);
    expect(idsOf(few, { lines: [lineOf('one', stops), lineOf('two', stops)] })).toEqual(
      stops.slice(0, 12).map(({ id }) => id),
    );
  });

  it('none is nearer than two radii to a better one', () => {
    const [first, near, far] = [placeAt('first', 0), placeAt('near', 290), placeAt('far', -310)];
    const lines = ['one', 'two'].map((id) => lineOf(id, [first, near, far]));
    const few = [...times(3, [0, 0]), ...times(2, [290, 0]), [-310, 0]] as FewCase[];
    expect(idsOf(few, { lines })).toEqual(['first', 'far']);
    // Exactly two radii are enough.
    const radiusM = distanceM(first.position, near.position) / 2;
    expect(idsOf(few, { lines, radiusM })).toEqual(['first', 'near', 'far']);
  });

  it('a line belongs to one that has its stop within the radius, its edge included', () => {
    const [stop, square] = [placeAt('stop', 0), placeAt('square', 100)];
    const lines = ['one', 'two'].map((id) => lineOf(id, [stop]));
    const radiusM = distanceM(square.position, stop.position);
    expect(idsOf([[150, 0]], { lines, places: [square], radiusM })).toEqual(['square']);
    expect(idsOf([[150, 0]], { lines, places: [square], radiusM: radiusM - 0.001 })).toEqual([]);
  });

  it('a case belongs to one within the radius of it, on a plane that is true where the lines are', () => {
    const stop = placeAt('stop', 0);
    const lines = ['one', 'two'].map((id) => lineOf(id, [stop]));
    const { hubs } = hubsAt([[149, 0], [-151, 0], [0, 149], [0, -151]], { lines }); // prettier-ignore
    expect(hubs[0]!.rows.toSorted((a, b) => a - b)).toEqual([0, 2]);
  });

  it('the hours are those that the filter keeps', () => {
    const stop = placeAt('stop', 0);
    const lines = ['one', 'two'].map((id) => lineOf(id, [stop]));
    // From midnight to one, and three hours of which the last lies there; the others are out of the range.
    expect(hubsAt([[0, 0], [0, 0, 1 / 3]], { lines }).hubs[0]!.hours[0]).toBeCloseTo(4 / 3, 12); // prettier-ignore
    // From midnight to three, of which the second hour is asked for.
    const cases = fewCases([[0, 0]], { to: Float64Array.of(FIRST_MS + 3 * HOUR_MS) });
    const { hours, weight, busiestHour } = hubsAt([], {
      cases,
      lines,
      filter: { ...ONE_DAY, weekHours: [1] },
    }).hubs[0]!;
    expect([weight, busiestHour]).toEqual([1 / 3, 0]);
    expect(hours).toEqual(Array.from({ length: 24 }, (_, hour) => (hour === 1 ? 1 / 3 : 0)));
  });

  it('there are none without lines', () => {
    const { facts, hubs } = hubsAt([[0, 0]], { places: [placeAt('square', 0)] });
    expect([facts.cases, hubs]).toEqual([1, []]);
  });
});

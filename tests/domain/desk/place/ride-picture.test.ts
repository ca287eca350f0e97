import { describe, expect, it } from 'vitest';
import { CASE_MOMENTS } from '../../../../src/domain/cases/case-terms.ts';
import {
  ridePicture,
  stretchesOf,
  type BusLine,
  type LineRides,
  type NamedPosition,
} from '../../../../src/domain/desk/place/ride-picture.ts';
import { distanceM } from '../../../../src/domain/geo/positions.ts';
import { runTask } from '../../../../src/domain/tasks/task.ts';
import { HOUR_MS } from '../../../../src/domain/time/zone.ts';
import { caseColumns } from '../../../support/case-columns.ts';
import { FIRST_MS } from './a-city.ts';
import { ONE_DAY } from './a-few-cases.ts';

const stop = (id: string, longitude: number, latitude = 27.8): NamedPosition => ({
  id,
  name: `stop ${id}`,
  position: [longitude, latitude],
});
/** In a row; the way from b to c is as long as the two others together. */
const [A, B, C, D] = [stop('a', 113.1), stop('b', 113.11), stop('c', 113.13), stop('d', 113.14)];
const [X, P, Q] = [stop('x', 113.11, 27.82), stop('p', 113.2), stop('q', 113.21)];
const line = (id: string, stops: readonly NamedPosition[]): BusLine => ({
  id,
  name: `line ${id}`,
  shape: stops.map(({ position }) => position),
  stops,
});
const LINES = [line('east', [A, B, C, D]), line('west', [C, B, X]), line('north', [P, Q])];
const STOPS = ['a', 'b', 'c', 'd', 'x', 'p', 'q'];

interface FewRide {
  readonly line: string | null;
  /** Ids of the stops between which it happened. */
  readonly between?: readonly [string, string];
  /** Hours of the day. */
  readonly hours?: readonly [number, number];
  readonly moment?: (typeof CASE_MOMENTS)[number];
}

function picture(rides: readonly FewRide[], untilHour = 24) {
  const lines = [...LINES.map(({ id }) => id), 'unknown'];
  const timeOf = (end: 0 | 1) => ({ hours = [8, 9] }: FewRide) => FIRST_MS + hours[end] * HOUR_MS; // prettier-ignore
  const stopOf = (end: 0 | 1) => ({ between }: FewRide) => STOPS.indexOf(between?.[end] ?? ''); // prettier-ignore
  const cases = caseColumns(rides.length, {
    from: Float64Array.from(rides, timeOf(0)),
    to: Float64Array.from(rides, timeOf(1)),
    moment: Uint8Array.from(rides, ({ moment = 'RIDING' }) => CASE_MOMENTS.indexOf(moment)),
    line: Int32Array.from(rides, (ride) => lines.indexOf(ride.line ?? '')),
    lines,
    boardStop: Int32Array.from(rides, stopOf(0)),
    alightStop: Int32Array.from(rides, stopOf(1)),
    stops: STOPS,
  });
  const range = { from: FIRST_MS, to: FIRST_MS + untilHour * HOUR_MS };
  return runTask(ridePicture({ cases, markets: [], filter: { ...ONE_DAY, range }, lines: LINES }));
}
const lineOf = ({ lines }: ReturnType<typeof picture>, id: string): LineRides =>
  lines.find((each) => each.id === id)!;
const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(6)));

describe('a ride', () => {
  const ride: FewRide = { line: 'east', between: ['a', 'd'], hours: [8, 12] };

  it('is spread over the way and its hours, by the lengths', () => {
    const { id, name, segments, weight, cases } = lineOf(picture([ride]), 'east');
    expect([id, name, cases]).toEqual(['east', 'line east', 1]);
    expect(weight).toBeCloseTo(1, 9);
    expect(segments.map(({ from, to }) => [from, to])).toEqual([[A, B], [B, C], [C, D]]); // prettier-ignore
    expect(rounded(segments.map((segment) => segment.weight))).toEqual([0.25, 0.5, 0.25]);
    const hours = (parts: Record<number, number>) =>
      Array.from({ length: 24 }, (_, hour) => parts[hour] ?? 0);
    expect(segments.map((segment) => rounded(segment.hours))).toEqual([
      hours({ 8: 0.25 }),
      hours({ 9: 0.25, 10: 0.25 }),
      hours({ 11: 0.25 }),
    ]);
    for (const { from, to, path, lengthM, cases: count, boarding, alighting } of segments) {
      expect(path).toEqual([from.position, to.position]);
      expect(lengthM).toBeCloseTo(distanceM(from.position, to.position), 6);
      expect([count, boarding, alighting]).toEqual([1, 0, 0]);
    }
  });

  it('counts on the part of the way that was passed within the range', () => {
    // Half an hour of four, in which half of the first way was passed.
    const found = picture([ride], 8.5);
    const { segments, cases } = lineOf(found, 'east');
    expect(rounded(segments.map(({ weight }) => weight))).toEqual([0.125, 0, 0]);
    expect([cases, ...segments.map((segment) => segment.cases)]).toEqual([1, 1, 0, 0]);
    expect(found.facts.cases).toBe(1);
    expect(found.facts.weight).toBeCloseTo(0.125, 9);
    const none = picture([ride], 8);
    expect([none.facts.cases, none.facts.weight, lineOf(none, 'east').cases]).toEqual([0, 0, 0]);
  });

  it('at its door counts at the stop where the door opened', () => {
    const { segments, cases, weight } = lineOf(
      picture([
        { ...ride, moment: 'BOARDING' },
        { ...ride, moment: 'ALIGHTING' },
        { ...ride, moment: 'ALIGHTING' },
        { line: 'east', between: ['a', 'b'], moment: 'SHOPPING' },
      ]),
      'east',
    );
    expect(segments.map(({ weight, boarding, alighting, cases }) => rounded([weight, boarding, alighting, cases]))).toEqual([[2, 1, 0, 2], [0, 0, 0, 0], [2, 0, 2, 2]]); // prettier-ignore
    expect([cases, weight]).toEqual([4, 4]);
  });

  it('belongs to its own line, of which the one with the most comes first', () => {
    const found = picture([
      { line: 'east', between: ['b', 'c'] },
      { line: 'west', between: ['c', 'b'] },
      { line: 'west', between: ['b', 'x'] },
      { line: 'west', between: ['x', 'b'] },
      { line: 'north', between: ['p', 'q'] },
      { line: 'north', between: ['p', 'q'] },
    ]);
    expect(found.kind).toBe('lines');
    expect(found.facts).toEqual({ cases: 6, weight: 6, window: ONE_DAY.range });
    expect(found.unplaced).toBe(0);
    expect(found.lines.map(({ id, segments }) => [id, ...segments.map(({ weight }) => weight)])).toEqual([
      ['west', 1, 2],
      ['north', 2],
      ['east', 0, 1, 0],
    ]);
  });

  it('on a line or between stops that nobody knows is not placed, and one that names no line is none', () => {
    const found = picture([
      { line: 'unknown', between: ['a', 'b'] },
      { line: 'east' },
      { line: null, between: ['a', 'b'] },
      { line: 'east', between: ['a', 'b'] },
    ]);
    expect(found.facts).toEqual({ cases: 3, weight: 3, window: ONE_DAY.range });
    expect(found.unplaced).toBe(2);
    expect(lineOf(found, 'east').segments.map(({ weight }) => weight)).toEqual([1, 0, 0]);
  });
});

describe('the stretches of lines', () => {
  const rides = (id: string, ways: readonly (readonly [NamedPosition, NamedPosition, lengthM: number, weight: number])[]): LineRides => ({
    id,
    name: `line ${id}`,
    weight: 0,
    cases: 0,
    segments: ways.map(([from, to, lengthM, weight]) => ({
      from, to, path: [from.position, to.position], lengthM, weight, hours: [], cases: 0, boarding: 0, alighting: 0,
    })),
  }); // prettier-ignore

  it('join those between the same stops, whatever the direction, as long as the first says', () => {
    const found = stretchesOf([
      rides('east', [[A, B, 1000, 3], [B, C, 2000, 1]]),
      rides('west', [[B, A, 1250, 2], [B, X, 500, 4]]),
    ]); // prettier-ignore
    expect(found).toEqual([
      { from: A, to: B, path: [A.position, B.position], lengthM: 1000, weight: 5, perKm: 5, lineNames: ['line east', 'line west'] },
      { from: B, to: C, path: [B.position, C.position], lengthM: 2000, weight: 1, perKm: 0.5, lineNames: ['line east'] },
      { from: B, to: X, path: [B.position, X.position], lengthM: 500, weight: 4, perKm: 8, lineNames: ['line west'] },
    ]); // prettier-ignore
  });

  it('name a line once that passes there and back', () => {
    const [found] = stretchesOf([rides('loop', [[A, B, 1000, 1], [B, A, 1000, 1]]), rides('east', [[A, B, 1000, 1]])]); // prettier-ignore
    expect(found).toMatchObject({ weight: 3, lineNames: ['line loop', 'line east'] });
  });

  it('keep apart stops whose ids read alike when put together', () => {
    const [one, two] = [[stop('a', 113), stop('bc', 113.1)], [stop('ab', 113), stop('c', 113.1)]] as const; // prettier-ignore
    expect(stretchesOf([rides('east', [[...one, 1000, 1], [...two, 1000, 1]])])).toHaveLength(2); // prettier-ignore
  });

  it('have no rate where they have no length', () => {
    expect(stretchesOf([rides('east', [[A, B, 0, 2]])])[0]).toMatchObject({
      lengthM: 0,
      weight: 2,
      perKm: 0,
    });
  });
});

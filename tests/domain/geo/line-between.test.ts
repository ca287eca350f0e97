import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineBetween, lineNearBoth } from '../../../src/domain/geo/line-between.ts';
import { metresFrom, positionAt } from '../../../src/domain/geo/local-plane.ts';
import { distanceM, lengthM, type Position } from '../../../src/domain/geo/positions.ts';

const origin: Position = [113.15, 27.84];
const at = (east: number, north: number): Position => positionAt(origin, [east, north]);
const inMetres = (line: readonly Position[]) =>
  line.map((position) => metresFrom(origin, position).map((value) => Math.round(value)));

/** East for a kilometre, then north for another. */
const line = [at(0, 0), at(1_000, 0), at(1_000, 1_000)];

test('the part of a line between two places beside it begins and ends at their feet', () => {
  const part = lineBetween(line, at(200, 30), at(980, 500));
  expect(inMetres(part)).toEqual([[200, 0], [1_000, 0], [1_000, 500]]); // prettier-ignore
  expect(lengthM(part)).toBeCloseTo(1_300, 0);
});

test('the other way round it runs backwards', () => {
  expect(inMetres(lineBetween(line, at(980, 500), at(200, 30)))).toEqual([[1_000, 500], [1_000, 0], [200, 0]]); // prettier-ignore
  expect(inMetres(lineBetween(line, at(700, 0), at(300, 0)))).toEqual([[700, 0], [300, 0]]); // prettier-ignore
});

test('nothing lies between places on no line', () => {
  expect(lineBetween([], at(0, 0), at(1, 1))).toEqual([]);
  expect(lineBetween([at(0, 0)], at(0, 0), at(1, 1))).toEqual([]);
  expect(lineNearBoth([], at(0, 0), at(1, 1))).toBeUndefined();
});

test('of several lines the one near both places is taken, not the one that is near one of them only', () => {
  const other = [at(0, 10), at(0, 2_000)];
  expect(lineNearBoth([other, line], at(0, 10), at(1_000, 900))).toBe(line);
});

test('positions around an origin come back from the plane, and keep their distances', () => {
  const metres = fc.integer({ min: -3_000, max: 3_000 });
  fc.assert(
    fc.property(metres, metres, (east, north) => {
      const position = at(east, north);
      const back = metresFrom(origin, position);
      expect(Math.hypot(back[0] - east, back[1] - north)).toBeLessThan(1e-5);
      expect(Math.abs(distanceM(origin, position) - Math.hypot(east, north))).toBeLessThan(0.01);
    }),
  );
});

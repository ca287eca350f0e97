import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutAtStops } from '../../../../src/domain/hotspots/lines/cut-at-stops.ts';
import { ridePieces, type LineStops } from '../../../../src/domain/hotspots/lines/ride-pieces.ts';
import { distanceM } from '../../../../src/domain/geo/positions.ts';

const line: LineStops = { id: 'l', stopIds: ['a', 'b', 'c', 'd'], lengthsM: [500, 1000, 500] };
const ride = (boardStopId: string | null, alightStopId: string | null, moment = 'riding' as const) => ({
  from: 0,
  to: 4000,
  boardStopId,
  alightStopId,
  moment,
});

describe('a ride', () => {
  test('is spread by length, and every part has its part of the time', () => {
    expect(ridePieces(line, ride('a', 'd'))).toEqual([
      { segment: 0, share: 0.25, from: 0, to: 1000 },
      { segment: 1, share: 0.5, from: 1000, to: 3000 },
      { segment: 2, share: 0.25, from: 3000, to: 4000 },
    ]);
  });

  test('the other way is passed from its own end', () => {
    expect(ridePieces(line, ride('c', 'a')).map(({ segment, from }) => [segment, from])).toEqual([
      [1, 0],
      [0, 4000 * (2 / 3)],
    ]);
  });

  test('with a theft at boarding or alighting belongs to its end for the whole time', () => {
    const whole = { share: 1, from: 0, to: 4000 };
    expect(ridePieces(line, { ...ride('a', 'd'), moment: 'boarding' })).toEqual([{ segment: 0, ...whole }]);
    expect(ridePieces(line, { ...ride('a', 'd'), moment: 'alighting' })).toEqual([{ segment: 2, ...whole }]);
    expect(ridePieces(line, { ...ride('d', 'b'), moment: 'boarding' })).toEqual([{ segment: 2, ...whole }]);
  });

  test('of which one stop is known belongs to both sides of it; of which none is, to nothing', () => {
    expect(ridePieces(line, ride('b', null)).map(({ segment, share }) => [segment, share])).toEqual([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(ridePieces(line, ride(null, 'd')).map(({ segment, share }) => [segment, share])).toEqual([[2, 1]]);
    expect(ridePieces(line, ride('b', 'b'))).toHaveLength(2);
    expect(ridePieces(line, ride(null, 'x'))).toEqual([]);
  });

  test('is spread without a rest, in time too', () => {
    const stop = fc.constantFrom('a', 'b', 'c', 'd', null);
    fc.assert(
      fc.property(
        fc.array(fc.nat(2000), { minLength: 3, maxLength: 3 }),
        stop,
        stop,
        fc.constantFrom('boarding', 'alighting', 'riding'),
        fc.integer({ min: 0, max: 1e7 }),
        (lengthsM, boardStopId, alightStopId, moment, lastsMs) => {
          fc.pre(boardStopId !== null || alightStopId !== null);
          const asked = { from: 1e12, to: 1e12 + lastsMs, boardStopId, alightStopId, moment };
          const pieces = ridePieces({ ...line, lengthsM }, asked);
          expect(pieces.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
          for (const { from, to, segment } of pieces) {
            expect(from).toBeGreaterThanOrEqual(asked.from);
            expect(to).toBeLessThanOrEqual(asked.to);
            expect(to).toBeGreaterThanOrEqual(from);
            expect([0, 1, 2]).toContain(segment);
          }
        },
      ),
      { seed: 2 },
    );
  });
});

describe('a line', () => {
  test('is cut where it passes its stops, and its parts make up the way between the outermost', () => {
    const parts = cutAtStops(
      [
        [113, 27],
        [113.01, 27],
        [113.01, 27.01],
      ],
      [
        [113, 27.0001],
        [113.005, 27],
        [113.0101, 27.005],
      ],
    );
    expect(parts.map(({ path }) => path.length)).toEqual([2, 3]);
    expect(parts[0]!.lengthM).toBeCloseTo(distanceM([113, 27], [113.005, 27]), 0);
    expect(parts[1]!.lengthM).toBeCloseTo(
      distanceM([113.005, 27], [113.01, 27]) + distanceM([113.01, 27], [113.01, 27.005]),
      0,
    );
  });

  test('that comes back on itself is followed in the order of its stops', () => {
    const parts = cutAtStops(
      [
        [113, 27],
        [113.02, 27],
        [113, 27],
      ],
      [
        [113.001, 27],
        [113.019, 27],
        [113.0005, 27],
      ],
    );
    expect(parts[1]!.lengthM).toBeGreaterThan(distanceM([113.019, 27], [113.0005, 27]) * 0.99);
    expect(parts[1]!.path.at(-1)![0]).toBeCloseTo(113.0005, 6);
  });

  test('without a shape runs straight from stop to stop', () => {
    const [part] = cutAtStops([], [[113, 27], [113.01, 27]]); // prettier-ignore
    expect(part!.path).toEqual([
      [113, 27],
      [113.01, 27],
    ]);
  });
});

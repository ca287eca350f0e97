import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findBlindSpots,
  UNKNOWN_SECTORS,
  type BlindSpotCamera,
} from '../../../src/domain/blind-spots/blind-spots.ts';
import { proposalFeatures, proposalRows } from '../../../src/domain/blind-spots/export-proposals.ts';
import { riskSpots } from '../../../src/domain/blind-spots/risk-spots.ts';
import { CASE_MOMENTS, PLACE_TYPES } from '../../../src/domain/cases/case-terms.ts';
import { metresFrom, positionAt } from '../../../src/domain/geo/local-plane.ts';
import { distanceM, type Position } from '../../../src/domain/geo/positions.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { caseColumns } from '../../support/case-columns.ts';

const origin: Position = [113.15, 27.84];
const at = (east: number, north: number): Position => positionAt(origin, [east, north]);
const UNTIL = Date.parse('2026-11-20T00:00:00+08:00');
const WEEK_MS = 7 * 86_400_000;

/** Cases at places, each `weeks` before the end, over a whole year so that rates need no scaling. */
function casesAt(places: readonly Position[], said: Parameters<typeof caseColumns>[1] = {}) {
  const when = Float64Array.from(places, (_, row) => UNTIL - (row === 0 ? 52 : 1 + (row % 50)) * WEEK_MS);
  return caseColumns(places.length, {
    longitude: Float64Array.from(places, ([longitude]) => longitude),
    latitude: Float64Array.from(places, ([, latitude]) => latitude),
    from: when,
    to: when,
    ...said,
  });
}
const find = (places: readonly Position[], cameras: readonly BlindSpotCamera[], viewRadiusM = 60) =>
  runTask(findBlindSpots({ cases: casesAt(places), cameras, untilMs: UNTIL, viewRadiusM }, () => undefined));

const camera = (point: Position | undefined, said: Partial<BlindSpotCamera> = {}): BlindSpotCamera => ({
  point,
  pointClass: 1,
  status: 'online',
  ...said,
});
const allAround = (rangeM: number) => ({ azimuthDeg: 0, hfovDeg: 360, rangeM });

/** Four cases in one cell of 50 m (its south-west corner is the first case), two in another one, a kilometre east. */
const places = [at(0.1, 0.1), at(10, 10), at(25, 25), at(40, 40), at(1_010, 10), at(1_020, 20)];

describe('risk', () => {
  it('counts cases in cells and spreads each over 25 spots', () => {
    const { cells, perYear, positions } = riskSpots(casesAt(places), UNTIL, 50);
    expect(cells.map((cell) => Number(cell.perYear.toFixed(9)))).toEqual([4, 2]);
    expect(perYear).toHaveLength(50);
    expect(perYear.reduce((sum, value) => sum + value, 0)).toBeCloseTo(6, 9);
    for (const [spot, { box: [west, south, east, north] }] of [[0, cells[0]!], [30, cells[1]!]] as const) {
      expect(positions[spot]![0] > west && positions[spot]![0] < east).toBe(true);
      expect(positions[spot]![1] > south && positions[spot]![1] < north).toBe(true);
    } // prettier-ignore
  });

  it('takes the share of an interval that lies in the last 52 weeks', () => {
    const begin = UNTIL - 52 * WEEK_MS;
    const cases = casesAt(places.slice(0, 2), {
      from: Float64Array.from([begin - 3_600_000, begin - 10 * WEEK_MS]),
      to: Float64Array.from([begin + 3_600_000, begin - 9 * WEEK_MS]),
    });
    const { perYear, rows } = riskSpots(cases, UNTIL, 50);
    expect(perYear.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.5, 9);
    expect(rows).toEqual([0]);
  });

  it('of data that begins half a year ago is taken for a year', () => {
    const cases = casesAt(places.slice(0, 2), {
      from: Float64Array.from([UNTIL - 26 * WEEK_MS, UNTIL - WEEK_MS]),
      to: Float64Array.from([UNTIL - 26 * WEEK_MS, UNTIL - WEEK_MS]),
    });
    expect(riskSpots(cases, UNTIL, 50).perYear.reduce((sum, value) => sum + value, 0)).toBeCloseTo(4, 6);
  });

  it('leaves out what happened inside a bus, but not at its door', () => {
    const cases = casesAt(places.slice(0, 4), {
      placeType: new Uint8Array(4).fill(PLACE_TYPES.indexOf('ON_BUS')),
      moment: Uint8Array.from(['BOARDING', 'ALIGHTING', 'RIDING'] as const, (moment) =>
        CASE_MOMENTS.indexOf(moment),
      ),
    });
    const moment = Uint8Array.from([...cases.moment, 255]);
    const { rows, insideBus } = riskSpots({ ...cases, moment }, UNTIL, 50);
    expect([rows, insideBus]).toEqual([[0, 1], 2]);
  });
});

describe('blind spots', () => {
  it('without a camera are everything, and the first position stands in the cell with the most', () => {
    const found = find(places, [], 25);
    expect(found.perYear).toBeCloseTo(6, 9);
    const { unseenPerYear, proposals } = found.ways.nothing;
    expect(unseenPerYear).toBeCloseTo(6, 9);
    // From the middle of a cell of 50 m a circle of 25 m holds all spots but the four in the corners.
    expect(proposals[0]?.gainPerYear).toBeCloseTo((4 * 21) / 25, 9);
    expect(distanceM(proposals[0]!.position, at(25, 25))).toBeLessThan(1);
    expect(proposals[1]?.gainPerYear).toBeCloseTo((2 * 21) / 25, 9);
    expect(proposals[0]?.cases).toBe(3);
    expect(found.ways.usualRange).toEqual(found.ways.nothing);
  });

  it('are nothing where a camera sees all of it', () => {
    const found = find(places, [camera(at(500, 50), allAround(700))]);
    expect(found.ways.nothing).toEqual({ unseenPerYear: 0, proposals: [] });
    expect(found.cells).toEqual([]);
  });

  it('a hand-worked sector takes what lies in it: a half circle over the northern half of a cell', () => {
    // 300 m wide to the north, from the middle of the cell: the spots at 35 m and 45 m, and those at 25 m on its edge.
    const found = find(places.slice(0, 4), [
      camera(at(25, 25), { azimuthDeg: 0, hfovDeg: 180, rangeM: 300 }),
    ]);
    expect(found.ways.nothing.unseenPerYear).toBeCloseTo((4 * 10) / 25, 9);
  });

  it('are counted two ways where a sector is not known: as seeing nothing, and as far as its class usually does', () => {
    const known = Array.from({ length: 5 }, () => camera(at(9_000, 0), allAround(80)));
    const found = find(places, [...known, camera(at(25, 25))]);
    expect(found.ways.nothing.unseenPerYear).toBeCloseTo(6, 9);
    expect(found.ways.usualRange.unseenPerYear).toBeCloseTo(2, 9);
    expect(found.cameras).toEqual({ standing: 6, withSector: 5, withoutPosition: 0, outOfOrder: 0 });
    expect(found.cells.map(({ unseenPerYear }) => Math.round(unseenPerYear.usualRange))).toEqual([0, 2]);
  });

  it('leave out cameras that were taken down or have no position, and count broken ones as working', () => {
    const gone = find(places, [
      camera(at(25, 25), { ...allAround(80), status: 'removed' }),
      camera(undefined, allAround(80)),
    ]);
    expect(gone.ways.nothing.unseenPerYear).toBeCloseTo(6, 9);
    expect(gone.cameras).toMatchObject({ standing: 1, withoutPosition: 1 });
    const broken = find(places, [camera(at(25, 25), { ...allAround(80), status: 'fault' })]);
    expect(broken.ways.nothing.unseenPerYear).toBeCloseTo(2, 9);
    expect(broken.cameras.outOfOrder).toBe(1);
  });

  it('of no cases are none', () => {
    const found = find([], [camera(at(0, 0), allAround(80))]);
    expect([found.cases, found.perYear, found.cells, found.ways.nothing.proposals]).toEqual([0, 0, [], []]);
  });

  it('for any cases and cameras: gains never increase, sum to what is unseen at most, and known sectors only help', () => {
    const metres = fc.integer({ min: 0, max: 600 });
    const place = fc.tuple(metres, metres).map(([x, y]) => at(x, y));
    const anyCamera = fc.record({
      point: place,
      pointClass: fc.constantFrom(1, 2, 3),
      status: fc.constantFrom('online', 'fault', 'removed'),
      azimuthDeg: fc.option(fc.integer({ min: 0, max: 359 }), { nil: undefined }),
      hfovDeg: fc.constant(90),
      rangeM: fc.option(fc.integer({ min: 30, max: 150 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 1, maxLength: 12 }),
        fc.array(anyCamera, { maxLength: 8 }),
        (cases, cameras) => {
          const found = find(cases, cameras);
          expect(found.ways.usualRange.unseenPerYear).toBeLessThanOrEqual(
            found.ways.nothing.unseenPerYear + 1e-9,
          );
          for (const way of UNKNOWN_SECTORS) {
            const { unseenPerYear, proposals } = found.ways[way];
            const gains = proposals.map(({ gainPerYear }) => gainPerYear);
            expect(gains).toEqual([...gains].sort((a, b) => b - a));
            expect(gains.reduce((sum, gain) => sum + gain, 0)).toBeLessThanOrEqual(unseenPerYear + 1e-9);
            expect((proposals.at(-1)?.sumShare ?? 0) * found.perYear).toBeLessThanOrEqual(
              unseenPerYear + 1e-9,
            );
            expect(proposals.length).toBeLessThanOrEqual(20);
            const inCells = found.cells.reduce((sum, cell) => sum + cell.unseenPerYear[way], 0);
            expect(inCells).toBeCloseTo(unseenPerYear, 9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are proposed in their order, each with its share, that of all so far, and the cases in its view', () => {
    const { proposals } = find(places, []).ways.nothing;
    const [first, second, ...more] = proposals;
    expect(more).toEqual([]);
    expect([first, second].map((one) => [one!.order, one!.cases])).toEqual([[1, 4], [2, 2]]); // prettier-ignore
    expect([first!.gainShare, first!.sumShare, second!.gainShare, second!.sumShare]).toEqual([4 / 6, 4 / 6, 2 / 6, 1].map((share) => expect.closeTo(share, 9))); // prettier-ignore
  });

  it('a case on the edge of a view is in it', () => {
    const { position } = find([origin], []).ways.nothing.proposals[0]!;
    const edgeM = distanceM(position, origin);
    expect(edgeM).toBeCloseTo(25 * Math.SQRT2, 1);
    const [atEdge] = find([origin], [], edgeM).ways.nothing.proposals;
    expect([atEdge!.position, atEdge!.cases]).toEqual([position, 1]);
    expect(find([origin], [], edgeM - 0.001).ways.nothing.proposals[0]!.cases).toBe(0);
  });

  it('report how far the search is, from nothing to all', () => {
    const shares: number[] = [];
    const sixCells = [0, 1, 2, 3, 4, 5].map((cell) => at(cell * 100 + 10, 10));
    const cameras = Array.from({ length: 129 }, () => camera(at(0, 5_000)));
    const question = { cases: casesAt(sixCells), cameras, untilMs: UNTIL, viewRadiusM: 60 };
    runTask(findBlindSpots(question, (share) => shares.push(share)));
    // A third for the cameras, a third for the 150 spots, told at every 128th; then all of it.
    const spots = [1 / 3, (1 + 128 / 150) / 3];
    expect(shares).toEqual([0, 128 / 129 / 3, ...spots, 1]);
    const ofNothing: number[] = [];
    runTask(
      findBlindSpots({ ...question, cases: casesAt([]), cameras: [] }, (share) => ofNothing.push(share)),
    );
    expect(ofNothing).toEqual([1]);
  });
});

describe('far north of the first case, where the plane of the spots is too wide', () => {
  // Two degrees: 100 m on the plane are 98.3 m there.
  const farApart: readonly Position[] = [[113, 25], [113, 27]]; // prettier-ignore
  const spotsOf = () => riskSpots(casesAt(farApart), UNTIL, 50).positions;
  const apartM = (a: Position, b: Position) => Math.hypot(...metresFrom(a, b));
  const seenBy = (point: Position, rangeM: number) =>
    spotsOf().filter((spot) => apartM(point, spot) <= rangeM).length;
  /** The middle of the southern cell, and that of the northern one. */
  const middles = () => [spotsOf()[0]!, spotsOf()[25]!] as const;

  it('a camera sees what lies in its true range', () => {
    const [, middle] = middles();
    const point = positionAt(middle, [-99.7, 0]);
    const { unseenPerYear } = find(farApart, [camera(point, allAround(100))]).ways.nothing;
    expect(seenBy(point, 100)).toBeGreaterThan(seenBy(point, 98));
    expect(unseenPerYear).toBeCloseTo(2 - seenBy(point, 100) / 25, 9);
  });

  it('a camera of unknown sector sees up to the edge of its range, and nothing beyond', () => {
    const [middle] = middles();
    const point = positionAt(middle, [-100, 0]);
    const rangeM = apartM(point, middle);
    const { unseenPerYear } = find(farApart, [camera(point, { rangeM })]).ways.usualRange;
    // The two columns before it, and of its own column only the middle: the next are half a metre too far.
    expect(seenBy(point, rangeM)).toBe(11);
    expect(unseenPerYear).toBeCloseTo(2 - 11 / 25, 9);
  });

  it('a position is proposed for what lies within its true view', () => {
    // In the north two steps to the side are 19.66 m, in the south 20 m; a step up is 10 m anywhere.
    const [south, north] = middles();
    const [first, second] = find(farApart, [], 19.8).ways.nothing.proposals;
    expect(first!.gainPerYear).toBeCloseTo(11 / 25, 9);
    expect(first!.position).toEqual(north);
    expect(second!.gainPerYear).toBeCloseTo(9 / 25, 9);
    expect(second!.position).toEqual(south);
  });

  it('the edge of a view belongs to it', () => {
    const [, north] = middles();
    const besides = spotsOf().filter((spot) => {
      const [east, up] = metresFrom(north, spot);
      return Math.abs(up) < 1 && Math.abs(Math.abs(east) - 19.66) < 0.1;
    });
    expect(besides).toHaveLength(2);
    const edgeM = Math.max(...besides.map((spot) => apartM(north, spot)));
    const [first] = find(farApart, [], edgeM).ways.nothing.proposals;
    expect(first!.gainPerYear).toBeCloseTo(11 / 25, 9);
    expect(first!.position).toEqual(north);
  });
});

describe('exported positions', () => {
  const found = find(places, []);

  it('are rows under their names', () => {
    const [names, first] = proposalRows(found, 'nothing');
    expect(names).toEqual([
      'order', 'longitude', 'latitude', 'gain_per_52_weeks', 'gain_share', 'sum_share', 'cases', 'view_radius_m',
      'unknown_sectors', 'window_from', 'window_to',
    ]); // prettier-ignore
    expect(first?.slice(3, 9)).toEqual(['4', '0.6667', '0.6667', '4', '60', 'nothing']);
    expect(first?.at(-1)).toBe('2026-11-20T00:00:00+08:00');
    expect(proposalRows(find([], []), 'nothing')).toEqual([]);
  });

  it('are points of GeoJSON with the same numbers', () => {
    const { type, features } = proposalFeatures(found, 'nothing');
    expect([type, ...new Set(features.map((feature) => feature.type))]).toEqual([
      'FeatureCollection',
      'Feature',
    ]);
    expect(features).toHaveLength(found.ways.nothing.proposals.length);
    expect(features[0]).toMatchObject({
      geometry: { type: 'Point' },
      properties: { order: 1, gain_share: 0.6667, cases: 4 },
    });
    expect(distanceM(features[0]!.geometry.coordinates as Position, at(25, 25))).toBeLessThan(1);
  });
});

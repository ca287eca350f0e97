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
import { positionAt } from '../../../src/domain/geo/local-plane.ts';
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

/** Four cases in one cell (its south-west corner is the first case), two in another one, a kilometre east. */
const places = [at(0, 0), at(10, 10), at(50, 50), at(90, 90), at(1_010, 10), at(1_050, 50)];

describe('risk', () => {
  it('counts cases in cells of 100 m and spreads each over 25 spots', () => {
    const { cells, perYear, positions } = riskSpots(casesAt(places), UNTIL, 100);
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
    const { perYear, rows } = riskSpots(cases, UNTIL, 100);
    expect(perYear.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.5, 9);
    expect(rows).toEqual([0]);
  });

  it('of data that begins half a year ago is taken for a year', () => {
    const cases = casesAt(places.slice(0, 2), {
      from: Float64Array.from([UNTIL - 26 * WEEK_MS, UNTIL - WEEK_MS]),
      to: Float64Array.from([UNTIL - 26 * WEEK_MS, UNTIL - WEEK_MS]),
    });
    expect(riskSpots(cases, UNTIL, 100).perYear.reduce((sum, value) => sum + value, 0)).toBeCloseTo(4, 6);
  });

  it('leaves out what happened inside a bus, but not at its door', () => {
    const cases = casesAt(places.slice(0, 4), {
      placeType: new Uint8Array(4).fill(PLACE_TYPES.indexOf('ON_BUS')),
      moment: Uint8Array.from(['BOARDING', 'ALIGHTING', 'RIDING'] as const, (moment) =>
        CASE_MOMENTS.indexOf(moment),
      ),
    });
    const moment = Uint8Array.from([...cases.moment, 255]);
    const { rows, insideBus } = riskSpots({ ...cases, moment }, UNTIL, 100);
    expect([rows, insideBus]).toEqual([[0, 1], 2]);
  });
});

describe('blind spots', () => {
  it('without a camera are everything, and the first position stands in the cell with the most', () => {
    const found = find(places, [], 50);
    expect(found.perYear).toBeCloseTo(6, 9);
    const { unseenPerYear, proposals } = found.ways.nothing;
    expect(unseenPerYear).toBeCloseTo(6, 9);
    // From the middle of a cell of 100 m a circle of 50 m holds all spots but the four in the corners.
    expect(proposals[0]?.gainPerYear).toBeCloseTo((4 * 21) / 25, 9);
    expect(distanceM(proposals[0]!.position, at(50, 50))).toBeLessThan(1);
    expect(proposals[1]?.gainPerYear).toBeCloseTo((2 * 21) / 25, 9);
    expect(proposals[0]?.cases).toBe(1);
    expect(found.ways.usualRange).toEqual(found.ways.nothing);
  });

  it('are nothing where a camera sees all of it', () => {
    const found = find(places, [camera(at(500, 50), allAround(700))]);
    expect(found.ways.nothing).toEqual({ unseenPerYear: 0, proposals: [] });
    expect(found.cells).toEqual([]);
  });

  it('a hand-worked sector takes what lies in it: a half circle over the northern half of a cell', () => {
    // 300 m wide to the north, from the middle of the cell: the spots at 70 m and 90 m, and those at 50 m on its edge.
    const found = find(places.slice(0, 4), [
      camera(at(50, 50), { azimuthDeg: 0, hfovDeg: 180, rangeM: 300 }),
    ]);
    expect(found.ways.nothing.unseenPerYear).toBeCloseTo((4 * 10) / 25, 9);
  });

  it('are counted two ways where a sector is not known: as seeing nothing, and as far as its class usually does', () => {
    const known = Array.from({ length: 5 }, () => camera(at(9_000, 0), allAround(80)));
    const found = find(places, [...known, camera(at(50, 50))]);
    expect(found.ways.nothing.unseenPerYear).toBeCloseTo(6, 9);
    expect(found.ways.usualRange.unseenPerYear).toBeCloseTo(2, 9);
    expect(found.cameras).toEqual({ standing: 6, withSector: 5, withoutPosition: 0, outOfOrder: 0 });
    expect(found.cells.map(({ unseenPerYear }) => Math.round(unseenPerYear.usualRange))).toEqual([0, 2]);
  });

  it('leave out cameras that were taken down or have no position, and count broken ones as working', () => {
    const gone = find(places, [
      camera(at(50, 50), { ...allAround(80), status: 'removed' }),
      camera(undefined, allAround(80)),
    ]);
    expect(gone.ways.nothing.unseenPerYear).toBeCloseTo(6, 9);
    expect(gone.cameras).toMatchObject({ standing: 1, withoutPosition: 1 });
    const broken = find(places, [camera(at(50, 50), { ...allAround(80), status: 'fault' })]);
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

  it('report how far the search is, from nothing to all', () => {
    const shares: number[] = [];
    runTask(
      findBlindSpots(
        { cases: casesAt(places), cameras: [camera(at(0, 0))], untilMs: UNTIL, viewRadiusM: 60 },
        (share) => shares.push(share),
      ),
    );
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
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
    expect(first?.slice(3, 9)).toEqual(['4', '0.6667', '0.6667', '3', '60', 'nothing']);
    expect(first?.at(-1)).toBe('2026-11-20T00:00:00+08:00');
    expect(proposalRows(find([], []), 'nothing')).toEqual([]);
  });

  it('are points of GeoJSON with the same numbers', () => {
    const { features } = proposalFeatures(found, 'nothing');
    expect(features).toHaveLength(found.ways.nothing.proposals.length);
    expect(features[0]).toMatchObject({
      geometry: { type: 'Point' },
      properties: { order: 1, gain_share: 0.6667, cases: 3 },
    });
    expect(distanceM(features[0]!.geometry.coordinates as Position, at(50, 50))).toBeLessThan(1);
  });
});

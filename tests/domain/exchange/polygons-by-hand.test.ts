import { describe, expect, it } from 'vitest';
import { repairPolygon } from '../../../src/domain/exchange/geometry/polygon-repair.ts';
import { findCrossings } from '../../../src/domain/geo/ring-crossings.ts';
import { untangle } from '../../../src/domain/exchange/geometry/ring-loops.ts';
import { ringAreaM2, type Ring } from '../../../src/domain/exchange/geometry/ring-math.ts';

/** A closed ring of corners written as `x y`. */
const ring = (text: string): Ring => {
  const corners = text.split(', ').map((corner) => corner.split(' ').map(Number) as [number, number]);
  return [...corners, corners[0]!];
};
const SQUARE = ring('0 0, 8 0, 8 8, 0 8');
const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const parts = (...polygons: unknown[][]) => ({ type: 'MultiPolygon', coordinates: polygons });
const repair = (geometry: unknown) => {
  const result = repairPolygon(geometry, 'wgs84');
  return 'reason' in result
    ? result.reason
    : {
        rings: result.geometry.coordinates,
        repairs: result.repairs.map(({ where, why }) => `${where}: ${why}`),
      };
};

describe('geometry: a polygon that is sound', () => {
  it('stays as it is, alone or as one of several', () => {
    const hole = ring('2 2, 2 4, 4 4, 4 2');
    expect(repair(polygon(SQUARE, hole))).toEqual({ rings: [SQUARE, hole], repairs: [] });
    expect(repair(parts([SQUARE], [ring('9 0, 12 0, 9 5')]))).toEqual({
      rings: [[SQUARE], [ring('9 0, 12 0, 9 5')]],
      repairs: [],
    });
    // Several that are only one become a polygon.
    expect(repairPolygon(parts([SQUARE]), 'wgs84')).toMatchObject({ geometry: { type: 'Polygon' } });
  });

  it('may touch itself and others at a point', () => {
    expect(repair(parts([SQUARE], [ring('8 8, 9 8, 9 9')]))).toMatchObject({ repairs: [] });
    expect(repair(polygon(SQUARE, ring('0 0, 2 4, 4 2')))).toMatchObject({ repairs: [] });
  });

  it('is read with its axes exchanged where the file has latitude first', () => {
    const swapped = SQUARE.map(([x, y]) => [y, x]);
    const result = repairPolygon(polygon(swapped), 'wgs84', true);
    expect(result).toEqual({ geometry: polygon(SQUARE), repairs: [] });
  });
});

describe('geometry: a polygon that is repaired says where and why', () => {
  it('one thing after the other', () => {
    expect(repair(polygon([...SQUARE.slice(0, 2), SQUARE[1], SQUARE[1], ...SQUARE.slice(2, 4)]))).toEqual({
      rings: [SQUARE],
      repairs: ['outer ring: 2 repeated vertices removed', 'outer ring: the ring was not closed; closed'],
    });
    expect(repair(polygon(SQUARE.toReversed()))).toEqual({
      rings: [SQUARE],
      repairs: ['outer ring: the ring ran clockwise; turned'],
    });
    expect(repair(polygon(ring('0 0, 8 0, 12 0, 8 0, 8 8, 0 8')))).toEqual({
      rings: [SQUARE],
      repairs: ['outer ring: 1 spikes without width removed'],
    });
  });

  it('spikes wherever they begin, and spikes on spikes', () => {
    const spiked = (text: string) => {
      const result = repair(polygon(ring(text)));
      if (typeof result === 'string') return result;
      return [ringAreaM2(result.rings[0] as Ring) / ringAreaM2(SQUARE), ...result.repairs];
    };
    const removed = (count: number) => [1, `outer ring: ${count} spikes without width removed`];
    expect(spiked('-3 -3, 0 0, 8 0, 8 8, 0 8, 0 0')).toEqual(removed(1));
    expect(spiked('0 0, 8 0, 8 8, 0 8, 0 0, -3 -3')).toEqual(removed(1));
    // Out and back along two pieces.
    expect(spiked('0 0, 8 0, 9 0, 9 5, 9 0, 8 0, 8 8, 0 8')).toEqual(removed(2));
    expect(spiked('0 0, 8 0, 9 0, 8 0, 8 8, 0 8, 0 9, 0 8')).toEqual(removed(2));
  });

  it('holes: turned, dropped where they have no area, named by their number', () => {
    const hole = ring('2 2, 4 2, 4 4, 2 4');
    const flat = ring('5 5, 6 6');
    expect(repair(polygon(SQUARE, hole, flat))).toEqual({
      rings: [SQUARE, hole.toReversed()],
      repairs: ['hole 1: the hole ran counter-clockwise; turned', 'hole 2: a hole without area was dropped'],
    });
    expect(repair(parts([SQUARE], [ring('10 0, 14 0, 14 4, 10 4'), ring('11 1, 13 1, 13 3')]))).toMatchObject(
      {
        repairs: ['polygon 2, hole 1: the hole ran counter-clockwise; turned'],
      },
    );
  });

  it('a bow-tie is parted where it crosses, a loop that is too small to see is dropped', () => {
    const tie = repair(polygon(ring('0 0, 4 4, 4 0, 0 4')));
    expect(tie).toMatchObject({
      repairs: [
        expect.stringMatching(
          /^outer ring: the ring met itself at 2\.000000, 2\.000000; parted into 2 polygons$/,
        ),
        'outer ring: the ring ran clockwise; turned',
      ],
    });
    const small = 1e-7;
    const loop = repair(
      polygon([
        [0, 0],
        [8, 0],
        [8, 8],
        [0, 8],
        [0, 4],
        [-small, 4 + small],
        [-small, 4 - small],
        [0, 4],
        [0, 0],
      ]),
    );
    expect(loop).toMatchObject({
      repairs: ['outer ring: the ring met itself at 0.000000, 4.000000; parted into 1 polygon'],
    });
  });

  it('a ring that touches itself from inside has a hole', () => {
    const keyhole = repair(polygon(ring('0 0, 8 0, 8 8, 0 8, 0 0, 2 4, 4 4, 4 2')));
    expect(keyhole).toMatchObject({ rings: [SQUARE, expect.any(Array)] });
  });
});

describe('geometry: a polygon that is refused', () => {
  it.each([
    [null, 'a polygon is wanted, not nothing'],
    [{ type: 'Point', coordinates: [1, 2] }, 'a polygon is wanted, not Point'],
    [{ type: 'MultiPolygon', coordinates: [] }, 'the geometry is empty'],
    [{ type: 'MultiPolygon', coordinates: 7 }, 'the geometry is empty'],
    [{ type: 'Polygon', coordinates: 7 }, 'the polygon has no ring'],
    [parts([], []), 'none of its 2 parts has an area'],
    [polygon('text'), 'the outer ring is no list of positions'],
    [polygon(SQUARE, 7), 'the hole 1 is no list of positions'],
    [polygon([[0, 0], [8]]), 'position 2 of the outer ring is no position in wgs84'],
    [polygon([[0, 0], 'x']), 'position 2 of the outer ring is no position in wgs84'],
    [
      polygon([
        [0, 0],
        [0, '7'],
      ]),
      'position 2 of the outer ring is no position in wgs84',
    ],
    [
      polygon([
        [0, 0],
        [0, 91],
      ]),
      'position 2 of the outer ring is no position in wgs84',
    ],
    [polygon(ring('0 0, 1e-7 0, 1e-7 1e-7')), 'the outer ring has no area'],
    [polygon(SQUARE, ring('20 20, 22 20, 22 22')), 'the hole 1 lies outside its outer ring'],
    [polygon(SQUARE, ring('6 2, 12 2, 12 4, 6 4')), 'two rings cross at 8.000000, 4.000000'],
  ])('%j: %s', (geometry, reason) => {
    const refused = repair(geometry);
    if (typeof reason === 'string') expect(refused).toBe(reason);
    else expect(refused).toMatch(reason);
  });

  it('is a scribble with more than fifty crossings', () => {
    // A star of many points: every edge crosses most of the others.
    const star = (points: number) =>
      ring(
        Array.from({ length: points }, (_, at) => {
          const angle = (2 * Math.PI * at * ((points - 1) / 2)) / points;
          return `${10 + 5 * Math.cos(angle)} ${10 + 5 * Math.sin(angle)}`;
        }).join(', '),
      );
    expect(repair(polygon(star(15)))).toMatch(
      /^the outer ring crosses itself at \d+\.\d{6}, \d+\.\d{6} and cannot be parted$/,
    );
    expect(untangle(star(15))).toHaveProperty('unrepairable');
  });
});

describe('geometry: where lines cross', () => {
  const at = (...rings: Ring[]) => findCrossings(rings).map((crossing) => crossing.at);
  it('by hand: inside both, at an end of one, nowhere', () => {
    expect(findCrossings([ring('0 0, 4 4, 4 0, 0 4')])).toEqual([{ first: 0, second: 2, at: [2, 2] }]);
    expect(at(SQUARE, ring('8 4, 12 2, 12 6'))).toEqual([
      [8, 4],
      [8, 4],
    ]);
    expect(at(SQUARE)).toEqual([]);
    expect(at(SQUARE, ring('8 8, 9 8, 9 9'))).toEqual([]);
    expect(at(SQUARE, ring('9 9, 10 9, 10 10'))).toEqual([]);
    expect(at(SQUARE, ring('2 2, 4 2, 4 4'))).toEqual([]);
  });

  it('lines along each other meet at the ends that lie inside', () => {
    const along = at(SQUARE, ring('2 0, 6 0, 4 -3'));
    expect(along).toContainEqual([2, 0]);
    expect(along).toContainEqual([6, 0]);
  });

  it('are counted up to a limit', () => {
    expect(findCrossings([SQUARE, ring('-1 4, 9 4, 9 5')], 1)).toHaveLength(1);
    expect(findCrossings([SQUARE, ring('-1 4, 9 4, 9 5')])).toHaveLength(4);
  });
});

describe('geometry: a ring untangled', () => {
  it('is itself where it is simple, without area nothing', () => {
    expect(untangle(SQUARE)).toEqual({ polygons: [[SQUARE]], droppedLoops: 0 });
    expect(untangle(ring('0 0, 4 4, 0 0, 4 4'))).toEqual({ isEmpty: true });
  });

  it('counts the loops that it dropped, and puts holes into what is around them', () => {
    // A bow-tie whose one half is too small.
    const small = 1e-7;
    const tie = untangle([[0, 0], [8, 0], [8, 8], [0, 8], [0, 4], [-small, 4 + small], [-small, 4 - small], [0, 4], [0, 0]]); // prettier-ignore
    expect(tie).toMatchObject({ droppedLoops: 1, at: [0, 4] });
    // Two loops that touch at corners of the square, one of them inside the other.
    const nested = untangle(ring('0 0, 8 0, 8 8, 0 8, 0 0, 1 6, 6 6, 6 1'));
    expect(nested).toMatchObject({ droppedLoops: 0 });
    expect('polygons' in nested && nested.polygons.map((rings) => rings.length)).toEqual([2]);
    const beside = untangle(ring('0 0, 8 0, 8 8, 0 8, 0 0, -4 -1, -4 -4, -1 -4'));
    expect('polygons' in beside && beside.polygons.map((rings) => rings.length)).toEqual([1, 1]);
  });
});

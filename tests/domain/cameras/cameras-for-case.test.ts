import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camerasForCase, CASE_VIEWS } from '../../../src/domain/cameras/cameras-for-case.ts';
import { recordingLeft } from '../../../src/domain/cameras/recording.ts';
import { usualRanges } from '../../../src/domain/cameras/usual-range.ts';
import { positionAt } from '../../../src/domain/geo/local-plane.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';

const point: Position = [113.15, 27.84];
const at = (east: number, north: number): Position => positionAt(point, [east, north]);
const TO = Date.parse('2026-11-20T10:00:00+08:00');
const scene = { point, way: null, to: TO };
const camera = (name: string, east: number, north: number, said: object = {}) => ({
  name,
  point: at(east, north),
  pointClass: 1,
  status: 'online',
  ...said,
});
const looks = (azimuthDeg: number) => ({ azimuthDeg, hfovDeg: 60, rangeM: 100 });
/** Enough known ranges for a usual one of 60 m, too far away to be listed. */
const elsewhere = Array.from({ length: 5 }, (_, index) =>
  camera(`far ${index}`, 5_000, index, { azimuthDeg: 0, hfovDeg: 90, rangeM: 60 }),
);

describe('cameras for a case', () => {
  it('are sorted: sector that holds the place, unknown sector in range, then the rest, the nearer first', () => {
    const found = camerasForCase(
      [
        camera('unknown, beyond the usual range', 0, 70),
        camera('looks away, nearest', 10, 0, looks(90)),
        camera('unknown, in its own range', 0, -120, { rangeM: 150 }),
        camera('unknown, in the usual range', 0, 40),
        camera('sees it from far', -90, 0, looks(90)),
        camera('sees it', -50, 0, looks(90)),
        camera('too far away', 0, 310),
        ...elsewhere,
      ],
      scene,
    );
    expect(found.map(({ camera: { name }, view, distanceM }) => [name, view, Math.round(distanceM)])).toEqual(
      [
        ['sees it', 'sector', 50],
        ['sees it from far', 'sector', 90],
        ['unknown, in the usual range', 'range', 40],
        ['unknown, in its own range', 'range', 120],
        ['looks away, nearest', 'away', 10],
        ['unknown, beyond the usual range', 'far', 70],
      ],
    );
  });

  it('are those that see a part of the way, however far the place itself is', () => {
    const way = [at(0, 0), at(1_000, 0)];
    const [first] = camerasForCase([camera('beside the way', 800, -50, looks(0)), ...elsewhere], {
      ...scene,
      way,
    });
    expect(first?.view).toBe('sector');
    expect(first?.distanceM).toBeCloseTo(50, 1);
    // 2 · 50 · tan 30°
    expect(first?.seenWayM).toBeCloseTo(57.7, 0);
    expect(camerasForCase([camera('beside the way', 800, -50, looks(180))], { ...scene, way })[0]?.view).toBe(
      'away',
    );
  });

  it('leave out what has no position, and what was taken down before, but not what was taken down after', () => {
    const gone = { ...looks(90), status: 'removed' };
    const cameras = [
      { ...camera('nowhere', 0, 0), point: undefined },
      camera('gone, nobody knows when', -50, 0, gone),
      camera('gone before', -50, 0, { ...gone, statusAt: '2026-11-19T00:00:00+08:00' }),
      camera('gone after', -50, 0, { ...gone, statusAt: '2026-11-21T00:00:00+08:00' }),
      camera('broken', -60, 0, { ...looks(90), status: 'fault' }),
    ];
    expect(camerasForCase(cameras, scene).map(({ camera: { name } }) => name)).toEqual([
      'gone after',
      'broken',
    ]);
  });

  it('hold one that was taken down on the date of the case, and none of the day before', () => {
    const gone = (statusAt: string) =>
      camera(statusAt, -50, 0, { ...looks(90), status: 'removed', statusAt });
    const day = new Date(scene.to + 8 * 3_600_000).toISOString().slice(0, 10);
    const before = new Date(scene.to - 16 * 3_600_000).toISOString().slice(0, 10);
    const found = camerasForCase([gone(day), gone(before)], scene);
    expect(found.map(({ camera: { name } }) => name)).toEqual([day]);
  });

  it('never hold one that sees the place behind one that may not', () => {
    const any = fc.record({
      point: fc
        .tuple(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }))
        .map(([x, y]) => at(x, y)),
      pointClass: fc.constantFrom(1, 2, 3, 9),
      status: fc.constantFrom('online', 'fault', 'removed'),
      azimuthDeg: fc.option(fc.integer({ min: 0, max: 359 }), { nil: undefined }),
      hfovDeg: fc.option(fc.integer({ min: 10, max: 360 }), { nil: undefined }),
      rangeM: fc.option(fc.integer({ min: 30, max: 150 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (cameras) => {
        const ranks = camerasForCase(cameras, scene).map(({ view }) => Math.min(2, CASE_VIEWS.indexOf(view)));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the usual range', () => {
  it('is the median of a class, of all classes where few of it are known, and nothing where none is', () => {
    const cameras = [
      ...[30, 40, 50, 60, 100].map((rangeM) => ({ pointClass: 1, rangeM })),
      ...[200, 200].map((rangeM) => ({ pointClass: 2, rangeM })),
      { pointClass: 2 },
    ];
    const usual = usualRanges(cameras);
    // Of all seven: 30 40 50 60 100 200 200.
    expect([usual(1), usual(2), usual(9)]).toEqual([50, 60, 60]);
    expect(usualRanges([{ pointClass: 1 }])(1)).toBeUndefined();
  });
});

describe('a recording', () => {
  const from = Date.parse('2026-10-20T08:00:00+08:00');
  const to = from + 3_600_000;
  it.each([
    [30, '2026-11-19T08:00:00+08:00', 'kept'],
    [30, '2026-11-19T08:30:00+08:00', 'partly'],
    [30, '2026-11-19T09:00:01+08:00', 'gone'],
    [90, '2026-11-19T09:00:01+08:00', 'kept'],
    [undefined, '2026-10-20T09:00:00+08:00', undefined],
  ])('of %s days is at %s %s', (days, now, left) => {
    expect(recordingLeft(days, { from, to }, Date.parse(now))).toBe(left);
  });
});

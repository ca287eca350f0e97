import { describe, expect, it } from 'vitest';
import { nearestStreetPoint } from '../../../src/domain/travel/street-point.ts';
import { travelField } from '../../../src/domain/travel/travel-field.ts';
import { BESIDE_M, travelRaster, type Raster } from '../../../src/domain/emergency/travel-raster.ts';
import { BY_DISTANCE, ON_FOOT, type Travel } from '../../../src/domain/travel/travel.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { loadStreetGraph, type StreetGraphFile } from '../../../src/domain/geo/street-graph.ts';

const [LNG, LAT] = [113, 27.8];
const M_PER_DEGREE = 111_195;
/** So many metres east and north of the start. */
const at = (east: number, north: number): Position => [
  LNG + east / M_PER_DEGREE / Math.cos((LAT * Math.PI) / 180),
  LAT + north / M_PER_DEGREE,
];

type Street = readonly [from: Position, to: Position];
const graphOf = (streets: readonly Street[]) => {
  const file: StreetGraphFile = {
    nodes: streets.flat(),
    edges: streets.map((_, index) => [2 * index, 2 * index + 1, 3]),
  };
  return loadStreetGraph(file);
};

function raster(
  streets: readonly Street[],
  limit: number,
  { start = at(0, 0), travel = BY_DISTANCE as Travel } = {},
) {
  const graph = graphOf(streets);
  return travelRaster(travelField(graph, nearestStreetPoint(graph, start)!, travel), limit);
}

/** Every crossing with its place, metres east and north of the start, and its value. */
function crossings({ width, height, values, west, south, cellLng, cellLat }: Raster) {
  return Array.from(values, (value, index) => {
    const [column, row] = [index % width, Math.floor(index / width)];
    return {
      east: (west + column * cellLng - LNG) * M_PER_DEGREE * Math.cos((LAT * Math.PI) / 180),
      north: (south + row * cellLat - LAT) * M_PER_DEGREE,
      value,
      isEdge: column === 0 || row === 0 || column === width - 1 || row === height - 1,
    };
  });
}

const MAIN: Street = [at(-1000, 0), at(1000, 0)];

describe('the raster around a start on a straight street', () => {
  const of300 = raster([MAIN], 300);

  it('reaches two cells of 20 m further than the limit, the same on all sides of the start', () => {
    // 300 m are 15 cells of 20 m; 2 · (15 + 2) + 1 crossings.
    expect([of300.width, of300.height]).toEqual([35, 35]);
    const middle = crossings(of300)[17 * 35 + 17]!;
    expect([middle.east, middle.north]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
    expect(of300.cellLat * M_PER_DEGREE).toBeCloseTo(20, 9);
    expect(of300.cellLng * M_PER_DEGREE * Math.cos((LAT * Math.PI) / 180)).toBeCloseTo(20, 9);
  });

  it('has at most 90 cells from the middle to the limit, which are larger then', () => {
    const wide = raster([MAIN], 3600);
    expect(wide.width).toBe(2 * 92 + 1);
    expect(wide.cellLat * M_PER_DEGREE).toBeCloseTo(40, 9);
  });

  it('costs the way along the street and then across, up to 150 m beside it', () => {
    for (const { east, north, value } of crossings(of300)) {
      if (Math.abs(east) > 290) continue;
      const way = Math.abs(east) + Math.abs(north);
      if (Math.abs(north) > BESIDE_M) expect(value).toBe(Infinity);
      else {
        // The street may be met where it is up to 10 m further away than at its nearest place, and so further back.
        const back = Math.sqrt((Math.abs(north) + 10) ** 2 - north ** 2);
        expect(value).toBeLessThanOrEqual(way + 0.01);
        expect(value).toBeGreaterThanOrEqual(way - back - 0.01);
      }
    }
  });

  it('costs the same on foot, in seconds', () => {
    const inSeconds = raster([MAIN], 300 * ON_FOOT.perBesideM, { travel: ON_FOOT });
    const known = crossings(of300).flatMap(({ value }, index) =>
      value < Infinity ? [[index, value] as const] : [],
    );
    expect(known.length).toBeGreaterThan(300);
    for (const [index, metres] of known)
      expect(inSeconds.values[index]! / ON_FOOT.perBesideM).toBeCloseTo(metres, 6);
  });

  it('begins at the place asked for, and counts the way to the street', () => {
    const beside = raster([MAIN], 300, { start: at(0, 100) });
    const cells = crossings(beside);
    // The raster lies around the place itself: 100 m north of the street.
    expect(cells[17 * 35 + 17]!.north).toBeCloseTo(100, 6);
    expect(cells[17 * 35 + 17]!.value).toBeCloseTo(0, 6);
    const onStreet = cells.find(({ east, north }) => Math.abs(east - 100) < 1 && Math.abs(north) < 1);
    expect(onStreet?.value).toBeCloseTo(200, 2);
  });
});

describe('ground', () => {
  it('belongs to its nearest street: nobody walks through to one that no way leads to', () => {
    const apart: Street = [at(-1000, 100), at(1000, 100)];
    for (const { east, north, value } of crossings(raster([MAIN, apart], 300))) {
      if (Math.abs(east) > 250) continue;
      // Half-way is at 50 m; the answer may be half a cell off.
      if (north > 60 && north < 250) expect(value).toBe(Infinity);
      if (north < 50 && north > -BESIDE_M) expect(value).toBeLessThan(Infinity);
    }
  });

  it('is the same with streets beyond its edge as without them, on every side', () => {
    const without = raster([MAIN], 300);
    const sides: Street[] = [
      [at(-495, -300), at(-495, -20)],
      [at(495, -300), at(495, -20)],
      [at(-300, 495), at(300, 495)],
      [at(-300, -495), at(300, -495)],
    ];
    for (const side of sides) {
      const within = crossings(raster([MAIN, side], 300));
      crossings(without).forEach(({ value, east, north }, index) => {
        // Beside the street at the edge the ground is its own.
        const [[e, n], [e2, n2]] = side.map(([lng, lat]) => [
          (lng - LNG) * M_PER_DEGREE * Math.cos((LAT * Math.PI) / 180),
          (lat - LAT) * M_PER_DEGREE,
        ]) as [[number, number], [number, number]];
        const away = Math.hypot(
          Math.max(Math.min(e, e2) - east, 0, east - Math.max(e, e2)),
          Math.max(Math.min(n, n2) - north, 0, north - Math.max(n, n2)),
        );
        if (away > BESIDE_M + 1) expect(within[index]!.value).toBe(value);
      });
    }
  });

  it('beside a long street is reached though both its ends lie far beyond the edge', () => {
    // Three minutes on foot are 250 m, and the street has two kilometres.
    const cells = crossings(raster([MAIN], 180, { travel: ON_FOOT }));
    const along = cells.find(({ east, north }) => Math.abs(east - 200) < 1 && Math.abs(north) < 1);
    expect(along?.value).toBeCloseTo(200 * ON_FOOT.perBesideM, 3);
  });

  it('is unknown at every crossing where no street is near', () => {
    const short: Street = [at(0, 0), at(10, 0)];
    const reached = crossings(raster([short], 600)).filter(({ value }) => value < Infinity);
    for (const { east, north } of reached) expect(Math.hypot(east - 5, north)).toBeLessThan(BESIDE_M + 6);
    expect(reached.length).toBeGreaterThan(150);
  });
});

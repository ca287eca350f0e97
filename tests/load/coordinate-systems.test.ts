import * as fc from 'fast-check';
import gcoord from 'gcoord';
import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { toWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { distanceM } from '../../src/domain/geo/positions.ts';

type Position = [number, number];

/** CGCS2000 / 3-degree Gauss-Krüger, central meridian 114° E; x is east, y is north, metres (EPSG registry). */
const EPSG_4547 = proj4('+proj=tmerc +lat_0=0 +lon_0=114 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m');

type Tried = 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09' | 'epsg:4547';

const FROM_WGS84: Record<Tried, (position: Position) => Position> = {
  wgs84: (position) => position,
  cgcs2000: (position) => position,
  gcj02: (position) => gcoord.transform(position, gcoord.WGS84, gcoord.GCJ02),
  bd09: (position) => gcoord.transform(position, gcoord.WGS84, gcoord.BD09),
  'epsg:4547': (position) => EPSG_4547.forward(position),
};

/** A WGS 84 position written in `crs`. */
function fromWgs84(crs: Tried, position: Position): Position {
  const [x, y] = FROM_WGS84[crs]([position[0], position[1]]);
  return [x, y];
}

const degrees = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('coordinate systems', () => {
  it('agrees with PROJ on EPSG:4547 to a millimetre', () => {
    const [east, north] = fromWgs84('epsg:4547', [114.0579, 22.5431]);
    expect(east).toBeCloseTo(505955.846, 3);
    expect(north).toBeCloseTo(2493941.246, 3);
    const back = toWgs84('epsg:4547', 505955.846, 2493941.246)!;
    expect(distanceM(back, [114.0579, 22.5431])).toBeLessThan(0.01);
  });

  it('shifts GCJ-02 and BD-09 as their published formulas do', () => {
    const shenzhen: [number, number] = [114.0579, 22.5431];
    expect(distanceM(shenzhen, fromWgs84('gcj02', shenzhen))).toBeCloseTo(605.9, 0);
    expect(distanceM(shenzhen, fromWgs84('bd09', shenzhen))).toBeCloseTo(1241.7, 0);
  });

  it.each<Tried>(['wgs84', 'cgcs2000', 'gcj02', 'bd09', 'epsg:4547'])(
    'comes back from %s within half a metre anywhere in the city',
    (crs) => {
      fc.assert(
        fc.property(degrees(112.9, 114.2), degrees(26, 28.1), (longitude, latitude) => {
          const [x, y] = fromWgs84(crs, [longitude, latitude]);
          const back = toWgs84(crs, x, y);
          expect(back && distanceM(back, [longitude, latitude])).toBeLessThan(0.5);
        }),
      );
    },
  );

  it('has no position for numbers that are none', () => {
    expect(toWgs84('wgs84', Number.NaN, 27)).toBeUndefined();
    expect(toWgs84('wgs84', 27.8, 113.1)).toBeUndefined();
    expect(toWgs84('gcj02', Infinity, 1e308)).toBeUndefined();
    expect(toWgs84('epsg:4547', 38505955.846, 2493941.246)).toBeUndefined();
  });
});

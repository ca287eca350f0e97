import { describe, expect, it, test } from 'vitest';
import { readPosition } from '../../../src/domain/exchange/rows/read-position.ts';
import { RowIssues } from '../../../src/domain/exchange/fields/row-result.ts';
import { toWgs84 } from '../../../src/domain/exchange/geometry/coordinate-systems.ts';
import { distanceM } from '../../../src/domain/geo/positions.ts';
import type { CrsName } from '../../../src/domain/geo/crs-names.ts';
import { context, faultsOf, repairsOf, rowOf, square } from './rows.ts';

/** The position of a row, with what is said about it. */
function read(
  { geometry, ...cells }: { geometry?: unknown; longitude?: unknown; latitude?: unknown },
  crs: CrsName = 'wgs84',
) {
  const source = rowOf(cells, geometry);
  const issues = new RowIssues(source);
  const point = readPosition(source, { crs, bounds: context.bounds }, issues);
  return { point, faults: faultsOf(issues), repairs: repairsOf(issues), values: issues.rejections };
}
const point = (...coordinates: unknown[]) => ({ type: 'Point', coordinates });

describe('a position', () => {
  it.each([
    [{ longitude: 113.3, latitude: 27.3 }],
    [{ longitude: '113.3', latitude: ' 27.3 ' }],
    [{ geometry: point(113.3, 27.3) }],
    [{ geometry: point(113.3, 27.3, 60) }],
    [{ geometry: { type: 'MultiPoint', coordinates: [[113.3, 27.3]] } }],
    [{ geometry: point(113.3, 27.3), longitude: 113.9, latitude: 27.9 }],
    [{ geometry: '', longitude: 113.3, latitude: 27.3 }],
  ])('is read from %j', (cells) => {
    expect(read(cells)).toEqual({ point: [113.3, 27.3], faults: [], repairs: [], values: [] });
  });

  it('is absent, without a fault, where nothing is said of it', () => {
    expect(read({})).toEqual({ point: undefined, faults: [], repairs: [], values: [] });
  });

  it('is kept to seven decimals, a centimetre', () => {
    expect(read({ longitude: 113.300000049, latitude: 27.30000006 }).point).toEqual([113.3, 27.3000001]);
  });

  it('whose numbers were repaired says so', () => {
    expect(read({ longitude: '１１３.3', latitude: 27.3 })).toMatchObject({
      point: [113.3, 27.3],
      repairs: ['longitude: １１３.3 → 113.3: full-width characters narrowed'],
    });
  });

  it.each([
    [{ longitude: 113.3 }, 'latitude: is blank while the other half of the position is given'],
    [{ latitude: 27.3 }, 'longitude: is blank while the other half of the position is given'],
    [{ longitude: 'east', latitude: 27.3 }, 'longitude: is not a number'],
    [{ longitude: 113.3, latitude: '27.3 X' }, 'latitude: is not a number'],
    [{ geometry: point(113.3) }, 'geometry: is a point without two numbers'],
    [{ geometry: point('113.3', 27.3) }, 'geometry: is a point without two numbers'],
    [{ geometry: { type: 'Point', coordinates: 5 } }, 'geometry: is a point without two numbers'],
    [{ geometry: { type: 'MultiPoint', coordinates: [[113, 27], [113, 27]] } }, 'geometry: is not a point'], // prettier-ignore
    [{ geometry: { type: 'MultiPoint', coordinates: 5 } }, 'geometry: is not a point'],
    [{ geometry: { type: 'LineString', coordinates: [[113.3, 27.3]] } }, 'geometry: is not a point'],
    [{ geometry: {} }, 'geometry: is not a point'],
  ])('is refused in %j', (cells, fault) => {
    expect(read(cells)).toMatchObject({ point: undefined, faults: [fault] });
  });

  it('is turned where only the other way round lies in the bounds, and not where it lies there as written', () => {
    expect(read({ longitude: 27.3, latitude: 113.3 })).toMatchObject({
      point: [113.3, 27.3],
      repairs: ['longitude, latitude: 27.3, 113.3 → 113.3, 27.3: longitude and latitude were swapped'],
    });
    expect(read({ geometry: point(27.3, 113.3) }).repairs).toEqual([
      'geometry: 27.3, 113.3 → 113.3, 27.3: longitude and latitude were swapped',
    ]);
  });

  it('lies on the bounds or within them', () => {
    expect(read({ longitude: 112.9, latitude: 28.1 }).point).toEqual([112.9, 28.1]);
    expect(read({ longitude: 112.89, latitude: 27.3 })).toMatchObject({
      faults: ['longitude, latitude: lies outside the bounds of the data set, 112.9 26.9 114.1 28.1'],
      values: [{ value: '112.89, 27.3' }],
    });
  });

  it.each([
    [[2_600, 3_000], '; it looks like metres'],
    [[180.5, 180.5], '; it looks like metres'],
    [[180, 181], ''],
    [[-3_000, -2_600], '; it looks like metres'],
  ])('of degrees is none in %j%s', ([longitude, latitude], hint) => {
    expect(read({ longitude, latitude }).faults).toEqual([
      `longitude, latitude: is no position in wgs84${hint}`,
    ]);
  });

  it('of metres with a zone number in front says so', () => {
    const [fault] = read({ longitude: 38_430_000, latitude: 3_020_000 }, 'epsg:4547').faults;
    expect(fault).toBe(
      'longitude, latitude: is no position in epsg:4547; epsg:4526 would put it into the bounds',
    );
    expect(read({ longitude: 1e7, latitude: 1e7 }, 'epsg:4547').faults).toEqual([
      'longitude, latitude: is no position in epsg:4547',
    ]);
  });
});

describe('an area where a point is wanted', () => {
  it('gives its inner point', () => {
    const { point: inner, repairs } = read({ geometry: square(113.2, 27.2, 0.1) });
    expect(inner).toEqual([expect.closeTo(113.25, 2), expect.closeTo(27.25, 2)]);
    expect(repairs).toEqual([
      expect.stringMatching(
        /^geometry: polygon → 113\.\d{6}, 27\.\d{6}: a point is wanted; its inner point is taken$/,
      ),
    ]);
    const many = { type: 'MultiPolygon', coordinates: [square(113.2, 27.2, 0.1).coordinates] };
    expect(read({ geometry: many }).point).toEqual(inner);
    const inMetres = read({ geometry: square(430_000, 3_020_000, 100) }, 'epsg:4547').point!;
    const middle = toWgs84('epsg:4547', 430_050, 3_020_050)!;
    expect(distanceM(inMetres, middle)).toBeLessThan(20);
  });

  it('gives none where it is no area', () => {
    expect(read({ geometry: { type: 'Polygon', coordinates: [] } }).faults).toEqual([
      expect.stringMatching(/^geometry: /),
    ]);
  });
});

test('a pair that lies in the bounds both ways stays as it is written', () => {
  const source = rowOf({ longitude: 28, latitude: 27 });
  const issues = new RowIssues(source);
  expect(readPosition(source, { crs: 'wgs84', bounds: [20, 20, 30, 30] }, issues)).toEqual([28, 27]);
  expect(issues.repairs).toEqual([]);
});

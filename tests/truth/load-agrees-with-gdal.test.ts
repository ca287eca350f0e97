import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FeatureCollection, Point } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromWgs84, toWgs84 } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { repairPolygon } from '../../src/domain/exchange/geometry/polygon-repair.ts';
import { polygonsAreaM2, polygonsOf } from '../../src/domain/exchange/geometry/ring-math.ts';
import { unitePolygons } from '../../src/domain/exchange/geometry/unite-polygons.ts';
import { readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { PLANE_SYSTEMS, crsNamed, type CrsName } from '../../src/domain/geo/crs-names.ts';
import { distanceM } from '../../src/domain/geo/positions.ts';

const isThere = spawnSync('ogr2ogr', ['--version']).status === 0;
const missing = isThere ? '' : ' (skipped: no ogr2ogr; Debian: gdal-bin)';
const FIELD = path.join(import.meta.dirname, '../fixtures/field');
/** A file of units, the column of its codes. */
const FILES: [file: string, code: string][] = [
  ['03/own.geojson', '社区编码'],
  ['03/official.geojson', 'code'],
  ['30/merc.geojson', 'code'],
  ['31/town.geojson', 'code'],
  ['01/datav.json', 'adcode'],
  ['02/grid.geojson', '网格编号'],
  ['02/village.geojson', 'code'],
];
/** Areas on the sphere of the same mean radius, beside those on the ellipsoid: at 28° N they are smaller by this share. */
const SPHERE = 0.0035;

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'gridlight-gdal-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ogr2ogr = (...args: string[]): string =>
  execFileSync('ogr2ogr', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

describe.skipIf(!isThere)(`files of the field${missing}`, () => {
  it.each(FILES)('%s has the units and areas that GDAL finds', (file, column) => {
    const source = path.join(FIELD, file);
    const read = readGeoJson(readFileSync(source, 'utf8'));
    if ('fault' in read) throw new Error(read.fault);
    const crs = crsNamed(read.declaredCrs ?? 'wgs84')!;
    const pieces = new Map<string, ReturnType<typeof polygonsOf>>();
    for (const { properties, geometry } of read.features) {
      const repaired = repairPolygon(geometry, crs);
      if ('reason' in repaired) throw new Error(repaired.reason);
      const code = String(properties[column]);
      pieces.set(code, [...(pieces.get(code) ?? []), ...polygonsOf(repaired.geometry)]);
    }
    const degrees = path.join(folder, `${path.basename(file)}.sqlite`);
    ogr2ogr(
      '-f',
      'SQLite',
      '-dsco',
      'SPATIALITE=YES',
      '-t_srs',
      'EPSG:4326',
      '-nlt',
      'GEOMETRY',
      '-nln',
      'unit',
      degrees,
      source,
    );
    const question = `select "${column}" as code, ST_Area(ST_Union(ST_MakeValid(geometry)), 1) as area from unit group by "${column}"`;
    const text = ogr2ogr('-f', 'GeoJSON', '/vsistdout/', degrees, '-dialect', 'SQLITE', '-sql', question);
    const theirs = (JSON.parse(text) as FeatureCollection).features.map(({ properties }) => properties!);
    expect(theirs.map(({ code }) => String(code)).sort()).toEqual([...pieces.keys()].sort());
    for (const { code, area } of theirs) {
      const ours = polygonsAreaM2(unitePolygons(pieces.get(String(code))!).polygons);
      expect(Math.abs(ours / Number(area) - 1), String(code)).toBeLessThan(SPHERE);
    }
  });
});

/** Positions over the width in which a system is used; for Web Mercator over China. */
function positionsFor(crs: CrsName): [number, number][] {
  const number = Number(crs.slice('epsg:'.length));
  const [west, east] =
    crs === 'epsg:3857'
      ? [73.5, 135]
      : ([-3, 3].map((aside) => (toWgs84(crs, middleOf(number), 3_000_000)?.[0] ?? NaN) + aside) as [
          number,
          number,
        ]);
  return [18.2, 27.8, 39.9, 53.5].flatMap((latitude) =>
    [0, 0.3, 0.5, 0.8, 1].map((share): [number, number] => [west + share * (east - west), latitude]),
  );
}

function middleOf(number: number): number {
  if (number >= 4513 && number <= 4533) return (number - 4513 + 25) * 1e6 + 500_000;
  return number >= 4491 && number <= 4501 ? (number - 4491 + 13) * 1e6 + 500_000 : 500_000;
}

describe.skipIf(!isThere)(`coordinate systems${missing}`, () => {
  it('agree with ogr2ogr to a centimetre, each one of them, there and back', () => {
    const worst = { there: 0, back: 0 };
    const chosen = PLANE_SYSTEMS.filter(
      (crs, index) => index % 6 === 0 || /:(3857|4526|4547|4549|4554|4508|4497|32649)$/.test(crs),
    );
    for (const crs of chosen) {
      const positions = positionsFor(crs);
      const file = path.join(folder, `${crs.replace(':', '-')}.geojson`);
      const features = positions.map((position, index) => ({
        type: 'Feature',
        properties: { index },
        geometry: { type: 'Point', coordinates: fromWgs84(crs, position) },
      }));
      writeFileSync(file, JSON.stringify({ type: 'FeatureCollection', features }));
      const precise = ['-f', 'GeoJSON', '-lco', 'COORDINATE_PRECISION=12'];
      const ofEllipsoid = crs === 'epsg:3857' || crs.startsWith('epsg:326') ? 'EPSG:4326' : 'EPSG:4490';
      const text = ogr2ogr(
        ...precise,
        '-s_srs',
        crs.toUpperCase(),
        '-t_srs',
        ofEllipsoid,
        '/vsistdout/',
        file,
      );
      const found = (JSON.parse(text) as FeatureCollection<Point>).features;
      expect(found).toHaveLength(positions.length);
      for (const [index, { geometry }] of found.entries()) {
        const theirs = geometry.coordinates as [number, number];
        worst.there = Math.max(worst.there, distanceM(theirs, positions[index]!));
        const [x, y] = features[index]!.geometry.coordinates;
        worst.back = Math.max(worst.back, distanceM(theirs, toWgs84(crs, x, y)!));
      }
    }
    expect(worst.there).toBeLessThan(0.01);
    expect(worst.back).toBeLessThan(0.01);
    console.log(
      `GDAL: ${chosen.length} systems, at most ${(worst.there * 1000).toFixed(2)} mm apart there, ${(worst.back * 1000).toFixed(2)} mm back`,
    );
  });
});

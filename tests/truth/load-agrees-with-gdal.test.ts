import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
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
import { distanceM, EARTH_RADIUS_M } from '../../src/domain/geo/positions.ts';

const isThere = spawnSync('ogr2ogr', ['--version']).status === 0;
const missing = isThere ? '' : ' (skipped: no ogr2ogr; Debian: gdal-bin)';
const FIELD = path.join(import.meta.dirname, '../fixtures/field');
const DOCS = path.join(import.meta.dirname, '../../docs/your-data.md');

interface Measured {
  file: string;
  /** Of the file, as ogrinfo counts them. */
  features: number;
  unit: string;
  polygons: number;
  oursM2: number;
  gdalM2: number;
}
const measured = (file: string, features: number, units: readonly string[], areas: readonly [number, number], polygons = 1) =>
  units.map((unit): Measured => ({ file, features, unit, polygons, oursM2: areas[0], gdalM2: areas[1] })); // prettier-ignore
const WIDE = [109_322_273.0, 109_152_258.3] as const;
const GRID = [4_374_503.4, 4_367_666.5] as const;
/** Every file of units of the field by the column of its codes, with what was measured by both; docs/your-data.md has the same. */
const FILES: readonly [code: string, units: readonly Measured[]][] = [
  ['code', measured('01/county.geojson', 1, ['430202'], WIDE)],
  ['adcode', measured('01/datav.json', 1, ['430203'], WIDE)],
  ['code', measured('02/town.geojson', 1, ['430202001'], WIDE)],
  ['code', measured('02/village.geojson', 1, ['430202001001'], WIDE)],
  ['网格编号', measured('02/grid.geojson', 1, ['TS-1-2'], GRID)],
  ['code', measured('03/official.geojson', 2, ['430202001002'], [2_186_949.6, 2_183_538.0], 2)],
  ['社区编码', measured('03/own.geojson', 2, ['SQ-3'], [87_496.5, 87_359.6], 2)],
  ['网格编号', measured('17/v1/grid.geojson', 2, ['TS-1-2', 'TS-1-3'], GRID)],
  ['网格编号', measured('17/v2/grid.geojson', 3, ['TS-1-1', 'TS-1-2', 'TS-1-3'], GRID)],
  ['code', measured('30/merc.geojson', 1, ['430203'], WIDE)],
  ['code', measured('31/town.geojson', 1, ['430202002'], GRID)],
];

/** A line of the table in the docs. */
const lineOf = ({ file, features, unit, polygons, oursM2, gdalM2 }: Measured): string => {
  const km2 = (m2: number) => (m2 / 1e6).toFixed(6);
  const difference = `+${((oursM2 / gdalM2 - 1) * 100).toFixed(3)} %`;
  return `| ${[file, features, unit, polygons, km2(oursM2), km2(gdalM2), difference].join(' | ')} |`;
};

/**
 * By how much an area on the sphere of the mean radius is larger than on the ellipsoid of WGS 84 at a latitude: the product of the
 * radii of the sphere by that of the radii of curvature (M·N; Snyder, Map Projections, USGS Professional Paper 1395, pp. 24–25).
 */
function sphereExcess(latitude: number): number {
  const [a, f] = [6_378_137, 1 / 298.257223563];
  const e2 = f * (2 - f);
  const curvature = 1 - e2 * Math.sin((latitude * Math.PI) / 180) ** 2;
  return EARTH_RADIUS_M ** 2 / ((a * a * (1 - e2)) / curvature ** 2) - 1;
}

let folder: string;
beforeAll(() => (folder = mkdtempSync(path.join(tmpdir(), 'gridlight-gdal-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ogr2ogr = (...args: string[]): string =>
  execFileSync('ogr2ogr', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

describe.skipIf(!isThere)(`files of the field${missing}`, () => {
  it.each(FILES.map(([column, units]) => [units[0]!.file, column, units] as const))(
    '%s has the features, units and areas that GDAL finds',
    (file, column, units) => {
      const source = path.join(FIELD, file);
      const read = readGeoJson(readFileSync(source, 'utf8'));
      if ('fault' in read) throw new Error(read.fault);
      const summary = execFileSync('ogrinfo', ['-ro', '-so', '-al', source], { encoding: 'utf8' });
      expect(summary).toContain(`Feature Count: ${read.features.length}\n`);
      const crs = crsNamed(read.declaredCrs ?? 'wgs84')!;
      const pieces = new Map<string, ReturnType<typeof polygonsOf>>();
      for (const { properties, geometry } of read.features) {
        const repaired = repairPolygon(geometry, crs);
        if ('reason' in repaired) throw new Error(repaired.reason);
        const code = String(properties[column]);
        pieces.set(code, [...(pieces.get(code) ?? []), ...polygonsOf(repaired.geometry)]);
      }
      const degrees = path.join(folder, `${file.replaceAll('/', '-')}.sqlite`);
      const toDegrees = [
        '-f',
        'SQLite',
        '-dsco',
        'SPATIALITE=YES',
        '-t_srs',
        'EPSG:4326',
        '-nlt',
        'GEOMETRY',
      ];
      ogr2ogr(...toDegrees, '-nln', 'unit', degrees, source);
      const question = `select "${column}" as code, ST_Area(ST_Union(ST_MakeValid(geometry)), 1) as area from unit group by "${column}"`;
      const text = ogr2ogr('-f', 'GeoJSON', '/vsistdout/', degrees, '-dialect', 'SQLITE', '-sql', question);
      const theirs = (JSON.parse(text) as FeatureCollection).features.map(({ properties }) => properties!);
      expect(theirs.map(({ code }) => String(code)).sort()).toEqual([...pieces.keys()].sort());
      const found = theirs.map(({ code, area }): Measured => {
        const unit = String(code);
        const { polygons } = unitePolygons(pieces.get(unit)!);
        const [oursM2, gdalM2] = [polygonsAreaM2(polygons), Number(area)];
        const latitudes = polygons.flat(2).map(([, latitude]) => latitude);
        const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
        expect(oursM2 / gdalM2 - 1, unit).toBeCloseTo(sphereExcess(middle), 6);
        return { file, features: read.features.length, unit, polygons: polygons.length, oursM2, gdalM2 };
      });
      const told = (all: readonly Measured[]) => all.map(lineOf).toSorted();
      expect(told(found)).toEqual(told(units));
    },
  );
});

it('the docs tell the areas of all files of units of the field', () => {
  const lines = readFileSync(DOCS, 'utf8').split('\n').map((line) => line.replaceAll(/ +/g, ' ')); // prettier-ignore
  for (const unit of FILES.flatMap(([, units]) => units)) expect(lines).toContain(lineOf(unit));
  const ofField = readdirSync(FIELD, { recursive: true, encoding: 'utf8' }).filter(isOfUnits);
  const contents = (files: readonly string[]) =>
    [...new Set(files.map((file) => readFileSync(path.join(FIELD, file), 'utf8')))].toSorted();
  expect(contents(FILES.map(([, units]) => units[0]!.file))).toEqual(contents(ofField));
});

function isOfUnits(file: string): boolean {
  if (!/\.(geojson|json)$/.test(file)) return false;
  return (
    /"(Multi)?Polygon"/.test(readFileSync(path.join(FIELD, file), 'utf8')) && !file.endsWith('topo.json')
  );
}

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

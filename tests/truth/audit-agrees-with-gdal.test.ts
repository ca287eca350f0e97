import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { ellipsoidalArea } from '../../src/domain/grids/audit/geodesic-area.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { signedPlaneArea } from '../../src/domain/geo/rings.ts';
import { differences, divisionsOfGround, ownMisfits, unitRows } from '../support/audit-misfits.ts';
import { count } from '../support/counts.ts';

const DIVISIONS = count(20, 200);
const isThere = spawnSync('ogr2ogr', ['--version']).status === 0;
const missing = isThere ? '' : ' (skipped: no ogr2ogr; Debian: gdal-bin)';

/** Square degrees that floats leave where a corner lies on a neighbour's edge. */
const NO_AREA = 1e-12;

const JOIN = 'join ground p on p.own = c.parent';
const QUESTIONS = {
  gap: `select p.own as key, ST_Difference(p.geometry, c.geometry) as geometry from ground p join (
    select parent, ST_Union(geometry) as geometry from ground where parent is not null group by parent) c on c.parent = p.own`,
  overlap: `select a.own || ' ' || b.code as key, ST_Intersection(a.geometry, b.geometry) as geometry
    from ground a join ground b on a.parent = b.parent and a.code < b.code where ST_Intersects(a.geometry, b.geometry)`,
  outside: `select c.own as key, ST_Difference(c.geometry, p.geometry) as geometry from ground c ${JOIN}`,
};

describe.skipIf(!isThere)(`gaps, overlaps and excess of seeded divisions${missing}`, () => {
  it('have the areas of the polygons that GEOS cuts out, through GDAL', () => {
    const divisions = divisionsOfGround(DIVISIONS);
    const folder = mkdtempSync(path.join(tmpdir(), 'gridlight-audit-'));
    try {
      const features = unitRows(divisions).map(({ geometry, division, code, parent }) => ({
        type: 'Feature',
        properties: {
          own: `${division} ${code}`,
          code,
          parent: parent === null ? null : `${division} ${parent}`,
        },
        geometry,
      }));
      const [source, database] = [path.join(folder, 'ground.geojson'), path.join(folder, 'ground.sqlite')];
      writeFileSync(source, JSON.stringify({ type: 'FeatureCollection', features }));
      const quiet = {
        stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'],
        maxBuffer: 2 ** 28,
      };
      const toDatabase = [
        '-f',
        'SQLite',
        '-dsco',
        'SPATIALITE=YES',
        '-makevalid',
        '-nlt',
        'GEOMETRY',
        '-nln',
        'ground',
      ];
      execFileSync('ogr2ogr', [...toDatabase, database, source], quiet);
      execFileSync('ogrinfo', [database, '-sql', 'create index by_parent on ground (parent)'], quiet);
      execFileSync('ogrinfo', [database, '-sql', 'create index by_own on ground (own)'], quiet);
      const theirs = new Map<string, number>();
      for (const [name, question] of Object.entries(QUESTIONS)) {
        const asJson = [
          '-f',
          'GeoJSON',
          '-explodecollections',
          '-lco',
          'COORDINATE_PRECISION=17',
          '/vsistdout/',
        ];
        // A first row without a geometry would make the column one of texts.
        const sql = `select key, geometry from (${question}) where ST_Area(geometry) > ${NO_AREA}`;
        const text = execFileSync('ogr2ogr', [...asJson, database, '-sql', sql], {
          ...quiet,
          encoding: 'utf8',
        });
        for (const { properties, geometry } of (JSON.parse(text) as FeatureCollection<Polygon>).features) {
          if (geometry?.type !== 'Polygon' || planeArea(geometry) < NO_AREA) continue;
          const key = `${name} ${String(properties!['key'])}`;
          theirs.set(key, (theirs.get(key) ?? 0) + areaM2(geometry));
        }
      }
      const ours = new Map([...ownMisfits(divisions)].filter(([key]) => !key.startsWith('invalid')));
      expect(differences(ours, theirs, 0.001)).toEqual([]);
      expect(ours.size).toBeGreaterThan(DIVISIONS);
      console.log(`GDAL: ${DIVISIONS} divisions, ${ours.size} misfits, the areas equal to 0.1 %`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const areaM2 = ({ coordinates }: Polygon): number =>
  Math.abs(
    coordinates.reduce(
      (sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(ellipsoidalArea(ring).areaM2),
      0,
    ),
  );

const planeArea = ({ coordinates }: Polygon): number =>
  Math.abs(signedPlaneArea(coordinates[0] as Position[]));

import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import type { Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SizeRule } from '../../../../src/domain/grids/rules/grid-rule.ts';
import { sizeFindings } from '../../../../src/domain/grids/rules/size-findings.ts';
import { MOST_IMBALANCE, proposeSplits } from '../../../../src/domain/grids/split/propose-splits.ts';
import type { SplitUnit } from '../../../../src/domain/grids/split/split-unit.ts';
import { city } from '../../../data/city-files.ts';
import { memoryImage } from '../../../support/database-image.ts';

/** All grids of the bundled city, held against half of the limit of 清水塘, so that most of them are too large. */
const rule: SizeRule = { id: 'half', level: 'grid', limits: [{ quantity: 'households', most: 250 }] };
const units = Object.values(city)
  .flat()
  .map(({ properties, geometry }) => ({ ...properties, geometry }) as SplitUnit);
const findings = sizeFindings(units, [rule]);
const { plans, refused } = proposeSplits(units, [rule], findings, '2027-01-01');

let database: PGlite;
beforeAll(async () => {
  database = await PGlite.create({ extensions: { postgis }, loadDataDir: await memoryImage() });
  await database.exec(
    'create schema split; set search_path to split, public; create table part (of text, code text, geom geometry(Polygon, 4326)); create table whole (code text, geom geometry(Polygon, 4326));',
  );
  const byCode = new Map(units.map(({ code, geometry }) => [code, geometry]));
  const json = (rows: readonly { geometry: unknown }[]) =>
    JSON.stringify(rows.map((row) => ({ ...row, geometry: JSON.stringify(row.geometry) })));
  await database.query(
    'insert into part select of, code, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326) from json_to_recordset($1::json) as r(of text, code text, geometry text)',
    [json(plans.flatMap(({ of, parts }) => parts.map(({ code, geometry }) => ({ of, code, geometry }))))],
  );
  await database.query(
    'insert into whole select code, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326) from json_to_recordset($1::json) as r(code text, geometry text)',
    [json(plans.map(({ of }) => ({ code: of, geometry: byCode.get(of) as Polygon })))],
  );
}, 60_000);
afterAll(() => database.close());

const rowsOf = async (query: string) => (await database.query<Record<string, unknown>>(query)).rows;

describe('splits of the grids of the bundled city', () => {
  it('are proposed for every grid that is too large, within limit and balance', () => {
    const over = findings.filter(({ verdict }) => verdict === 'over');
    expect(over.length).toBeGreaterThan(800);
    expect(refused).toEqual([]);
    expect(plans.map(({ of }) => of)).toEqual(over.map(({ code }) => code));
    for (const { by, imbalance, parts } of plans) {
      expect(imbalance).toBeLessThanOrEqual(MOST_IMBALANCE[by]);
      expect(Math.max(...parts.map(({ quantities }) => quantities['households'] ?? Infinity))).toBeLessThanOrEqual(250); // prettier-ignore
    }
    const codes = plans.flatMap(({ parts }) => parts.map(({ code }) => code));
    expect(new Set([...codes, ...units.map(({ code }) => code)]).size).toBe(codes.length + units.length);
  });

  it('are valid for PostGIS', async () => {
    expect(
      await rowsOf('select code, ST_IsValidReason(geom) as reason from part where not ST_IsValid(geom)'),
    ).toEqual([]);
  });

  // Edges of GeoJSON are straight in degrees (RFC 7946, 3.1.1); as geodesics they would bulge by a centimetre a kilometre.
  it('cover the old grids and nothing else, without overlap', async () => {
    const [misfit] = await rowsOf(`
      select max(ST_Area(ST_SymDifference(w.geom, p.geom)) / ST_Area(w.geom)) as part
      from whole w join (select of, ST_Union(geom) as geom from part group by of) p on p.of = w.code`);
    expect(misfit!['part']).toBeLessThan(1e-9);
    const [sums] = await rowsOf(`
      select max(abs(p.m2 / ST_Area(w.geom) - 1)) as off
      from whole w join (select of, sum(ST_Area(geom)) as m2 from part group by of) p on p.of = w.code`);
    expect(sums!['off']).toBeLessThan(1e-9);
  });

  it('meet along their cuts edge by edge', async () => {
    const [pairs] = await rowsOf(`
      select count(*)::int as all,
        count(*) filter (where ST_Relate(a.geom, b.geom, 'FF2F1*212'))::int as touching,
        count(*) filter (where ST_Relate(a.geom, b.geom, 'FF2F0*212') or ST_Disjoint(a.geom, b.geom))::int as apart
      from part a join part b on a.of = b.of and a.code < b.code`);
    expect(Number(pairs!['touching']) + Number(pairs!['apart'])).toBe(pairs!['all']);
  });
});

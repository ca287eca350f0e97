import { PGlite } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoryImage } from '../support/database-image.ts';
import { city } from './city-files.ts';

let database: PGlite;

beforeAll(async () => {
  database = await PGlite.create({ extensions: { postgis }, loadDataDir: await memoryImage() });
  await database.exec(`
    create schema city;
    set search_path to city, public;
    create table unit (code text primary key, level text, parent text, geom geometry(Polygon, 4326));`);
  const rows = Object.values(city)
    .flat()
    .map(({ properties: { code, level, parentCode }, geometry }) => ({
      code,
      level,
      parent: parentCode ?? null,
      geometry: JSON.stringify(geometry),
    }));
  await database.query(
    `insert into unit
     select code, level, parent, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)
     from json_to_recordset($1::json) as r(code text, level text, parent text, geometry text)`,
    [JSON.stringify(rows)],
  );
  await database.exec('create index on unit using gist (geom); create index on unit (parent); analyze unit;');
});

afterAll(async () => {
  await database.close();
});

/**
 * Per parent: area in m² that parent and union of children (those that `which` takes) do not share.
 * ST_SymDifference, because ST_Difference of two equal polygons makes this PGlite drop the whole answer.
 */
async function misfitsM2(which: string): Promise<number[]> {
  const { rows } = await database.query<{ misfit: number }>(`
    select ST_Area(ST_SymDifference(p.geom, c.geom)::geography) as misfit
    from unit p
    join (select parent, ST_Union(geom) as geom from unit where parent is not null and ${which} group by parent) c
      on c.parent = p.code`);
  return rows.map((row) => row.misfit);
}

describe('topology of the bundled city, as PostGIS sees it', () => {
  it('every polygon is valid', async () => {
    const { rows } = await database.query<{ code: string; reason: string }>(
      `select code, ST_IsValidReason(geom) as reason from unit where not ST_IsValid(geom)`,
    );
    expect(rows).toEqual([]);
  });

  it('children leave no gap in their parent and do not reach beyond it', async () => {
    const misfits = await misfitsM2('true');
    expect(misfits.length).toBeGreaterThan(300);
    console.log(`PostGIS: ${misfits.length} parents, largest gap or excess ${Math.max(...misfits)} m²`);
    expect(Math.max(...misfits)).toBeLessThan(1);
  });

  it('would notice a gap', async () => {
    const { code } = city.grid[0]!.properties;
    expect(Math.max(...(await misfitsM2(`code <> '${code}'`)))).toBeGreaterThan(1000);
  });

  it('siblings do not overlap', async () => {
    const { rows } = await database.query<{ parent: string; overlap: number }>(`
      select a.parent, sum(ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)::geography)) as overlap
      from unit a join unit b on a.parent = b.parent and a.code < b.code and a.geom && b.geom
      group by a.parent`);
    const overlap = Math.max(...rows.map((row) => row.overlap));
    console.log(`PostGIS: largest overlap per parent ${overlap} m²`);
    expect(rows.length).toBeGreaterThan(100);
    expect(overlap).toBeLessThan(1);
  });

  it('counties do not overlap', async () => {
    const { rows } = await database.query<{ overlap: number }>(`
      select coalesce(sum(ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)::geography)), 0) as overlap
      from unit a join unit b on a.level = 'county' and b.level = 'county' and a.code < b.code`);
    expect(rows[0]!.overlap).toBeLessThan(1);
  });
});

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { differences, divisionsOfGround, ownMisfits, unitRows } from '../support/audit-misfits.ts';
import { count } from '../support/counts.ts';
import { describeOnPostgres, openTestDatabase } from '../support/test-database.ts';

const DIVISIONS = count(40, 200);

describeOnPostgres('gaps, overlaps and excess of seeded divisions', () => {
  it('have the areas that PostGIS gives them', async () => {
    const divisions = divisionsOfGround(DIVISIONS);
    const { database, close } = await openTestDatabase('postgresql');
    try {
      const theirs = await database.kysely.connection().execute(async (connection) => {
        await sql`
          create temporary table ground as
          select division, code, level, parent, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326) as raw, null::geometry as geom
          from json_to_recordset(${JSON.stringify(unitRows(divisions))}::json)
            as r(division int, code text, level text, parent text, geometry text)`.execute(connection);
        await sql`update ground set geom = ST_MakeValid(raw)`.execute(connection);
        await sql`create index on ground (division, parent)`.execute(connection);
        // A corner on a neighbour's edge leaves 10⁻¹⁶ degrees of width, of which geodesics make some square decimetres.
        await sql`
          create function pg_temp.misfit(geom geometry) returns float8 language sql as $$
            select coalesce(sum(ST_Area(part.geom::geography)), 0)
            from ST_Dump(ST_CollectionExtract(geom, 3)) part where ST_Area(part.geom) > 1e-12 $$`.execute(
          connection,
        );
        const { rows } = await sql<{ key: string; value: number }>`
          select 'invalid ' || division || ' ' || code as key, 1::float8 as value from ground where not ST_IsValid(raw)
          union all
          select 'gap ' || p.division || ' ' || p.code, pg_temp.misfit(ST_Difference(p.geom, c.geom))
          from ground p join (
            select division, parent, ST_Union(geom) as geom from ground where parent is not null group by division, parent
          ) c on (c.division, c.parent) = (p.division, p.code)
          union all
          select 'overlap ' || a.division || ' ' || a.code || ' ' || b.code, pg_temp.misfit(ST_Intersection(a.geom, b.geom))
          from ground a join ground b on a.division = b.division and a.parent = b.parent and a.code < b.code and a.geom && b.geom
          union all
          select 'outside ' || c.division || ' ' || c.code, pg_temp.misfit(ST_Difference(c.geom, p.geom))
          from ground c join ground p on (p.division, p.code) = (c.division, c.parent)`.execute(connection);
        return new Map(rows.filter(({ value }) => value > 0).map(({ key, value }) => [key, value]));
      });
      const ours = ownMisfits(divisions);
      expect(differences(ours, theirs, 0.001)).toEqual([]);
      expect(ours.size).toBeGreaterThan(DIVISIONS);
      const areas = [...theirs.values()];
      console.log(
        `PostGIS: ${DIVISIONS} divisions, ${ours.size} misfits from ${Math.min(...areas).toFixed(2)} m² to`,
        `${Math.max(...areas).toFixed(0)} m², the areas equal to 0.1 %`,
      );
    } finally {
      await close();
    }
  });
});

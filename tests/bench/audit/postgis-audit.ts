import { Client } from 'pg';
import type { AuditUnit } from '../../../src/domain/grids/audit/audit-input.ts';
import { findPostgres, startPostgres } from '../../support/postgres.ts';

/** What PostGIS finds, and the time of its two questions; loading and indexing are not in it. */
export type PostgisAnswer = { gaps: number; overlaps: number; ms: number } | { missing: string };

/** The same audit as SQL: `ST_Difference` of village and union, `ST_Intersection` of pairs that an index finds. */
export async function postgisAudit(units: readonly AuditUnit[]): Promise<PostgisAnswer> {
  const found = findPostgres();
  if ('missing' in found) return found;
  const server = await startPostgres(['fsync=off', 'shared_buffers=512MB', 'work_mem=64MB']);
  const client = new Client({ connectionString: server.url });
  try {
    await client.connect();
    await client.query('create temporary table ground (code text, level text, parent text, geom geometry)');
    for (let at = 0; at < units.length; at += 5_000) {
      const rows = units.slice(at, at + 5_000).map(({ code, level, geometry }) => ({
        code,
        level,
        parent: level === 'grid' ? code.slice(0, 12) : null,
        geometry: JSON.stringify(geometry),
      }));
      await client.query(
        `insert into ground select code, level, parent, ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326)
         from json_to_recordset($1::json) as r(code text, level text, parent text, geometry text)`,
        [JSON.stringify(rows)],
      );
    }
    await client.query(
      'create index on ground using gist (geom); create index on ground (parent); create index on ground (code); analyze ground',
    );
    const begun = performance.now();
    const gaps = await client.query<{ count: string }>(`
      select count(*) filter (where area > 0.5) from (
        select ST_Area(ST_Difference(p.geom, c.geom)::geography) as area from ground p join (
          select parent, ST_Union(geom) as geom from ground where parent is not null group by parent) c on c.parent = p.code) a`);
    const overlaps = await client.query<{ count: string }>(`
      select count(*) filter (where area > 0.5) from (
        select ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, b.geom), 3)::geography) as area
        from ground a join ground b on a.parent = b.parent and a.code < b.code and a.geom && b.geom) o`);
    const ms = performance.now() - begun;
    return { gaps: Number(gaps.rows[0]!.count), overlaps: Number(overlaps.rows[0]!.count), ms };
  } finally {
    await client.end();
    await server.stop();
  }
}

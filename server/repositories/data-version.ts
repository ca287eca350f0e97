import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

export const RESOURCES = [
  'unit',
  'line',
  'place',
  'facility',
  'camera',
  'incident',
  'case',
  'figure',
  'tour',
  'document',
  'dataset',
] as const;
export type Resource = (typeof RESOURCES)[number];

/** Raises the version of `resource`, so that earlier entity tags no longer match. */
export async function bumpVersion(trx: Transaction<Database>, resource: Resource): Promise<void> {
  await sql`
    insert into data_version (resource, version, changed_at) values (${resource}, 1, clock_timestamp())
    on conflict (county_code, resource)
    do update set version = data_version.version + 1, changed_at = excluded.changed_at`.execute(trx);
}

/**
 * Version of the named resources as one text that changes whenever one of them does. It includes the time of the change,
 * so that two databases with equal counts have different versions. Units also change at midnight, without being written: then
 * the day of the last change of boundaries that has come is part of it.
 */
export async function readVersion(db: Kysely<Database>, resources: readonly Resource[]): Promise<string> {
  const rows = await db
    .selectFrom('data_version')
    .select(['resource', 'version', 'changed_at'])
    .where('resource', 'in', [...resources])
    .orderBy('resource')
    .execute();
  const written = rows.map((row) => `${row.resource}${row.version}.${row.changed_at.toString(36)}`).join('-');
  return resources.includes('unit') ? `${written}${await lastBoundaryChange(db)}` : written;
}

/** The last day, today included, on which boundaries changed; empty where they never did. */
async function lastBoundaryChange(db: Kysely<Database>): Promise<string> {
  const { rows } = await sql<{ day: string | null }>`
    with today as (select (now() at time zone 'Asia/Shanghai')::date as day)
    select greatest(
      (select max(valid_from) from unit_version where valid_from <= today.day),
      (select max(valid_to) + 1 from unit_version where valid_to < today.day)) as day
    from today`.execute(db);
  const [row] = rows;
  return row === undefined || row.day === null ? '' : `-${row.day}`;
}

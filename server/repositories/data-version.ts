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
 * so that two databases with equal counts have different versions.
 */
export async function readVersion(db: Kysely<Database>, resources: readonly Resource[]): Promise<string> {
  const rows = await db
    .selectFrom('data_version')
    .select(['resource', 'version', 'changed_at'])
    .where('resource', 'in', [...resources])
    .orderBy('resource')
    .execute();
  return rows.map((row) => `${row.resource}${row.version}.${row.changed_at.toString(36)}`).join('-');
}

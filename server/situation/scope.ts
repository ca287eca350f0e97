import { sql, type Kysely, type RawBuilder } from 'kysely';
import { codePrefix } from '../../src/domain/grids/codes.ts';
import type { Database } from '../database/schema.ts';

/** What a situation is about: everything, or the units whose code begins with one of the prefixes. */
export interface Scope {
  unitCode: string | null;
  /** Empty: everything. */
  prefixes: readonly string[];
}

/**
 * The scope of a unit, also of one that counts no more: by its last version that has begun. Of an area, its members. `undefined`
 * where there never was such a unit.
 */
export async function readScope(
  db: Kysely<Database>,
  unitCode: string | undefined,
): Promise<Scope | undefined> {
  if (unitCode === undefined) return { unitCode: null, prefixes: [] };
  const unit = await db
    .selectFrom('unit_version')
    .select(['code', 'member_codes'])
    .where('code', '=', unitCode)
    .orderBy(sql`coalesce(valid_from > (now() at time zone 'Asia/Shanghai')::date, false)`)
    .orderBy(sql`valid_from desc nulls last`)
    .limit(1)
    .executeTakeFirst();
  if (!unit) return undefined;
  const members = unit.member_codes ?? [];
  return { unitCode, prefixes: (members.length > 0 ? members : [unit.code]).map(codePrefix) };
}

/** Whether a unit lies in the scope. */
export function isInScope({ prefixes }: Scope, unitCode: string): boolean {
  return prefixes.length === 0 || prefixes.some((prefix) => unitCode.startsWith(prefix));
}

/** The same as a condition on `unit_code`. */
export function inScope({ prefixes }: Scope): RawBuilder<boolean> {
  if (prefixes.length === 0) return sql<boolean>`true`;
  const each = prefixes.map((prefix) => sql`unit_code like ${`${prefix}%`}`);
  return sql<boolean>`(${sql.join(each, sql` or `)})`;
}

/** A time in epoch ms as a `timestamptz`. */
export function timestampParameter(timeMs: number): RawBuilder<number> {
  return sql<number>`to_timestamp(${timeMs}::double precision / 1000.0)`;
}

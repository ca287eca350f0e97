import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';

/** The surge that an acknowledgement is of; `categoryCode` null = all categories. */
export interface NamedSurge {
  readonly countyCode: string;
  readonly categoryCode: string | null;
  readonly startedAt: number;
}

/** A row of the register; times are epoch ms. */
export interface StoredAcknowledgement extends NamedSurge {
  readonly at: number;
  readonly isAcknowledged: boolean;
}

/** What was acknowledged or taken back of surges that began after `from`, oldest first. */
export async function readAcknowledgements(
  db: Kysely<Database>,
  from: number,
): Promise<StoredAcknowledgement[]> {
  const rows = await db
    .selectFrom('surge_acknowledgement')
    .select(['county_code', 'category_code', 'begun_at', 'at', 'is_acknowledged'])
    .where('begun_at', '>=', moment(from))
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    countyCode: row.county_code,
    categoryCode: row.category_code === '' ? null : row.category_code,
    startedAt: row.begun_at,
    at: row.at,
    isAcknowledged: row.is_acknowledged,
  }));
}

/** Writes rows of the register. */
export async function writeAcknowledgements(
  db: Kysely<Database>,
  surges: readonly NamedSurge[],
  isAcknowledged: boolean,
): Promise<void> {
  const rows = surges.map(({ countyCode, categoryCode, startedAt }) => ({
    county_code: countyCode,
    category_code: categoryCode ?? '',
    begun_at: moment(startedAt),
    is_acknowledged: isAcknowledged,
  }));
  if (rows.length > 0) await db.insertInto('surge_acknowledgement').values(rows).execute();
}

function moment(ms: number) {
  return sql<number>`to_timestamp(${ms}::double precision / 1000.0)`;
}

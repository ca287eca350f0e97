import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type { CaseLink, caseLinkRequestSchema } from '../../src/schemas/case-series.ts';
import type { Database } from '../database/schema.ts';
import { CASE_LINKS, type CaseLinkRow } from '../database/tables/case-series.ts';

/** The verdict that counts for each pair, the newest first. */
export async function listLinks(db: Kysely<Database>): Promise<CaseLink[]> {
  const rows = await db
    .selectFrom('case_link')
    .select(CASE_LINKS.selection)
    .distinctOn(['case_a', 'case_b'])
    .where('withdrawn_at', 'is', null)
    .orderBy('case_a')
    .orderBy('case_b')
    .orderBy('at', 'desc')
    .execute();
  return rows
    .map(CASE_LINKS.read)
    .map(asLink)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

/** Writes a verdict down; it counts from now on. */
export async function writeLink(
  db: Kysely<Database>,
  { caseNos, verdict, authorRole, score, probability, terms }: z.output<typeof caseLinkRequestSchema>,
): Promise<CaseLink> {
  const { id } = await db
    .insertInto('case_link')
    .values({
      case_a: caseNos[0],
      case_b: caseNos[1],
      verdict,
      author_role: authorRole,
      score,
      probability,
      terms: sql`${JSON.stringify(terms)}::jsonb`,
      withdrawn_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const row = await db
    .selectFrom('case_link')
    .select(CASE_LINKS.selection)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return asLink(CASE_LINKS.read(row));
}

/** Takes a verdict back, so that the one before it counts again; `false` where there is none, or it was taken back before. */
export async function withdrawLink(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_link')
    .set({ withdrawn_at: sql<number>`clock_timestamp()` })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function asLink({ caseA, caseB, ...rest }: CaseLinkRow): CaseLink {
  return { ...rest, caseNos: [caseA, caseB] };
}

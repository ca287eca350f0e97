import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import type {
  CaseSeries,
  caseSeriesChangeSchema,
  caseSeriesRequestSchema,
} from '../../src/schemas/case-series.ts';
import type { Database } from '../database/schema.ts';
import { CASE_SERIES } from '../database/tables/case-series.ts';

/** Those of the case numbers that the database does not hold, in the order given. */
export async function unknownCases(db: Kysely<Database>, caseNos: readonly string[]): Promise<string[]> {
  if (caseNos.length === 0) return [];
  const rows = await db
    .selectFrom('pickpocket_case')
    .select('case_no')
    .where('case_no', 'in', [...caseNos])
    .execute();
  const known = new Set(rows.map(({ case_no: caseNo }) => caseNo));
  return [...new Set(caseNos)].filter((caseNo) => !known.has(caseNo));
}

/** Every series, the newest first. */
export async function listSeries(db: Kysely<Database>): Promise<CaseSeries[]> {
  const rows = await db
    .selectFrom('case_series')
    .select(CASE_SERIES.selection)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(CASE_SERIES.read);
}

/** One series; `undefined` where there is none of this id. Locked, it waits for others who change it, and they for this one. */
export async function readSeries(
  db: Kysely<Database>,
  id: string,
  { isLocked = false } = {},
): Promise<CaseSeries | undefined> {
  const row = await db
    .selectFrom('case_series')
    .select(CASE_SERIES.selection)
    .where('id', '=', id)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && CASE_SERIES.read(row);
}

/** Opens a series and returns its id. */
export async function openSeries(
  db: Kysely<Database>,
  { label, caseNos, originCity, arrivalWindow, authorRole }: z.output<typeof caseSeriesRequestSchema>,
): Promise<string> {
  const { id } = await db
    .insertInto('case_series')
    .values({
      label,
      case_nos: [...new Set(caseNos)],
      origin_city: blankAsNull(originCity),
      arrival_window: blankAsNull(arrivalWindow),
      author_role: authorRole,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Changes what `change` names of a series that has `caseNos` afterwards. */
export async function changeSeries(
  db: Kysely<Database>,
  id: string,
  { label, status, originCity, arrivalWindow }: z.output<typeof caseSeriesChangeSchema>,
  caseNos: readonly string[],
): Promise<void> {
  await db
    .updateTable('case_series')
    .set({
      case_nos: [...caseNos],
      changed_at: sql<number>`clock_timestamp()`,
      ...(label === undefined ? {} : { label }),
      ...(status === undefined ? {} : { status }),
      ...(originCity === undefined ? {} : { origin_city: blankAsNull(originCity) }),
      ...(arrivalWindow === undefined ? {} : { arrival_window: blankAsNull(arrivalWindow) }),
    })
    .where('id', '=', id)
    .execute();
}

/** Takes a series away as if it had never been opened. */
export async function removeSeries(db: Kysely<Database>, id: string): Promise<void> {
  await db.deleteFrom('case_series').where('id', '=', id).execute();
}

function blankAsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

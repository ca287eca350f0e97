import { sql, type Kysely, type RawBuilder } from 'kysely';
import { numberArrayLiteral, textArrayLiteral } from '../database/array-literal.ts';
import type { Database } from '../database/schema.ts';

/** A column as one array, sent as a text that the database casts. */
export const textArrayParameter = (values: readonly (string | null)[]): RawBuilder<unknown> =>
  sql`${textArrayLiteral(values)}::text::text[]`;
/** The same for numbers. */
export const numberArrayParameter = (values: readonly (number | null)[]): RawBuilder<unknown> =>
  sql`${numberArrayLiteral(values)}::text::float8[]`;

/** Event numbers of a source's own numbers; unknown ones are left out. */
export async function readEventNumbers(
  trx: Kysely<Database>,
  source: string,
  ids: RawBuilder<unknown>,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ source_id: string; event_no: string }>`
    select k.source_id, k.event_no from unnest(${ids}) as g (source_id)
    join ingest_key k on k.county_code = '000000' and k.source = ${source} and k.source_id = g.source_id`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.source_id, row.event_no]));
}

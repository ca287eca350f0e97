import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import { textArrayParameter } from '../database/array-literal.ts';
import type { Database } from '../database/schema.ts';
import type { NewBatch } from './report-rows.ts';

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

/**
 * Claims the keys of reports; returns those that were claimed before, with their event numbers. It claims them in the order
 * of their bytes: of two writers with common keys one waits for the other, and they never deadlock.
 */
export async function claimKeys(
  trx: Transaction<Database>,
  { source, incidents, eventNos }: NewBatch,
): Promise<Map<string, string>> {
  const ids = textArrayParameter(incidents.map(({ sourceId }) => sourceId));
  const claimed = await sql`
    insert into ingest_key (source, source_id, event_no)
    select ${source}, k.source_id, k.event_no
    from unnest(${ids}, ${textArrayParameter(eventNos)}) as k (source_id, event_no)
    order by k.source_id collate "C"
    on conflict do nothing`.execute(trx);
  if (Number(claimed.numAffectedRows ?? 0) === incidents.length) return new Map();
  const known = await readEventNumbers(trx, source, ids);
  for (const [index, { sourceId }] of incidents.entries())
    if (known.get(sourceId) === eventNos[index]) known.delete(sourceId);
  return known;
}

import { sql, type Kysely } from 'kysely';
import type { Database } from '../database/schema.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerJob, Owner } from './layer-kind.ts';

/** The largest share of its rows that a layer may lose in one load, where nobody says another. */
const REMOVAL_LIMIT = 0.2;
/** Fewer rows than these are no great loss of a small layer, as long as they are less than half of it. */
const FEWEST_LOST = 3;

/** How many rows a layer has. */
export async function countRows(
  db: Kysely<Database>,
  table: string,
  { dataSetId, layerId }: Owner,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}
    where data_set_id = ${dataSetId} and layer_id = ${layerId}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** @throws LayerFault where a layer would lose too many of its `before` rows; see `lossFault` */
export function refuseGreatLoss(removed: number, before: number, limit: number | undefined): void {
  const fault = lossFault(removed, before, limit);
  if (fault !== undefined) throw new LayerFault(fault);
}

/**
 * A sentence where a layer would lose a greater share of its `before` rows than `named` (0–1). Where nobody names a share it is a
 * fifth, and a row or two of a small layer may go.
 */
export function lossFault(removed: number, before: number, named: number | undefined): string | undefined {
  const limit = named ?? REMOVAL_LIMIT;
  if (removed <= before * limit) return undefined;
  if (named === undefined && removed < FEWEST_LOST && removed * 2 < before) return undefined;
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  return (
    `${removed} of its ${before} stored rows (${percent(removed / before)}) are not in the file and would be removed; more than ` +
    `${percent(limit)} need --allow-removal or a "removalLimit" in dataset.json`
  );
}

/**
 * Ids of stored rows that the file names though their rows cannot be taken; they are told. Where a row is so broken that nobody can
 * tell what it is about, that is every row which the file does not give.
 */
export async function keptIds<Row>(
  db: Kysely<Database>,
  { layer, seen, kind, owner, counts }: Pick<LayerJob<Row>, 'layer' | 'seen' | 'kind' | 'owner' | 'counts'>,
): Promise<string[]> {
  const id = sql.ref(kind.id);
  const isStored = sql`data_set_id = ${owner.dataSetId} and layer_id = ${owner.layerId}`;
  const nameless = seen.namelessOf(layer);
  const { rows } =
    nameless > 0
      ? await sql<{ id: string }>`
          select ${id} as id from ${sql.table(kind.table)} where ${isStored}
            and not ${id} = any(${seen.idsOf(layer)}::text[]) order by 1`.execute(db)
      : await sql<{ id: string }>`
          select ${id} as id from ${sql.table(kind.table)} where ${isStored}
            and ${id} = any(${seen.namedOf(layer)}::text[]) order by 1`.execute(db);
  if (rows.length === 0) return [];
  const named = rows.slice(0, 5).map((row) => row.id);
  const list = rows.length > named.length ? `${named.join(', ')} …` : named.join(', ');
  counts.warnings.push({
    message:
      nameless > 0
        ? `${nameless} rows of the file cannot be read at all, so that no row is removed; ${rows.length} that the file does not give stay: ${list}`
        : `${rows.length} rows that could not be taken keep their last good state: ${list}`,
  });
  counts.kept = rows.length;
  return rows.map((row) => row.id);
}

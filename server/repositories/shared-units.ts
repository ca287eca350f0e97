import { sql, type Kysely, type Transaction } from 'kysely';
import type { Database } from '../database/schema.ts';

/** Data sets that name a version of a unit which another one has: version → data sets. */
export async function readSharedUnits(db: Kysely<Database>): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('shared_unit').select(['version_id', 'data_set_id']).execute();
  const shared = new Map<string, string[]>();
  for (const { version_id: id, data_set_id: dataSet } of rows)
    shared.set(id, [...(shared.get(id) ?? []), dataSet]);
  return shared;
}

interface Owner {
  readonly dataSetId: string;
  readonly layerId: string;
}

/** Makes the shared units of a layer the ones named. */
export async function replaceSharedUnits(
  trx: Transaction<Database>,
  { dataSetId, layerId }: Owner,
  versionIds: readonly string[],
): Promise<void> {
  const ids = [...versionIds];
  await sql`
    delete from shared_unit where data_set_id = ${dataSetId} and layer_id = ${layerId}
      and not version_id = any(${ids}::text[])`.execute(trx);
  if (ids.length > 0)
    await sql`
      insert into shared_unit (data_set_id, layer_id, version_id)
      select ${dataSetId}, ${layerId}, id from unnest(${ids}::text[]) as k (id)
      on conflict do nothing`.execute(trx);
}

/**
 * Hands units that a layer is about to lose over to a layer that names them too. `versionIds` are those that it goes on having;
 * returns the units that were handed over.
 */
export async function handOverUnits(
  trx: Transaction<Database>,
  { dataSetId, layerId }: Owner,
  versionIds: readonly string[],
): Promise<{ versionId: string; dataSetId: string }[]> {
  const { rows } = await sql<{ version_id: string; data_set_id: string }>`
    update unit_version t set data_set_id = s.data_set_id, layer_id = s.layer_id
    from (
      select distinct on (version_id) version_id, data_set_id, layer_id from shared_unit
      order by version_id, data_set_id
    ) s
    where s.version_id = t.version_id and t.data_set_id = ${dataSetId} and t.layer_id = ${layerId}
      and s.data_set_id <> ${dataSetId} and not t.version_id = any(${[...versionIds]}::text[])
    returning t.version_id, t.data_set_id`.execute(trx);
  const ids = rows.map((row) => row.version_id);
  if (ids.length > 0)
    await sql`
      delete from shared_unit s using unit_version t
      where s.version_id = any(${ids}::text[]) and t.version_id = s.version_id
        and t.data_set_id = s.data_set_id and t.layer_id = s.layer_id`.execute(trx);
  return rows.map((row) => ({ versionId: row.version_id, dataSetId: row.data_set_id }));
}

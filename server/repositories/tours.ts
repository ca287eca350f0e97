import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { ListedTour, Tour, TourSave } from '../../src/schemas/tours.ts';
import type { Database } from '../database/schema.ts';
import { SAVED_TOURS, TOURS, type SavedTourRow } from '../database/tables/tours.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion } from './data-version.ts';

/** Makes the tours of a data set what `tours` say, in their order. */
export async function replaceTours(
  trx: Transaction<Database>,
  dataSetId: string,
  tours: readonly Tour[],
): Promise<void> {
  await trx.deleteFrom('tour').where('data_set_id', '=', dataSetId).execute();
  for (const [position, tour] of tours.entries())
    await sql`
      insert into tour (data_set_id, id, script, position)
      values (${dataSetId}, ${tour.id}, ${JSON.stringify(tour)}::jsonb, ${position}::integer)`.execute(trx);
  await bumpVersion(trx, 'tour');
}

/** The tours of a data set, in the order of its manifest. */
export async function listToursOfDataSet(db: Kysely<Database>, dataSetId: string): Promise<Tour[]> {
  return (await tourRows(db)).filter(({ dataSet }) => dataSet === dataSetId).map(({ script }) => script);
}

/** Every tour: those of the data sets in the order of their manifests, then the saved ones by id. */
export async function listTours(db: Kysely<Database>): Promise<ListedTour[]> {
  const saved = await db.selectFrom('saved_tour').select(SAVED_TOURS.selection).orderBy('id').execute();
  return [
    ...(await tourRows(db)).map(({ script, dataSet }): ListedTour => {
      return { ...script, origin: 'dataSet', dataSet, version: 0 };
    }),
    ...saved.map((row) => listed(SAVED_TOURS.read(row))),
  ];
}

async function tourRows(db: Kysely<Database>) {
  const rows = await db
    .selectFrom('tour')
    .select(TOURS.selection)
    .orderBy('data_set_id')
    .orderBy('position')
    .execute();
  return rows.map(TOURS.read);
}

function listed({ script, basedOn, version, updatedAt }: SavedTourRow): ListedTour {
  return { ...script, origin: 'saved', ...(basedOn !== undefined && { basedOn }), version, updatedAt };
}

/** The saved tour of an id; `undefined` where there is none. */
export async function readSavedTour(db: Kysely<Database>, id: string): Promise<ListedTour | undefined> {
  const row = await db
    .selectFrom('saved_tour')
    .select(SAVED_TOURS.selection)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && listed(SAVED_TOURS.read(row));
}

/**
 * Saves a tour over the version that was read, 0 for a new one, and returns it as it is then; `undefined` where that version
 * was not the last any more. A new one counts on from the last version that was removed under its id.
 */
export function saveTour(
  db: Kysely<Database>,
  { tour, version, basedOn }: TourSave,
): Promise<ListedTour | undefined> {
  const script = JSON.stringify(tour);
  return inTransaction(db, async (trx) => {
    const { numAffectedRows } =
      version === 0
        ? await sql`
            insert into saved_tour (id, script, based_on, version)
            values (${tour.id}, ${script}::jsonb, ${basedOn ?? null}::text,
              1 + coalesce((select version from removed_tour where id = ${tour.id}), 0))
            on conflict (county_code, id) do nothing`.execute(trx)
        : await sql`
            update saved_tour
            set script = ${script}::jsonb, version = version + 1, updated_at = clock_timestamp()
            where id = ${tour.id} and version = ${version}::integer`.execute(trx);
    if (numAffectedRows !== 1n) return undefined;
    await bumpVersion(trx, 'tour');
    return readSavedTour(trx, tour.id);
  });
}

/** Removes a saved tour, where the version that was read is still the last; whether it was. */
export function removeTour(db: Kysely<Database>, id: string, version: number): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('saved_tour')
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst();
    if (numDeletedRows === 0n) return false;
    await sql`
      insert into removed_tour (id, version) values (${id}, ${version}::integer)
      on conflict (county_code, id) do update set version = excluded.version`.execute(trx);
    await bumpVersion(trx, 'tour');
    return true;
  });
}

import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { Tour } from '../../src/schemas/tours.ts';
import type { Database } from '../database/schema.ts';
import { TOURS } from '../database/tables/tours.ts';
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

/** The tours of every data set, or of one, in the order of its manifest. */
export async function listTours(db: Kysely<Database>, dataSetId?: string): Promise<Tour[]> {
  const all = db.selectFrom('tour').select(TOURS.selection);
  const wanted = dataSetId === undefined ? all : all.where('data_set_id', '=', dataSetId);
  const rows = await wanted.orderBy('data_set_id').orderBy('position').execute();
  return rows.map((row) => TOURS.read(row).script);
}

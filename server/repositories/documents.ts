import { sql, type Kysely, type Transaction } from 'kysely';
import { DOCUMENT_KINDS, type DocumentKind, type Documents } from '../../src/schemas/documents.ts';
import type { Database } from '../database/schema.ts';
import { DOCUMENTS } from '../database/tables/documents.ts';
import { bumpVersion } from './data-version.ts';

/** Makes the documents of a data set what `documents` say. */
export async function replaceDocuments(
  trx: Transaction<Database>,
  dataSetId: string,
  documents: Documents,
): Promise<void> {
  await trx.deleteFrom('published_document').where('data_set_id', '=', dataSetId).execute();
  for (const kind of DOCUMENT_KINDS)
    if (documents[kind] !== undefined)
      await sql`
        insert into published_document (data_set_id, kind, body)
        values (${dataSetId}, ${kind}, ${JSON.stringify(documents[kind])}::jsonb)`.execute(trx);
  await bumpVersion(trx, 'document');
}

/** The documents of a data set, as they were checked when it was loaded. */
export async function documentsOf(db: Kysely<Database>, dataSetId: string): Promise<Documents> {
  const rows = await db
    .selectFrom('published_document')
    .select(DOCUMENTS.selection)
    .where('data_set_id', '=', dataSetId)
    .execute();
  return Object.fromEntries(rows.map(DOCUMENTS.read).map(({ kind, body }) => [kind, body]));
}

/** The document of a kind: that of the first data set which has one; `undefined` where none has. */
export async function readDocument(db: Kysely<Database>, kind: DocumentKind): Promise<unknown> {
  const row = await db
    .selectFrom('published_document')
    .select(DOCUMENTS.selection)
    .where('kind', '=', kind)
    .orderBy('data_set_id')
    .limit(1)
    .executeTakeFirst();
  return row && DOCUMENTS.read(row).body;
}

import type { DocumentKind } from '../../../src/schemas/documents.ts';
import { json, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

/** A document as it is stored: its kind, and what it says. */
export interface DocumentRow {
  readonly kind: DocumentKind;
  readonly body: object;
}

const fields = {
  kind: text('kind'),
  body: json('body'),
} satisfies Fields<DocumentRow>;

export type StoredDocument = RowOf<typeof fields>;
export const DOCUMENTS = mapTable<DocumentRow>(fields);

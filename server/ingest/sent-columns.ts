import { textArrayLiteral } from '../database/array-literal.ts';
import { COLUMN_KINDS } from '../database/column-kinds.ts';
import type { AnyField } from '../database/table-mapping.ts';

/** A column as it is sent for many rows at once: its values as one array of texts or of numbers. */
export type SentColumn<Row> = {
  /** Its name among the columns that are sent. */
  readonly name: string;
  readonly isOptional: boolean;
  /** SQL that turns the sent value into the stored one. */
  readonly stored: string;
} & (
  | { readonly type: 'text'; readonly valueOf: (row: Row) => string | null }
  | { readonly type: 'number'; readonly valueOf: (row: Row) => number | null }
);

/** How the field `name` of the rows is sent. A coordinate is sent under its own name, as its column is the point. */
export function sentColumn<Row extends object>(name: keyof Row & string, field: AnyField): SentColumn<Row> {
  const { kind, isOptional } = field;
  const column = field.isReadOnly ? name : field.column;
  const head = { name: column, isOptional };
  switch (kind) {
    case 'text':
      return { ...head, type: 'text', stored: column, valueOf: (row) => row[name] as string | null };
    case 'text[]':
      return {
        ...head,
        type: 'text',
        stored: `${column}::text[]`,
        valueOf: (row) => textArrayLiteral(row[name] as string[]),
      };
    case 'jsonb':
      return {
        ...head,
        type: 'text',
        stored: `${column}::jsonb`,
        valueOf: (row) => JSON.stringify(row[name]),
      };
    case 'double precision':
    case 'point':
      return { ...head, type: 'number', stored: column, valueOf: (row) => row[name] as number | null };
    case 'integer':
      return {
        ...head,
        type: 'number',
        stored: `${column}::integer`,
        valueOf: (row) => row[name] as number | null,
      };
    case 'timestamp':
      return {
        ...head,
        type: 'number',
        stored: COLUMN_KINDS.timestamp.toStored(column),
        valueOf: (row) => row[name] as number | null,
      };
    case 'boolean':
    case 'date':
    case 'geometry':
    case 'polygon':
      throw new Error(`no row sends a column of the kind ${kind}`);
  }
}

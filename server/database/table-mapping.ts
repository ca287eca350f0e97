import { sql, type AliasedRawBuilder, type RawBuilder } from 'kysely';
import { COLUMN_KINDS, type ColumnKind } from './column-kinds.ts';

/**
 * A field of a record and the column that stores it. `Written` is the value as it is given to be stored, `Read` the value
 * as it is given out.
 */
export interface Field<
  Column extends string,
  Kind extends ColumnKind,
  Written,
  Read,
  IsOptional extends boolean,
> {
  readonly column: Column;
  readonly kind: Kind;
  /** Whether the column may be null and the field absent. */
  readonly isOptional: IsOptional;
  /** Whether another column is written in its place: the coordinates of a point are only read. */
  readonly isReadOnly: boolean;
  /** The value that is sent to the database as JSON. */
  readonly encode: (value: Written) => unknown;
  /** The value of the record, from what was selected. It is not called for null. */
  readonly decode: (selected: unknown) => Read;
  /** SQL that selects the value. */
  readonly select: (column: string) => string;
}

/** One entry for each field of a record, none forgotten and none too many. */
export type Fields<Read, Written = Read> = {
  readonly [Name in keyof Read]-?: Field<
    string,
    ColumnKind,
    Name extends keyof Written ? Exclude<Written[Name], undefined> : never,
    Exclude<Read[Name], undefined>,
    undefined extends Read[Name] ? true : false
  >;
};

type StoredValue<Any> =
  Any extends Field<string, infer Kind, infer Written, unknown, infer IsOptional>
    ? (Kind extends 'timestamp' ? number : Written) | (IsOptional extends true ? null : never)
    : never;

type ColumnName<Any> =
  Any extends Field<infer Column, infer Kind, never, unknown, boolean>
    ? Kind extends 'point' | 'geometry' | 'polygon'
      ? never
      : Column
    : never;

/** The row of a table as a `select` returns it. Geometry is left out: its stored form is of no use. */
export type RowOf<AllFields> = {
  [Name in keyof AllFields as ColumnName<AllFields[Name]>]: StoredValue<AllFields[Name]>;
};

/** Stored values by the names of their fields, null where absent. */
export type StoredFields<AllFields, Names extends keyof AllFields = keyof AllFields> = {
  readonly [Name in Names]: StoredValue<AllFields[Name]>;
};

/** Any field, where its types do not matter. */
export type AnyField = Field<string, ColumnKind, never, unknown, boolean>;

/** How a column is filled from rows that are handed over as JSON. */
export interface WrittenColumn<Row> {
  readonly column: string;
  readonly kind: ColumnKind;
  /** The value for the JSON record; `undefined` is stored as null. */
  valueOf(row: Row, index: number): unknown;
}

/** A table and its records: what is written, what is selected, and how a selected row becomes a record. */
export interface TableMapping<Read, Written = Read> {
  readonly columns: readonly WrittenColumn<Written>[];
  /** All fields, under their own names. */
  readonly selection: readonly AliasedRawBuilder<unknown, string>[];
  /** The record of a selected row. What is null in the database is absent in the record. */
  read(row: Readonly<Record<string, unknown>>): Read;
}

/** Derives from the fields of a record how its table is written and read. */
export function mapTable<Read extends object, Written extends object = Read>(
  fields: Fields<Read, Written>,
): TableMapping<Read, Written> {
  const entries = Object.entries<AnyField>(fields);
  return {
    columns: entries
      .filter(([, field]) => !field.isReadOnly)
      .map(([name, { column, kind, encode }]) => ({
        column,
        kind,
        valueOf: (row) => {
          const value = row[name as keyof Written];
          return value === undefined ? undefined : encode(value as never);
        },
      })),
    selection: entries.map(([name, { column, select }]) => sql.raw(select(column)).as(name)),
    read: (row) => {
      const record: Record<string, unknown> = {};
      for (const [name, { decode }] of entries) {
        const selected = row[name];
        if (selected !== null && selected !== undefined) record[name] = decode(selected);
      }
      return record as Read;
    },
  };
}

/** A column that is no field of the record, filled by `valueOf`. */
export function computedColumn<Row, Written>(
  field: Field<string, ColumnKind, Written, unknown, boolean>,
  valueOf: (row: Row, index: number) => NoInfer<Written>,
): WrittenColumn<Row> {
  const { column, kind, encode } = field;
  return { column, kind, valueOf: (row, index) => encode(valueOf(row, index)) };
}

/** The list of a `select` that gives the stored values of some fields under their names. `table` is its name in the query. */
export function selectStored<AllFields extends Readonly<Record<Names, AnyField>>, Names extends string>(
  fields: AllFields,
  names: readonly Names[],
  table: string,
): RawBuilder<unknown> {
  const parts = names.map((name) => {
    const { column, select } = fields[name];
    return sql`${sql.raw(select(`${table}.${column}`))} as ${sql.ref(name)}`;
  });
  return sql.join(parts);
}

/** The type of a column's field in a JSON record, and the SQL that turns that field into the stored value. */
export function fromJson({ column, kind }: Pick<WrittenColumn<never>, 'column' | 'kind'>) {
  const { jsonType, toStored } = COLUMN_KINDS[kind];
  return { column, definition: `${column} ${jsonType}`, value: toStored(`r.${column}`) };
}

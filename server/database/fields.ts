import type { Geometry, MultiPolygon, Polygon } from 'geojson';
import { isDate, isoOrDate, readTimeOrDate } from '../../src/domain/time/dates.ts';
import { COLUMN_KINDS, type ColumnKind } from './column-kinds.ts';
import { isoTime } from './iso-time.ts';
import { computedColumn, type Field, type WrittenColumn } from './table-mapping.ts';

function field<Column extends string, Kind extends ColumnKind, Written, Read>(
  column: Column,
  kind: Kind,
  codec: { encode: (value: Written) => unknown; decode: (selected: unknown) => Read },
): Field<Column, Kind, Written, Read, false> {
  const { select } = COLUMN_KINDS[kind];
  return { column, kind, isOptional: false, isReadOnly: false, select, ...codec };
}

/** Values that are stored as they are. */
const same = <Value>() => ({
  encode: (value: Value): unknown => value,
  decode: (selected: unknown) => selected as Value,
});

/** The same field, which may be absent. */
export function optional<Column extends string, Kind extends ColumnKind, Written, Read>(
  given: Field<Column, Kind, Written, Read, false>,
): Field<Column, Kind, Written, Read, true> {
  return { ...given, isOptional: true };
}

export const text = <Value extends string, Column extends string>(column: Column) =>
  field(column, 'text', same<Value>());
export const textArray = <Value extends string, Column extends string>(column: Column) =>
  field(column, 'text[]', same<Value[]>());
export const number = <Value extends number, Column extends string>(column: Column) =>
  field(column, 'double precision', same<Value>());
export const integer = <Value extends number, Column extends string>(column: Column) =>
  field(column, 'integer', same<Value>());
export const boolean = <Value extends boolean, Column extends string>(column: Column) =>
  field(column, 'boolean', same<Value>());
/** A day, `YYYY-MM-DD`. */
export const date = <Column extends string>(column: Column) => field(column, 'date', same<string>());
export const json = <Value, Column extends string>(column: Column) => field(column, 'jsonb', same<Value>());

/** JSON that is stored in another form than it is given out. */
export const jsonAs = <Stored, Read, Column extends string>(
  column: Column,
  decode: (stored: Stored) => Read,
) =>
  field(column, 'jsonb', {
    encode: (value: Stored): unknown => value,
    decode: (selected) => decode(selected as Stored),
  });

/** A time, given as epoch ms and read as ISO 8601. */
export const timestamp = <Column extends string>(column: Column) =>
  field(column, 'timestamp', {
    encode: (value: number): unknown => value,
    decode: (selected) => isoTime(selected as number),
  });

/** A time, given and read as ISO 8601. */
export const isoTimestamp = <Column extends string>(column: Column) =>
  field(column, 'timestamp', {
    encode: (value: string): unknown => Date.parse(value),
    decode: (selected) => isoTime(selected as number),
  });

/**
 * A time as ISO 8601, or a date where no more is known. A date is stored with its mark, half a millisecond after its day begins,
 * so that it is told from 00:00 without a column of its own.
 */
export const timeOrDate = <Column extends string>(column: Column) => ({
  ...field(column, 'timestamp', {
    encode: (value: string): unknown => readTimeOrDate(value),
    decode: (selected): string => {
      const timeMs = selected as number;
      return isDate(timeMs) ? isoOrDate(timeMs) : isoTime(timeMs);
    },
  }),
  select: markedTime,
});

/** SQL of a stored time as epoch ms with the mark of a date, which our reading of times leaves out. */
export const markedTime = (column: string): string =>
  `(extract(epoch from ${column}) * 1000)::double precision`;

/** A point, `[longitude, latitude]`. */
export const point = <Column extends string>(column: Column) =>
  field(column, 'point', same<[number, number]>());
/** Lines as GeoJSON. */
export const geometry = <Column extends string>(column: Column) =>
  field(column, 'geometry', same<Geometry>());
/** Polygons as GeoJSON. */
export const polygon = <Column extends string>(column: Column) =>
  field(column, 'polygon', same<Polygon | MultiPolygon>());

/** The longitude of a point, which is only read: `pointOfCoordinates` writes the point. */
export const pointLongitude = <Column extends string>(column: Column) => coordinate(column, 'ST_X');
/** The latitude of a point. */
export const pointLatitude = <Column extends string>(column: Column) => coordinate(column, 'ST_Y');

function coordinate<Column extends string>(
  column: Column,
  read: 'ST_X' | 'ST_Y',
): Field<Column, 'point', number, number, false> {
  return {
    ...field(column, 'point', same<number>()),
    isReadOnly: true,
    select: (name) => `${read}(${name})`,
  };
}

/** Writes the point of a record that has its longitude and latitude as fields. */
export const pointOfCoordinates = (column: string): WrittenColumn<{ longitude: number; latitude: number }> =>
  computedColumn(point(column), ({ longitude, latitude }): [number, number] => [longitude, latitude]);

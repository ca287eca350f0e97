/** How the values of a kind of column travel: as fields of a JSON record to the database, and back as a selection. */
export interface ColumnKindRule {
  /** Type of the field in the JSON record. */
  readonly jsonType: string;
  /** SQL that turns the field of the JSON record into the stored value. */
  toStored(value: string): string;
  /** SQL that selects the stored value. */
  select(column: string): string;
}

const same = (value: string) => value;
const plain = (jsonType: string): ColumnKindRule => ({ jsonType, toStored: same, select: same });
const geometryFromJson = (value: string) => `ST_SetSRID(ST_GeomFromGeoJSON(${value}::text), 4326)`;
const asGeoJson = (column: string) => `ST_AsGeoJSON(${column}, 7)`;

/** The kinds of columns. Geometry is WGS84; polygons are stored counter-clockwise outside (RFC 7946). */
export const COLUMN_KINDS = {
  text: plain('text'),
  'text[]': plain('text[]'),
  'double precision': plain('double precision'),
  integer: plain('integer'),
  boolean: plain('boolean'),
  date: plain('date'),
  jsonb: plain('jsonb'),
  /** Sent and selected as epoch ms. */
  timestamp: {
    jsonType: 'double precision',
    toStored: (value) => `to_timestamp(${value} / 1000.0)`,
    select: same,
  },
  /** Sent and selected as `[longitude, latitude]`. */
  point: {
    jsonType: 'double precision[]',
    toStored: (value) => `ST_SetSRID(ST_MakePoint(${value}[1], ${value}[2]), 4326)`,
    select: (column) => `case when ${column} is not null then array[ST_X(${column}), ST_Y(${column})] end`,
  },
  /** Sent as GeoJSON, selected as its text with 7 decimals, about 1 cm. */
  geometry: { jsonType: 'jsonb', toStored: geometryFromJson, select: asGeoJson },
  polygon: {
    jsonType: 'jsonb',
    toStored: (value) => `ST_ForcePolygonCCW(${geometryFromJson(value)})`,
    select: asGeoJson,
  },
} as const satisfies Record<string, ColumnKindRule>;

export type ColumnKind = keyof typeof COLUMN_KINDS;

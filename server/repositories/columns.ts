import { epochFromMs, geometryFromJson, pointFromPair, type ColumnPlan } from './upsert-rows.ts';

const typed =
  (type: string, expression?: (column: string) => string) =>
  (...columns: string[]): ColumnPlan[] =>
    columns.map((column) =>
      expression ? { column, type, expression: expression(column) } : { column, type },
    );

/** Columns of one type each, for a `TablePlan`. */
export const text = typed('text');
export const textArray = typed('text[]');
export const number = typed('double precision');
export const integer = typed('integer');
export const boolean = typed('boolean');
export const date = typed('date');
export const json = typed('jsonb');
/** Moments handed over as epoch ms. */
export const timestamp = typed('double precision', epochFromMs);
/** Points handed over as `[longitude, latitude]`. */
export const point = typed('double precision[]', pointFromPair);
/** Other geometries handed over as GeoJSON. */
export const geometry = typed('jsonb', geometryFromJson);
/** Polygons, turned counter-clockwise outside (RFC 7946). */
export const polygon = typed('jsonb', (column) => `ST_ForcePolygonCCW(${geometryFromJson(column)})`);

import { sql, type Kysely, type Transaction } from 'kysely';
import type { MultiPolygon, Polygon } from 'geojson';
import { codePrefix, countyCode, type UnitLevel } from '../../src/domain/grids/codes.ts';
import type { UnitProperties, UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { withoutNulls } from './without-nulls.ts';
import { boolean, json, number, point, polygon, text, textArray } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const UNIT_PLAN: TablePlan<UnitRecord> = {
  resource: 'unit',
  table: 'unit',
  id: 'code',
  columns: [
    ...text(
      'code',
      'level',
      'name',
      'parent_code',
      'code_prefix',
      'origin',
      'urban_rural',
      'grid_kind',
      'subject',
      'note',
    ),
    ...textArray('aliases', 'member_codes'),
    ...boolean('schematic'),
    ...number('area_m2', 'density_weight'),
    ...json('quantities', 'staffing'),
    ...point('label_point'),
    ...polygon('geom'),
  ],
  toRecord: (unit) => ({
    county_code: countyOfUnit(unit),
    code: unit.code,
    level: unit.level,
    name: unit.name,
    aliases: unit.aliases,
    parent_code: unit.parentCode,
    code_prefix: codePrefix(unit.code),
    schematic: unit.schematic,
    origin: unit.origin,
    area_m2: unit.areaM2,
    label_point: unit.labelPoint,
    urban_rural: unit.urbanRural,
    grid_kind: unit.gridKind,
    subject: unit.subject,
    quantities: unit.quantities,
    staffing: unit.staffing,
    member_codes: unit.memberCodes,
    density_weight: unit.densityWeight,
    note: unit.note,
    geom: unit.geometry,
  }),
};

/** An area has no county in its id; it lies where its first member lies. */
function countyOfUnit(unit: UnitRecord): string {
  const code = /^\d/.test(unit.code) ? unit.code : (unit.memberCodes?.[0] ?? unit.parentCode);
  return code === undefined ? '000000' : countyCode(code);
}

/** Makes the units of one layer what `rows` say (see `reconcile`). */
export function replaceUnits(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly UnitRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, UNIT_PLAN, { dataSetId, layerId }, rows);
}

export interface UnitQuery {
  /** One level, or `finest`: the units that have none below them, without areas. */
  level?: UnitLevel | 'finest' | undefined;
  /** Only units inside this one (itself included); for areas, those that have a member inside. */
  within?: string | undefined;
}

/** A unit with its geometry as GeoJSON text (7 decimals, about 1 cm), ready to be put into a reply. */
export interface UnitFeatureRow {
  properties: UnitProperties;
  geometry: string;
}

/** Units by level and enclosing unit, ordered by code. */
export async function listUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitFeatureRow[]> {
  let select = db
    .selectFrom('unit as u')
    .select([
      'code',
      'level',
      'name',
      'aliases',
      'parent_code',
      'schematic',
      'origin',
      'area_m2',
      'urban_rural',
      'grid_kind',
      'subject',
      'quantities',
      'staffing',
      'member_codes',
      'density_weight',
      'note',
      sql<number>`ST_X(u.label_point)`.as('label_lng'),
      sql<number>`ST_Y(u.label_point)`.as('label_lat'),
      sql<string>`ST_AsGeoJSON(u.geom, 7)`.as('geometry'),
    ]) // prettier-ignore
    .orderBy(sql`code collate "C"`);
  if (query.level === 'finest')
    select = select
      .where('level', '<>', 'area')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('unit as child').select('child.code').whereRef('child.parent_code', '=', 'u.code'),
          ),
        ),
      );
  else if (query.level !== undefined) select = select.where('level', '=', query.level);
  if (query.within !== undefined) {
    const prefix = codePrefix(query.within);
    select = select.where(
      sql<boolean>`(u.code_prefix like ${`${prefix}%`} or exists (
        select from unnest(u.member_codes) as m (code) where m.code like ${`${prefix}%`}))`,
    );
  }
  return (await select.execute()).map(({ geometry, label_lng, label_lat, ...row }) => ({
    geometry,
    properties: withoutNulls({
      code: row.code,
      level: row.level,
      name: row.name,
      aliases: row.aliases,
      parentCode: row.parent_code,
      schematic: row.schematic,
      origin: row.origin,
      areaM2: row.area_m2,
      labelPoint: [label_lng, label_lat],
      urbanRural: row.urban_rural,
      gridKind: row.grid_kind,
      subject: row.subject,
      quantities: row.quantities,
      staffing: row.staffing,
      memberCodes: row.member_codes,
      densityWeight: row.density_weight,
      note: row.note,
    }) as UnitProperties,
  }));
}

/** The same as whole records, for loading and checking. */
export async function readUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitRecord[]> {
  return (await listUnits(db, query)).map(({ properties, geometry }) => ({
    ...properties,
    geometry: JSON.parse(geometry) as Polygon | MultiPolygon,
  }));
}

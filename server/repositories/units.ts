import { sql, type Kysely, type Transaction } from 'kysely';
import type { MultiPolygon, Polygon } from 'geojson';
import { codePrefix, countyCode, type UnitLevel } from '../../src/domain/grids/codes.ts';
import type { UnitProperties, UnitRecord } from '../../src/schemas/units.ts';
import { polygon, text } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { computedColumn } from '../database/table-mapping.ts';
import { UNITS } from '../database/tables/units.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const GEOMETRY = polygon('geom');

const UNIT_PLAN: TablePlan<UnitRecord> = {
  resource: 'unit',
  table: 'unit',
  id: 'code',
  columns: [
    ...UNITS.columns,
    computedColumn(text('code_prefix'), (unit) => codePrefix(unit.code)),
    computedColumn(GEOMETRY, (unit) => unit.geometry),
  ],
  countyOf: countyOfUnit,
};

/** An area has no county in its id; it lies where its first member lies. */
function countyOfUnit(unit: UnitRecord): string {
  const code = /^\d/.test(unit.code) ? unit.code : (unit.memberCodes?.[0] ?? unit.parentCode);
  return code === undefined ? '000000' : countyCode(code);
}

/** Makes the units of one layer what `rows` say (see `upsertRows`). */
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

/** A unit with its geometry as GeoJSON text, ready to be put into a reply. */
export interface UnitFeatureRow {
  properties: UnitProperties;
  geometry: string;
}

/** Units by level and enclosing unit, ordered by code. */
export async function listUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitFeatureRow[]> {
  let select = db
    .selectFrom('unit as u')
    .select(UNITS.selection)
    .select(sql.raw<string>(GEOMETRY.select('u.geom')).as('geometry'))
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
  return (await select.execute()).map((row) => ({ geometry: row.geometry, properties: UNITS.read(row) }));
}

/** The same as whole records, for loading and checking. */
export async function readUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitRecord[]> {
  return (await listUnits(db, query)).map(({ properties, geometry }) => ({
    ...properties,
    geometry: JSON.parse(geometry) as Polygon | MultiPolygon,
  }));
}

import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { MultiPolygon, Polygon } from 'geojson';
import { groupBy } from '../../src/domain/arrays/group-by.ts';
import { codePrefix, countyCode, type UnitLevel } from '../../src/domain/grids/codes.ts';
import { fateBeside } from '../../src/domain/grids/versions/foreign-versions.ts';
import type { StoryVersion } from '../../src/domain/grids/versions/unit-story.ts';
import { versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitProperties, UnitRecord } from '../../src/schemas/units.ts';
import { polygon, text } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { computedColumn } from '../database/table-mapping.ts';
import { UNITS } from '../database/tables/units.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const GEOMETRY = polygon('geom');

const UNIT_PLAN: TablePlan<UnitRecord> = {
  resource: 'unit',
  table: 'unit_version',
  id: 'version_id',
  columns: [
    ...UNITS.columns,
    computedColumn(text('version_id'), versionKey),
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

/**
 * Makes the units of one layer what `rows` say (see `upsertRows`), each in all its versions. A version of the same code that
 * another layer has ends the day before, or is taken over (see `fateBeside`).
 */
export async function replaceUnits(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly UnitRecord[],
): Promise<WriteCounts> {
  await endForeignVersions(trx, { dataSetId, layerId }, rows);
  return upsertRows(trx, UNIT_PLAN, { dataSetId, layerId }, rows);
}

async function endForeignVersions(
  trx: Transaction<Database>,
  owner: { dataSetId: string; layerId: string },
  rows: readonly UnitRecord[],
): Promise<void> {
  const incomingOf = groupBy(rows, ({ code }) => code);
  const keys = new Set(rows.map(versionKey));
  const { rows: foreign } = await sql<{ id: string; code: string; from: string | null; to: string | null }>`
    select version_id as id, code, valid_from as "from", valid_to as "to" from unit_version
    where code = any(${[...incomingOf.keys()]}::text[])
      and (data_set_id, layer_id) <> (${owner.dataSetId}, ${owner.layerId})`.execute(trx);
  const takenOver: string[] = [];
  const ended: { id: string; valid_to: string }[] = [];
  for (const { id, code, from, to } of foreign) {
    if (keys.has(id)) continue;
    const version = { validFrom: from ?? undefined, validTo: to ?? undefined };
    const fate = fateBeside(version, incomingOf.get(code) ?? []);
    if (fate === 'taken over') takenOver.push(id);
    else if (fate !== 'stays') ended.push({ id, valid_to: fate.validTo });
  }
  if (takenOver.length > 0)
    await sql`delete from unit_version where version_id = any(${takenOver}::text[])`.execute(trx);
  if (ended.length > 0)
    await sql`
      update unit_version t set valid_to = r.valid_to
      from json_to_recordset(${JSON.stringify(ended)}::json) as r (id text, valid_to date)
      where t.version_id = r.id`.execute(trx);
}

export interface UnitQuery {
  /** One level, or `finest`: the units that have none below them, without areas. */
  level?: UnitLevel | 'finest' | undefined;
  /** Only units inside this one (itself included); for areas, those that have a member inside. */
  within?: string | undefined;
  /** The day whose boundaries are meant, `YYYY-MM-DD`, or `any` for all versions; without it today in Shanghai. */
  asOf?: string | undefined;
}

const TODAY = sql`(now() at time zone 'Asia/Shanghai')::date`;

/** Whether the version of a unit counts on a day. */
const isInForce = (unit: string, day: RawBuilder<unknown>): RawBuilder<boolean> => sql`(
  (${sql.ref(`${unit}.valid_from`)} is null or ${sql.ref(`${unit}.valid_from`)} <= ${day})
  and (${sql.ref(`${unit}.valid_to`)} is null or ${sql.ref(`${unit}.valid_to`)} >= ${day}))`;

/** A unit with its geometry as GeoJSON text, ready to be put into a reply. */
export interface UnitFeatureRow {
  properties: UnitProperties;
  geometry: string;
}

/** Versions of units as they are selected, ordered by code, the newest first. */
const selectVersions = (db: Kysely<Database>) =>
  db
    .selectFrom('unit_version as u')
    .select(UNITS.selection)
    .select(sql.raw<string>(GEOMETRY.select('u.geom')).as('geometry'))
    .orderBy(sql`code collate "C"`)
    .orderBy(sql`valid_from desc nulls last`);

const featureRowOf = (row: Readonly<Record<string, unknown>> & { geometry: string }): UnitFeatureRow => ({
  geometry: row.geometry,
  properties: UNITS.read(row),
});

/** Units of a day by level and enclosing unit, ordered by code; of several versions the newest first. */
export async function listUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitFeatureRow[]> {
  const { asOf } = query;
  const counts = (unit: string) =>
    asOf === 'any' ? sql<boolean>`true` : isInForce(unit, asOf === undefined ? TODAY : sql`${asOf}::date`);
  let select = selectVersions(db).where(counts('u'));
  if (query.level === 'finest')
    select = select
      .where('level', '<>', 'area')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('unit_version as child')
              .select('child.code')
              .whereRef('child.parent_code', '=', 'u.code')
              .where(counts('child')),
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
  return (await select.execute()).map(featureRowOf);
}

/** Versions of units that do not count today, ordered by code, the newest first. */
export async function listOtherVersions(db: Kysely<Database>): Promise<UnitFeatureRow[]> {
  const rows = await selectVersions(db)
    .where(({ not }) => not(isInForce('u', TODAY)))
    .execute();
  return rows.map(featureRowOf);
}

/** The same as whole records, for loading, locating and checking. */
export async function readUnits(db: Kysely<Database>, query: UnitQuery = {}): Promise<UnitRecord[]> {
  return (await listUnits(db, query)).map(recordOf);
}

const recordOf = ({ properties, geometry }: UnitFeatureRow): UnitRecord => ({
  ...properties,
  geometry: JSON.parse(geometry) as Polygon | MultiPolygon,
});

/** Versions that begin or end on some day, without what they look like. */
export async function readDatedVersions(db: Kysely<Database>): Promise<StoryVersion[]> {
  const rows = await db
    .selectFrom('unit_version')
    .select(['code', 'predecessors'])
    .select([
      sql<string | null>`valid_from::text`.as('validFrom'),
      sql<string | null>`valid_to::text`.as('validTo'),
    ])
    .where(sql<boolean>`(valid_from is not null or valid_to is not null)`)
    .execute();
  return rows.map(({ code, validFrom, validTo, predecessors }) => ({
    code,
    validFrom: validFrom ?? undefined,
    validTo: validTo ?? undefined,
    predecessors: predecessors ?? undefined,
  }));
}

/** Versions by their keys (`versionKey`). */
export async function readVersionsByKey(
  db: Kysely<Database>,
  keys: readonly string[],
): Promise<Map<string, UnitRecord>> {
  const rows = await selectVersions(db)
    .where(sql<boolean>`u.version_id = any(${[...keys]}::text[])`)
    .execute();
  const units = rows.map(featureRowOf).map(recordOf);
  return new Map(units.map((unit) => [versionKey(unit), unit]));
}

/** First days of new boundaries, ascending: where a version begins, or the day after one ends. */
export async function readBoundaryDays(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct day from (
      select valid_from as day from unit_version where valid_from is not null
      union all select valid_to + 1 from unit_version where valid_to is not null) as days
    order by day`.execute(db);
  return rows.map(({ day }) => day);
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { unitAfterChange } from '../../src/domain/exchange/units/assign-unit.ts';
import { polygonsOf } from '../../src/domain/exchange/geometry/ring-math.ts';
import type { UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { boxOf, type BoundingBox, type Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion } from '../repositories/data-version.ts';

/** What belongs to a unit: incidents and cases to the one of the time of their report, the others to the one of the load. */
const RECORDS = [
  {
    kind: 'incidents',
    resource: 'incident',
    table: 'incident',
    id: 'event_no',
    accuracy: 'accuracy_m',
    at: 'reported_at',
  },
  {
    kind: 'cases',
    resource: 'case',
    table: 'pickpocket_case',
    id: 'case_no',
    accuracy: 'null',
    at: 'reported_at',
  },
  { kind: 'places', resource: 'place', table: 'place', id: 'id', accuracy: 'accuracy_m', at: 'null' },
  { kind: 'facilities', resource: 'facility', table: 'facility', id: 'id', accuracy: 'null', at: 'null' },
  { kind: 'cameras', resource: 'camera', table: 'camera', id: 'gb_id', accuracy: 'null', at: 'null' },
] as const;

/** How many rows of each kind moved, of the kinds that have any. */
export type MovedRows = Partial<Record<(typeof RECORDS)[number]['kind'], number>>;

const PAGE_ROWS = 5_000;

interface StoredRow {
  id: string;
  data_set_id: string;
  longitude: number;
  latitude: number;
  unit_code: string | null;
  accuracy: number | null;
  reported_at: number | null;
}

/**
 * Gives stored incidents, cases, places, facilities and cameras the unit that their point lies in, where boundaries changed under
 * them. Units of the data set that a row belongs to go before others, as when it was loaded.
 * @param locatorOf the units as a data set sees them
 * @param redrawn units that changed, as they were and as they are; only what lies there or belongs to one of them is looked at
 * @param asOf time of the load, epoch ms
 */
export async function moveToUnits(
  db: Kysely<Database>,
  locatorOf: (dataSetId: string) => UnitLocator,
  redrawn: readonly UnitRecord[],
  asOf: number,
): Promise<MovedRows> {
  const moved: MovedRows = {};
  if (redrawn.length === 0) return moved;
  const locators = new Map<string, UnitLocator>();
  const locate = (dataSetId: string) => {
    const locator = locators.get(dataSetId) ?? locatorOf(dataSetId);
    locators.set(dataSetId, locator);
    return locator;
  };
  const where = {
    codes: [
      ...new Set(
        redrawn.flatMap(({ code, parentCode }) => (parentCode === undefined ? [code] : [code, parentCode])),
      ),
    ],
    box: boxOf(redrawn.flatMap(({ geometry }) => polygonsOf(geometry).flat(2))),
  };
  for (const records of RECORDS) {
    const count = await inTransaction(db, (trx) => moveRecords(trx, records, locate, where, asOf));
    if (count !== undefined) moved[records.kind] = count;
  }
  return moved;
}

async function moveRecords(
  trx: Transaction<Database>,
  { resource, table, id, accuracy, at }: (typeof RECORDS)[number],
  locate: (dataSetId: string) => UnitLocator,
  { codes, box: [west, south, east, north] }: { codes: readonly string[]; box: BoundingBox },
  asOf: number,
): Promise<number | undefined> {
  const some = await sql`select from ${sql.table(table)} limit 1`.execute(trx);
  if (some.rows.length === 0) return undefined;
  let moved = 0;
  let after = '';
  for (;;) {
    const { rows } = await sql<StoredRow>`
      select ${sql.ref(id)} as id, data_set_id, ST_X(point) as longitude, ST_Y(point) as latitude, unit_code,
        ${sql.raw(accuracy)}::double precision as accuracy, ${sql.raw(at)}::timestamptz as reported_at
      from ${sql.table(table)}
      where point is not null and ${sql.ref(id)} > ${after} and (unit_code = any(${codes}::text[])
        or (ST_X(point) between ${west} and ${east} and ST_Y(point) between ${south} and ${north}))
      order by ${sql.ref(id)} limit ${PAGE_ROWS}`.execute(trx);
    const changes = rows.flatMap((row) => {
      const { longitude, latitude, unit_code: unitCode, accuracy: accuracyM, reported_at: reportedAt } = row;
      const point: Position = [longitude, latitude];
      const moment = reportedAt ?? asOf;
      const locator = locate(row.data_set_id);
      const unit =
        unitCode === null
          ? locator.finestAt(point, moment)?.code
          : unitAfterChange({ point, unitCode, accuracyM, at: moment }, locator);
      return unit === undefined || unit === unitCode
        ? []
        : [{ id: row.id, unit_code: unit, county_code: countyCode(unit) }];
    });
    if (changes.length > 0)
      await sql`
        update ${sql.table(table)} t set unit_code = r.unit_code, county_code = r.county_code
        from json_to_recordset(${JSON.stringify(changes)}::json) as r (id text, unit_code text, county_code text)
        where t.${sql.ref(id)} = r.id`.execute(trx);
    moved += changes.length;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE_ROWS) break;
    after = last.id;
  }
  if (moved > 0) await bumpVersion(trx, resource);
  return moved;
}

import { sql, type Kysely, type Transaction } from 'kysely';
import { unitAfterChange } from '../../src/domain/exchange/units/assign-unit.ts';
import type { UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion } from '../repositories/data-version.ts';

/** What belongs to the unit that existed when it was reported. */
const RECORDS = [
  { resource: 'incident', table: 'incident', id: 'event_no', accuracy: 'accuracy_m' },
  { resource: 'case', table: 'pickpocket_case', id: 'case_no', accuracy: 'null' },
] as const;

const PAGE_ROWS = 5_000;

interface StoredRow {
  id: string;
  longitude: number;
  latitude: number;
  unit_code: string;
  accuracy: number | null;
  reported_at: number;
}

/**
 * Gives stored incidents and cases the unit that their point lay in when they were reported, where boundaries changed under
 * them. @param codes units that were redrawn; only what belongs to one of them is looked at. Returns how many moved.
 */
export async function moveToUnits(
  db: Kysely<Database>,
  locator: UnitLocator,
  codes: ReadonlySet<string>,
): Promise<number> {
  if (codes.size === 0) return 0;
  let moved = 0;
  for (const records of RECORDS)
    moved += await inTransaction(db, (trx) => moveRecords(trx, records, locator, [...codes]));
  return moved;
}

async function moveRecords(
  trx: Transaction<Database>,
  { resource, table, id, accuracy }: (typeof RECORDS)[number],
  locator: UnitLocator,
  codes: readonly string[],
): Promise<number> {
  let moved = 0;
  let after = '';
  for (;;) {
    const { rows } = await sql<StoredRow>`
      select ${sql.ref(id)} as id, ST_X(point) as longitude, ST_Y(point) as latitude, unit_code,
        ${sql.raw(accuracy)}::double precision as accuracy, reported_at
      from ${sql.table(table)}
      where unit_code = any(${codes}::text[]) and ${sql.ref(id)} > ${after}
      order by ${sql.ref(id)} limit ${PAGE_ROWS}`.execute(trx);
    const changes = rows.flatMap((row) => {
      const { longitude, latitude, unit_code: unitCode, accuracy: accuracyM, reported_at: at } = row;
      const point: Position = [longitude, latitude];
      const record = { point, unitCode, accuracyM, at };
      const unit = unitAfterChange(record, locator);
      return unit === unitCode ? [] : [{ id: row.id, unit_code: unit, county_code: countyCode(unit) }];
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

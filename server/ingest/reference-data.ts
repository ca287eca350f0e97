import { sql, type Kysely } from 'kysely';
import { completeCode } from '../../src/domain/grids/unit-code.ts';
import { createUnitLocator, type UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { inBox, type BoundingBox, type Position } from '../../src/domain/geo/positions.ts';
import type { Database } from '../database/schema.ts';
import { cachedPerDatabase } from '../repositories/cached-per-database.ts';
import { readUnits } from '../repositories/units.ts';
import { createCellCacheLocator } from './cell-cache-locator.ts';

/** What reports are validated against: the units, the codes and the bounds of the loaded data sets. */
export interface ReferenceData {
  readonly locator: UnitLocator;
  /** Codes of units that are written in full, so that they stand for themselves. */
  readonly wholeCodes: ReadonlySet<string>;
  /** Leaves of the category table with the department that leads them. */
  readonly categories: ReadonlyMap<string, string | null>;
  readonly channels: ReadonlySet<string>;
  /** Empty: departments are not listed, any text will do. */
  readonly departments: ReadonlySet<string>;
  isInCity(point: Position): boolean;
}

const referenceData = cachedPerDatabase(readReferenceData, { resources: ['unit', 'dataset'] });

/** The reference data of a database, read once per version of its units and data sets. */
export const cachedReferenceData = (db: Kysely<Database>): Promise<ReferenceData> => referenceData.get(db);

async function readReferenceData(db: Kysely<Database>): Promise<ReferenceData> {
  const units = (await readUnits(db, { asOf: 'any' })).map(
    ({ code, level, areaM2, labelPoint, geometry, validFrom, validTo, aliases, legacyCodes }) => ({
      code,
      level,
      areaM2,
      labelPoint,
      geometry,
      validFrom,
      validTo,
      aliases,
      legacyCodes,
    }),
  );
  const locator = createCellCacheLocator(createUnitLocator(units), units, Date.now());
  const codes = await db
    .selectFrom('code_row')
    .select(['table_name', 'code', 'parent', 'lead_dept'])
    // The first data set that has a code comes last, and stands.
    .orderBy('data_set_id', 'desc')
    .execute();
  const of = (table: string) => codes.filter((row) => row.table_name === table);
  const headings = new Set(of('categories').map(({ parent }) => parent));
  const boxes = (
    await sql<{ west: number; south: number; east: number; north: number }>`
      select west, south, east, north from data_set`.execute(db)
  ).rows.map((row): BoundingBox => [row.west, row.south, row.east, row.north]);
  return {
    locator,
    wholeCodes: new Set([...locator.codes].filter((code) => isWhole(code))),
    categories: new Map(
      of('categories')
        .filter(({ code }) => !headings.has(code))
        .map((row) => [row.code, row.lead_dept]),
    ),
    channels: new Set(of('channels').map(({ code }) => code)),
    departments: new Set(of('departments').map(({ code }) => code)),
    isInCity: (point) => boxes.some((box) => inBox(point, box)),
  };
}

function isWhole(code: string): boolean {
  const completed = completeCode(code);
  return 'code' in completed && completed.code === code;
}

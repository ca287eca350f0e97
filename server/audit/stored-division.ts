import { sql, type Kysely } from 'kysely';
import type { ExpectedCount } from '../../src/domain/grids/audit/audit-input.ts';
import type { UnitLevel } from '../../src/domain/grids/codes.ts';
import type { Database } from '../database/schema.ts';
import { listDataSets } from '../repositories/data-sets.ts';
import {
  readAllIncidentColumns,
  TooManyRowsError,
  type IncidentColumnBatch,
} from '../repositories/incident-columns.ts';

/** A unit as it is stored, its geometry as GeoJSON text: text goes to another thread at the speed of memory. */
export interface UnitRow {
  readonly code: string;
  readonly level: UnitLevel;
  readonly parentCode: string | null;
  readonly memberCodes: readonly string[] | null;
  readonly layer: string;
  readonly geometry: string;
}

/** Columns of incidents, as far as the audit looks at them. */
export type StoredPoints = Pick<IncidentColumnBatch, 'lngE6' | 'latE6' | 'eventNo'>;

/** Units of one query. Nothing else runs in the embedded database meanwhile: some 10 ms. */
const PAGE_UNITS = 200;

/** The stored units in the order of their codes, page by page. */
export async function* storedUnits(db: Kysely<Database>): AsyncGenerator<readonly UnitRow[]> {
  let after = '';
  for (;;) {
    const { rows } = await sql<UnitRow>`
      select code, level, parent_code as "parentCode", member_codes as "memberCodes", layer_id as layer,
        ST_AsGeoJSON(geom, 15) as geometry
      from unit where code collate "C" > ${after}
      order by code collate "C" limit ${PAGE_UNITS}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE_UNITS) return;
    after = rows.at(-1)!.code;
  }
}

/** The incidents of the page's columns; `undefined` where there are too many for one reply. */
export async function storedPoints(db: Kysely<Database>): Promise<readonly StoredPoints[] | undefined> {
  try {
    const { batches } = await readAllIncidentColumns(db);
    return batches.map(({ lngE6, latE6, eventNo }) => ({ lngE6, latE6, eventNo }));
  } catch (error) {
    if (error instanceof TooManyRowsError) return undefined;
    throw error;
  }
}

/** Names of the data sets, and the numbers of units that they expect. */
export async function storedExpectations(
  db: Kysely<Database>,
): Promise<{ dataSet: string; expected: ExpectedCount[] }> {
  const manifests = (await listDataSets(db)).map(({ manifest }) => manifest);
  return {
    dataSet: manifests.map(({ id }) => id).join(' + '),
    expected: manifests.flatMap(({ expected = [] }) => expected),
  };
}

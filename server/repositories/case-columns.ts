import { sql, type Kysely } from 'kysely';
import { civilDayOfTime } from '../../src/domain/time/civil-day.ts';
import { isMarketDay } from '../../src/domain/time/market-days.ts';
import { CASE_STATUSES, CASE_MOMENTS, PLACE_TYPES, type CaseMetadata } from '../../src/schemas/cases.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { encodeTexts, type TextColumn } from './binary-columns.ts';
import type { TimeWindow } from './incident-columns.ts';

/** Columns of `/api/cases.arrow`. */
export interface CaseColumnBatch {
  from: Float64Array;
  to: Float64Array;
  reportedAt: Float64Array;
  lngE6: Int32Array;
  latE6: Int32Array;
  placeType: Uint8Array;
  status: Uint8Array;
  moment: Uint8Array;
  unit: Uint32Array;
  marketDay: Uint8Array;
  caseNo: TextColumn;
}

const UNKNOWN = 255;

/**
 * Pickpocket cases whose interval touches the window, as columns sorted by their earliest time. Cases are some
 * thousands at most, so they are read as rows.
 */
export async function readCaseColumns(
  db: Kysely<Database>,
  window: TimeWindow,
): Promise<{ lists: Omit<CaseMetadata, 'asOf'>; columns: CaseColumnBatch }> {
  let select = db
    .selectFrom('pickpocket_case as c')
    .leftJoin('place as p', 'p.id', 'c.place_id')
    .select([
      'c.case_no',
      'c.occurred_from',
      'c.occurred_to',
      'c.reported_at',
      'c.place_type',
      'c.status',
      'c.moment',
      'c.unit_code',
      'p.market',
      sql<number>`ST_X(c.point)`.as('longitude'),
      sql<number>`ST_Y(c.point)`.as('latitude'),
    ]) // prettier-ignore
    .orderBy('c.occurred_from')
    .orderBy('c.case_no');
  if (window.from !== undefined)
    select = select.where(
      sql<boolean>`c.occurred_to >= to_timestamp(${window.from}::double precision / 1000.0)`,
    );
  if (window.to !== undefined)
    select = select.where(
      sql<boolean>`c.occurred_from < to_timestamp(${window.to}::double precision / 1000.0)`,
    );
  const rows = await select.execute();
  const units = [...new Set(rows.map((row) => row.unit_code))].sort();
  const unitIndex = new Map(units.map((code, index) => [code, index]));
  const bytes = (value: (row: (typeof rows)[number]) => number) => Uint8Array.from(rows, value);
  return {
    lists: { placeTypes: [...PLACE_TYPES], statuses: [...CASE_STATUSES], moments: [...CASE_MOMENTS], units },
    columns: {
      from: Float64Array.from(rows, (row) => row.occurred_from),
      to: Float64Array.from(rows, (row) => row.occurred_to),
      reportedAt: Float64Array.from(rows, (row) => row.reported_at),
      lngE6: Int32Array.from(rows, (row) => Math.round(row.longitude * 1e6)),
      latE6: Int32Array.from(rows, (row) => Math.round(row.latitude * 1e6)),
      placeType: bytes((row) => indexIn(PLACE_TYPES, row.place_type)),
      status: bytes((row) => indexIn(CASE_STATUSES, row.status)),
      moment: bytes((row) => (row.moment === null ? UNKNOWN : indexIn(CASE_MOMENTS, row.moment))),
      unit: Uint32Array.from(rows, (row) => unitIndex.get(row.unit_code) ?? 0),
      marketDay: bytes((row) => marketDay(row.market as PlaceRecord['market'] | null, row.occurred_from)),
      caseNo: encodeTexts(rows.map((row) => row.case_no)),
    },
  };
}

function indexIn(list: readonly string[], code: string): number {
  const index = list.indexOf(code);
  if (index < 0) throw new Error(`the code ${code} is not one of ${list.join(', ')}`);
  return index;
}

function marketDay(market: PlaceRecord['market'] | null, at: number): number {
  const held = market ? isMarketDay(market.rule, civilDayOfTime(at)) : undefined;
  return held === undefined ? UNKNOWN : Number(held);
}

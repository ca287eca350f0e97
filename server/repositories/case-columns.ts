import { sql, type Kysely } from 'kysely';
import { intervalOfTimes } from '../../src/domain/cases/case-interval.ts';
import { NO_ENTRY, UNKNOWN_CODE } from '../../src/domain/cases/case-columns.ts';
import {
  CASE_MOMENTS,
  CASE_STATUSES,
  METHODS,
  PLACE_TYPES,
  PROPERTY_KINDS,
  VALUE_BANDS,
} from '../../src/domain/cases/case-terms.ts';
import { civilDayOfTime } from '../../src/domain/time/civil-day.ts';
import { knownLunarDate } from '../../src/domain/time/lunar.ts';
import { isMarketDay, type MarketDayRule } from '../../src/domain/time/market-days.ts';
import type { CaseMetadata, PickpocketCaseRecord } from '../../src/schemas/cases.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import { markedTime } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { encodeTexts, type TextColumn } from './binary-columns.ts';
import type { TimeWindow } from './incident-columns.ts';
import { readConfirmedRules } from './market-confirmations.ts';

/** Columns of `/api/cases.arrow`. */
export interface CaseColumnBatch {
  from: Float64Array;
  to: Float64Array;
  reportedAt: Float64Array;
  arrestedAt: Float64Array;
  lngE6: Int32Array;
  latE6: Int32Array;
  placeType: Uint8Array;
  status: Uint8Array;
  moment: Uint8Array;
  methods: Uint8Array;
  property: Uint8Array;
  value: Uint8Array;
  recovered: Int32Array;
  unit: Uint32Array;
  place: Int32Array;
  line: Int32Array;
  boardStop: Int32Array;
  alightStop: Int32Array;
  marketDay: Uint8Array;
  caseNo: TextColumn;
}

/** The code lists that the columns point into, the same for every reply. */
const CODE_LISTS = {
  placeTypes: [...PLACE_TYPES],
  statuses: [...CASE_STATUSES],
  moments: [...CASE_MOMENTS],
  methods: [...METHODS],
  propertyKinds: [...PROPERTY_KINDS],
  valueBands: [...VALUE_BANDS],
};

/**
 * Pickpocket cases whose interval touches the window, as columns sorted by their earliest time. Cases are some
 * thousands at most, so they are read as rows.
 */
export async function readCaseColumns(
  db: Kysely<Database>,
  window: TimeWindow,
): Promise<{ lists: Omit<CaseMetadata, 'asOf'>; columns: CaseColumnBatch }> {
  const [rows, confirmed] = await Promise.all([readCases(db, window), readConfirmedRules(db)]);
  const units = listOf(rows.map(({ unit_code }) => unit_code));
  const places = listOf(rows.map(({ place_id }) => place_id));
  const lines = listOf(rows.map(({ transit }) => transit?.lineId));
  const stops = listOf(rows.flatMap(({ transit }) => [transit?.boardStopId, transit?.alightStopId]));
  type Row = (typeof rows)[number];
  const bytes = (value: (row: Row) => number) => Uint8Array.from(rows, value);
  const times = (value: (row: Row) => number) => Float64Array.from(rows, value);
  const integers = (value: (row: Row) => number) => Int32Array.from(rows, value);
  return {
    lists: { ...CODE_LISTS, units: units.list, places: places.list, lines: lines.list, stops: stops.list },
    columns: {
      from: times((row) => row.occurred_from),
      to: times((row) => intervalOfTimes(row.occurred_from, row.occurred_to).to),
      reportedAt: times((row) => row.reported_at),
      arrestedAt: times((row) => row.arrested_at ?? Number.NaN),
      lngE6: integers((row) => Math.round(row.longitude * 1e6)),
      latE6: integers((row) => Math.round(row.latitude * 1e6)),
      placeType: bytes((row) => indexIn(PLACE_TYPES, row.place_type)),
      status: bytes((row) => indexIn(CASE_STATUSES, row.status)),
      moment: bytes((row) => (row.moment === null ? UNKNOWN_CODE : indexIn(CASE_MOMENTS, row.moment))),
      methods: bytes((row) => bitsOf(METHODS, row.methods)),
      property: bytes(({ property }) =>
        bitsOf(
          PROPERTY_KINDS,
          property.map(({ kind }) => kind),
        ),
      ),
      value: bytes(({ property }) =>
        property.length === 0
          ? UNKNOWN_CODE
          : Math.max(...property.map(({ valueBand }) => indexIn(VALUE_BANDS, valueBand))),
      ),
      recovered: integers((row) => row.recovered_items),
      unit: Uint32Array.from(rows, (row) => units.indexOf(row.unit_code)),
      place: integers((row) => places.indexOf(row.place_id)),
      line: integers(({ transit }) => lines.indexOf(transit?.lineId)),
      boardStop: integers(({ transit }) => stops.indexOf(transit?.boardStopId)),
      alightStop: integers(({ transit }) => stops.indexOf(transit?.alightStopId)),
      marketDay: bytes((row) =>
        marketDay(confirmed.get(row.place_id ?? '')?.rule ?? row.market?.rule, row.occurred_from),
      ),
      caseNo: encodeTexts(rows.map((row) => row.case_no)),
    },
  };
}

async function readCases(db: Kysely<Database>, { from, to }: TimeWindow) {
  let select = db
    .selectFrom('pickpocket_case as c')
    // The key of a place is county and id: where two counties have the id, a case is still one.
    .leftJoin(
      (join) =>
        join
          .selectFrom('place')
          .distinctOn('place.id')
          .select(['place.id', 'place.market'])
          .orderBy('place.id')
          .orderBy('place.county_code')
          .as('p'),
      (join) => join.onRef('p.id', '=', 'c.place_id'),
    )
    .select([
      'c.case_no',
      sql<number>`${sql.raw(markedTime('c.occurred_from'))}`.as('occurred_from'),
      'c.occurred_to',
      sql<number>`${sql.raw(markedTime('c.reported_at'))}`.as('reported_at'),
      sql<number | null>`${sql.raw(markedTime('c.arrested_at'))}`.as('arrested_at'),
      'c.place_type',
      'c.status',
      'c.moment',
      'c.methods',
      'c.recovered_items',
      'c.unit_code',
      'c.place_id',
      sql<PickpocketCaseRecord['transit'] | null>`c.transit`.as('transit'),
      sql<PickpocketCaseRecord['property']>`c.property`.as('property'),
      sql<PlaceRecord['market'] | null>`p.market`.as('market'),
      sql<number>`ST_X(c.point)`.as('longitude'),
      sql<number>`ST_Y(c.point)`.as('latitude'),
    ]) // prettier-ignore
    .orderBy('c.occurred_from')
    .orderBy('c.case_no');
  if (from !== undefined)
    select = select.where(sql<boolean>`c.occurred_to >= to_timestamp(${from}::double precision / 1000.0)`);
  if (to !== undefined)
    select = select.where(sql<boolean>`c.occurred_from < to_timestamp(${to}::double precision / 1000.0)`);
  return select.execute();
}

/** Every value once, in order, and where each stands; `NO_ENTRY` for a blank one. */
function listOf(values: readonly (string | null | undefined)[]) {
  const list = [...new Set(values.filter((value) => value !== null && value !== undefined))].sort();
  const positions = new Map(list.map((value, index) => [value, index]));
  return {
    list,
    indexOf: (value: string | null | undefined): number => positions.get(value ?? '') ?? NO_ENTRY,
  };
}

function indexIn(list: readonly string[], code: string): number {
  const index = list.indexOf(code);
  if (index < 0) throw new Error(`the code ${code} is not one of ${list.join(', ')}`);
  return index;
}

function bitsOf(list: readonly string[], codes: readonly string[]): number {
  return codes.reduce((bits, code) => bits | (1 << indexIn(list, code)), 0);
}

function marketDay(rule: MarketDayRule | undefined, at: number): number {
  const day = civilDayOfTime(at);
  const isLunar = rule?.kind === 'lunarDigit' || (rule?.kind === 'parity' && rule.calendar === 'lunar');
  // Nobody knows the lunar days that the table does not reach.
  const isReached = !isLunar || knownLunarDate(day) !== null;
  const held = rule && isReached ? isMarketDay(rule, day) : undefined;
  return held === undefined ? UNKNOWN_CODE : Number(held);
}

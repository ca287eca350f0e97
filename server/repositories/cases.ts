import { sql, type Kysely, type Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { PickpocketCaseRecord } from '../../src/schemas/cases.ts';
import type { Database } from '../database/schema.ts';
import { isoTime } from '../database/iso-time.ts';
import { boolean, integer, json, timestamp, point, text, textArray } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const CASE_PLAN: TablePlan<PickpocketCaseRecord> = {
  resource: 'case',
  table: 'pickpocket_case',
  id: 'case_no',
  columns: [
    ...text('case_no', 'offence_code', 'place_type', 'unit_code', 'place_id', 'moment', 'victim_age_band'),
    ...text('status', 'origin'),
    ...textArray('methods', 'agencies'),
    ...json('transit', 'property'),
    ...boolean('carried_on_person'),
    ...integer('recovered_items'),
    ...timestamp('occurred_from', 'occurred_to', 'reported_at', 'arrested_at'),
    ...point('point'),
  ],
  toRecord: (record) => ({
    county_code: countyCode(record.unitCode),
    case_no: record.caseNo,
    offence_code: record.offenceCode,
    place_type: record.placeType,
    unit_code: record.unitCode,
    place_id: record.placeId,
    moment: record.moment,
    victim_age_band: record.victimAgeBand,
    status: record.status,
    origin: record.origin,
    methods: record.methods,
    agencies: record.agencies,
    transit: record.transit,
    property: record.property,
    carried_on_person: record.carriedOnPerson,
    recovered_items: record.recoveredItems,
    occurred_from: Date.parse(record.occurredFrom),
    occurred_to: Date.parse(record.occurredTo),
    reported_at: Date.parse(record.reportedAt),
    arrested_at: record.arrestedAt === undefined ? undefined : Date.parse(record.arrestedAt),
    point: [record.longitude, record.latitude],
  }),
};

/** Makes the pickpocket cases of one layer what `rows` say (see `reconcile`). */
export function replaceCases(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly PickpocketCaseRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, CASE_PLAN, { dataSetId, layerId }, rows);
}

/** Every case as a whole record, in the order of its earliest moment. */
export async function listCases(db: Kysely<Database>): Promise<PickpocketCaseRecord[]> {
  const rows = await db
    .selectFrom('pickpocket_case')
    .selectAll()
    .select([sql<number>`ST_X(point)`.as('longitude'), sql<number>`ST_Y(point)`.as('latitude')])
    .orderBy('occurred_from')
    .orderBy('case_no')
    .execute();
  return rows.map(
    (row) =>
      withoutNulls({
        caseNo: row.case_no,
        offenceCode: row.offence_code,
        occurredFrom: isoTime(row.occurred_from),
        occurredTo: isoTime(row.occurred_to),
        reportedAt: isoTime(row.reported_at),
        placeType: row.place_type,
        carriedOnPerson: row.carried_on_person,
        longitude: row.longitude,
        latitude: row.latitude,
        unitCode: row.unit_code,
        placeId: row.place_id,
        transit: row.transit,
        property: row.property,
        methods: row.methods,
        moment: row.moment,
        victimAgeBand: row.victim_age_band,
        status: row.status,
        arrestedAt: row.arrested_at === null ? null : isoTime(row.arrested_at),
        recoveredItems: row.recovered_items,
        agencies: row.agencies,
        origin: row.origin,
      }) as unknown as PickpocketCaseRecord,
  );
}

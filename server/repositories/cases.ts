import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { CaseReply, PickpocketCaseRecord } from '../../src/schemas/cases.ts';
import { pointOfCoordinates } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { PICKPOCKET_CASES } from '../database/tables/cases.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const CASE_PLAN: TablePlan<PickpocketCaseRecord> = {
  resource: 'case',
  table: 'pickpocket_case',
  id: 'case_no',
  columns: [...PICKPOCKET_CASES.columns, pointOfCoordinates('point')],
  countyOf: (record) => countyCode(record.unitCode),
};

/** Makes the pickpocket cases of one layer what `rows` say (see `upsertRows`). */
export function replaceCases(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly PickpocketCaseRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, CASE_PLAN, { dataSetId, layerId }, rows, kept);
}

/** One case without what it says of the victim; `undefined` where the number is unknown. */
export async function readCase(db: Kysely<Database>, caseNo: string): Promise<CaseReply | undefined> {
  const row = await db
    .selectFrom('pickpocket_case')
    .select(PICKPOCKET_CASES.selection)
    .where('case_no', '=', caseNo)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { victimAgeBand: _, ...record } = PICKPOCKET_CASES.read(row);
  return record;
}

import type { Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { PickpocketCaseRecord } from '../../src/schemas/cases.ts';
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
): Promise<WriteCounts> {
  return upsertRows(trx, CASE_PLAN, { dataSetId, layerId }, rows);
}

import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { FigureRecord } from '../../src/schemas/figures.ts';
import { integer } from '../database/fields.ts';
import type { Database } from '../database/schema.ts';
import { computedColumn } from '../database/table-mapping.ts';
import { FIGURES } from '../database/tables/figures.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';

const FIGURE_PLAN: TablePlan<FigureRecord> = {
  resource: 'figure',
  table: 'figure',
  id: 'id',
  columns: [...FIGURES.columns, computedColumn(integer('position'), (_figure, index) => index)],
  countyOf: ({ unitCode = '' }) => (/^\d{6}/.test(unitCode) ? countyCode(unitCode) : '000000'),
};

/** Makes the published figures of one layer what `rows` say (see `upsertRows`); their order is kept. */
export function replaceFigures(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly FigureRecord[],
  kept: readonly string[] = [],
): Promise<WriteCounts> {
  return upsertRows(trx, FIGURE_PLAN, { dataSetId, layerId }, rows, kept);
}

/** Every published figure in the order of its file. */
export async function listFigures(db: Kysely<Database>): Promise<FigureRecord[]> {
  const rows = await db
    .selectFrom('figure')
    .select(FIGURES.selection)
    .orderBy('data_set_id')
    .orderBy('layer_id')
    .orderBy('position')
    .execute();
  return rows.map(FIGURES.read);
}

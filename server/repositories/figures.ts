import type { Kysely, Transaction } from 'kysely';
import { countyCode } from '../../src/domain/grids/codes.ts';
import type { FigureRecord } from '../../src/schemas/figures.ts';
import type { Database } from '../database/schema.ts';
import { integer, json, number, text } from './columns.ts';
import { upsertRows, type TablePlan, type WriteCounts } from './upsert-rows.ts';
import { withoutNulls } from './without-nulls.ts';

const FIGURE_PLAN: TablePlan<FigureRecord> = {
  resource: 'figure',
  table: 'figure',
  id: 'id',
  columns: [
    ...text('id', 'seed', 'source', 'quote', 'subject', 'unit_code', 'metric', 'unit', 'qualifier'),
    ...text('as_of', 'period', 'definition_id'),
    ...number('value', 'numerator', 'denominator'),
    ...json('labels', 'check_result'),
    ...integer('position'),
  ],
  toRecord: (figure, index) => ({
    county_code: /^\d{6}/.test(figure.unitCode ?? '') ? countyCode(figure.unitCode ?? '') : '000000',
    id: figure.id,
    seed: figure.seed,
    source: figure.source,
    quote: figure.quote,
    subject: figure.subject,
    unit_code: figure.unitCode,
    metric: figure.metric,
    unit: figure.unit,
    qualifier: figure.qualifier,
    as_of: figure.asOf,
    period: figure.period,
    definition_id: figure.definitionId,
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    labels: figure.labels,
    check_result: figure.check,
    position: index,
  }),
};

/** Makes the published figures of one layer what `rows` say (see `reconcile`); their order is kept. */
export function replaceFigures(
  trx: Transaction<Database>,
  dataSetId: string,
  layerId: string,
  rows: readonly FigureRecord[],
): Promise<WriteCounts> {
  return upsertRows(trx, FIGURE_PLAN, { dataSetId, layerId }, rows);
}

/** Every published figure in the order of its file. */
export async function listFigures(db: Kysely<Database>): Promise<FigureRecord[]> {
  const rows = await db
    .selectFrom('figure')
    .selectAll()
    .orderBy('data_set_id')
    .orderBy('layer_id')
    .orderBy('position')
    .execute();
  return rows.map(
    (row) =>
      withoutNulls({
        id: row.id,
        seed: row.seed,
        source: row.source,
        quote: row.quote,
        subject: row.subject,
        unitCode: row.unit_code,
        metric: row.metric,
        labels: row.labels,
        value: row.value,
        unit: row.unit,
        qualifier: row.qualifier,
        asOf: row.as_of,
        period: row.period,
        definitionId: row.definition_id,
        numerator: row.numerator,
        denominator: row.denominator,
        check: row.check_result,
      }) as unknown as FigureRecord,
  );
}

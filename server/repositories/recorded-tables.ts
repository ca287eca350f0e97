/** A table whose changes by a load are recorded. */
export interface RecordedTable {
  readonly table: string;
  /** SQL of what its rows are known by in the record, over the row `t`; the same as in the triggers of the table. */
  readonly key: string;
  /** Whether each row belongs to a data set, by `data_set_id`. */
  readonly isOfDataSet: boolean;
}

const ofDataSet = (table: string, key: string): RecordedTable => ({ table, key, isOfDataSet: true });
const ofNone = (table: string, key: string): RecordedTable => ({ table, key, isOfDataSet: false });

/** All of them: a load changes no other. */
export const RECORDED_TABLES: readonly RecordedTable[] = [
  ofDataSet('unit_version', 't.version_id'),
  ofDataSet('line', 't.id'),
  ofDataSet('place', 't.id'),
  ofDataSet('facility', 't.id'),
  ofDataSet('camera', 't.gb_id'),
  ofDataSet('incident', 't.event_no'),
  ofDataSet('pickpocket_case', 't.case_no'),
  ofDataSet('figure', 't.id'),
  ofDataSet('code_row', `concat_ws(' ', t.data_set_id, t.table_name, t.code)`),
  ofDataSet('staffing_scheme', `concat_ws(' ', t.data_set_id, t.id)`),
  ofDataSet('grid_rule', `concat_ws(' ', t.data_set_id, t.id)`),
  ofDataSet('tour', `concat_ws(' ', t.data_set_id, t.id)`),
  ofDataSet('published_document', `concat_ws(' ', t.data_set_id, t.kind)`),
  ofDataSet('made_unit_code', 't.code'),
  ofDataSet('shared_unit', `concat_ws(' ', t.data_set_id, t.layer_id, t.version_id)`),
  ofNone('taken_over', `concat_ws(' ', t.data_set_id, t.table_name, t.id)`),
  ofNone('data_set', 't.id'),
  ofNone('setting', 't.key'),
  ofNone('consultation', 't.id::text'),
  ofNone('consultation_step', `concat_ws(' ', t.consultation_id, t.seq)`),
];

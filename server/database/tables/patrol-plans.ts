import type { PatrolPlanRecord } from '../../../src/schemas/patrol-plans.ts';
import { integer, isoTimestamp, json, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  id: text('id'),
  createdAt: isoTimestamp('created_at'),
  role: text('role'),
  name: text('name'),
  shiftFrom: isoTimestamp('shift_from'),
  settings: json('settings'),
  seed: integer('seed'),
  model: text('model'),
  rounds: json('rounds'),
  outcome: json('outcome'),
  done: optional(json('done')),
} satisfies Fields<PatrolPlanRecord>;

export type StoredPatrolPlan = RowOf<typeof fields>;
export const PATROL_PLANS = mapTable<PatrolPlanRecord>(fields);

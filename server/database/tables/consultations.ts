import type { Consultation, TakenStep } from '../../../src/schemas/consultations.ts';
import { integer, isoTimestamp, json, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const itemFields = {
  id: text('id'),
  title: text('title'),
  unitCode: text('unit_code'),
  eventNo: optional(text('event_no')),
  state: text('state'),
  origin: text('origin'),
  openedBy: text('opened_by'),
  openedAt: isoTimestamp('opened_at'),
  version: integer('version'),
} satisfies Fields<Omit<Consultation, 'steps'>>;

export type StoredConsultation = RowOf<typeof itemFields>;
export const CONSULTATIONS = mapTable<Omit<Consultation, 'steps'>>(itemFields);

/** A step as it is stored: with its item, and its record apart from its name. */
export interface ConsultationStepRow {
  readonly consultationId: string;
  readonly seq: number;
  readonly step: TakenStep['step'];
  readonly record: TakenStep['record'];
  readonly by: TakenStep['by'];
  readonly at: string;
}

const stepFields = {
  consultationId: text('consultation_id'),
  seq: integer('seq'),
  step: text('step'),
  record: json('record'),
  by: text('by_role'),
  at: isoTimestamp('at'),
} satisfies Fields<ConsultationStepRow>;

export type StoredConsultationStep = RowOf<typeof stepFields>;
export const CONSULTATION_STEP_ROWS = mapTable<ConsultationStepRow>(stepFields);

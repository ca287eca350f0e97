import { z } from 'zod';
import {
  ASKED_GROUPS,
  CONSULTATION_ROLES,
  COUNCIL_PARTIES,
  DIFFICULTIES,
  EVALUATION_RESULTS,
  NEED_SUBJECTS,
  NEED_URGENCIES,
  OBJECT_CLASSES,
  PUBLICATION_PLACES,
  SERVICE_BODIES,
} from '../domain/consultation/records.ts';
import { QUARTER_PATTERN } from '../domain/consultation/quarters.ts';
import { CONSULTATION_TEXT_LENGTHS as TEXTS } from '../domain/consultation/text-lengths.ts';
import { isoDateSchema, isoTimeSchema, originSchema, requestTextSchema, unitCodeSchema } from './common.ts';

/** Duties of one item, and households asked or seats taken, at most. */
const MOST_DUTIES = 20;
const MOST_PEOPLE = 100_000;

const text = (most: number) => requestTextSchema.trim().min(1).max(most);
const count = z.number().int().min(0).max(MOST_PEOPLE);
const roleSchema = z.enum(CONSULTATION_ROLES);

const dutySchema = z.strictObject({
  body: z.enum(SERVICE_BODIES),
  task: text(TEXTS.task),
  dueOn: isoDateSchema,
  doneOn: isoDateSchema.optional(),
});

const visitSchema = z.strictObject({
  on: isoDateSchema,
  asked: z.partialRecord(z.enum(ASKED_GROUPS), count),
  need: text(TEXTS.need),
});

const proposalSchema = z.strictObject({
  on: isoDateSchema,
  needSubject: z.enum(NEED_SUBJECTS),
  urgency: z.enum(NEED_URGENCIES),
  objectClass: z.enum(OBJECT_CLASSES),
  serviceBody: z.enum(SERVICE_BODIES),
  difficulty: z.enum(DIFFICULTIES),
  dueOn: isoDateSchema,
});

const councilSchema = z.strictObject({
  on: isoDateSchema,
  present: z.partialRecord(z.enum(COUNCIL_PARTIES), count),
  isAgreed: z.boolean(),
  decision: text(TEXTS.decision),
});

const assignmentSchema = z.strictObject({
  on: isoDateSchema,
  duties: z.array(dutySchema).max(MOST_DUTIES).readonly(),
  minutesOn: isoDateSchema,
  publishedOn: isoDateSchema,
  publishedAt: z.enum(PUBLICATION_PLACES),
  supervisor: roleSchema,
});

const evaluationSchema = z.strictObject({
  on: isoDateSchema,
  quarter: z.string().regex(QUARTER_PATTERN),
  asked: count,
  satisfied: count,
  result: z.enum(EVALUATION_RESULTS),
});

/** One of the five steps with its record, and what else stands beside it. Roles, numbers and days; never a name. */
const stepWith = <Shape extends z.ZodRawShape>(more: Shape) =>
  z.discriminatedUnion('step', [
    z.strictObject({ ...more, step: z.literal('visit'), record: visitSchema }),
    z.strictObject({ ...more, step: z.literal('proposal'), record: proposalSchema }),
    z.strictObject({ ...more, step: z.literal('council'), record: councilSchema }),
    z.strictObject({ ...more, step: z.literal('assignment'), record: assignmentSchema }),
    z.strictObject({ ...more, step: z.literal('evaluation'), record: evaluationSchema }),
  ]);

/** A step that was taken: which of the item, by whom, when. */
const takenStepSchema = stepWith({ seq: z.number().int(), by: roleSchema, at: isoTimeSchema });

export const CONSULTATION_STATES = ['open', 'settled'] as const;

/** An item of consultation with its steps. */
export const consultationSchema = z.object({
  id: z.string(),
  title: z.string(),
  unitCode: unitCodeSchema,
  /** The incident that could not be solved at once; absent where the item came without one. */
  eventNo: z.string().optional(),
  state: z.enum(CONSULTATION_STATES),
  origin: originSchema,
  openedBy: roleSchema,
  openedAt: isoTimeSchema,
  /** Grows with every change; a change has to name the one that it saw. */
  version: z.number().int(),
  steps: z.array(takenStepSchema).readonly(),
});
export type Consultation = z.infer<typeof consultationSchema>;
export type TakenStep = Consultation['steps'][number];

/** Query of `GET /api/consultations`. */
export const consultationQuerySchema = z.strictObject({
  /** A unit with everything inside it. */
  in: unitCodeSchema.optional(),
  state: z.enum(CONSULTATION_STATES).optional(),
  eventNo: requestTextSchema.min(1).max(64).optional(),
});

/** Reply of `GET /api/consultations`: the newest first. `total` counts what the list leaves out, too. */
export const consultationListSchema = z.object({
  items: z.array(consultationSchema).readonly(),
  total: z.number().int(),
});
export type ConsultationList = z.infer<typeof consultationListSchema>;

/** Body of `POST /api/consultations`. */
export const newConsultationSchema = z.strictObject({
  title: text(TEXTS.title),
  unitCode: unitCodeSchema,
  eventNo: requestTextSchema.min(1).max(64).optional(),
  openedBy: roleSchema,
});
export type NewConsultation = z.infer<typeof newConsultationSchema>;

const versionSchema = z.number().int().min(0);

/** Body of `POST /api/consultations/:id/steps`. */
export const takeStepSchema = stepWith({ version: versionSchema, by: roleSchema });
export type TakeStep = z.infer<typeof takeStepSchema>;

/** Body of `POST /api/consultations/:id/undo` and `/withdrawal`. */
export const consultationVersionSchema = z.strictObject({ version: versionSchema });

export const consultationIdSchema = z.strictObject({ id: z.uuid() });

import { z } from 'zod';
import { OBJECT_CLASSES, SERVICE_BODIES } from '../domain/consultation/records.ts';
import { CONSULTATION_STEPS } from '../domain/consultation/steps.ts';
import { CONSULTATION_TEXT_LENGTHS as TEXTS } from '../domain/consultation/text-lengths.ts';
import { isoDateSchema, labelsSchema, unitCodeSchema } from './common.ts';

const figureIdSchema = z.string().min(1).max(20);

/** How a place consults, as it was published: its steps in its own words, and the figures that tell how far heads reach. */
export const consultationMethodSchema = z.strictObject({
  name: labelsSchema,
  place: labelsSchema,
  unitCode: unitCodeSchema,
  source: z.string().min(1),
  asOf: isoDateSchema,
  /** What each of the five steps is called there, and what the source says of it. */
  steps: z
    .array(z.strictObject({ step: z.enum(CONSULTATION_STEPS), labels: labelsSchema, printed: labelsSchema }))
    .refine(
      (steps) => CONSULTATION_STEPS.every((step, index) => steps[index]?.step === step),
      `must be ${CONSULTATION_STEPS.join(', ')} in this order`,
    )
    .refine(({ length }) => length === CONSULTATION_STEPS.length, 'must be the five steps, each once'),
  /** Ids of published figures: households in all, those in contact, and the neighbour heads. */
  coverage: z.strictObject({
    households: figureIdSchema,
    served: figureIdSchema,
    heads: figureIdSchema,
  }),
  /** Ids of other published figures that belong to it. */
  figures: z.array(figureIdSchema),
  /** Problems that were solved so, as the source names them; without number or day. */
  problems: z.array(labelsSchema),
  /** Words of items that a simulated city makes up; none of them is published, and each is marked as simulated. */
  invented: z
    .array(
      z.strictObject({
        title: z.string().min(1).max(TEXTS.title),
        need: z.string().min(1).max(TEXTS.need),
        decision: z.string().min(1).max(TEXTS.decision),
        task: z.string().min(1).max(TEXTS.task),
        objectClass: z.enum(OBJECT_CLASSES),
        serviceBody: z.enum(SERVICE_BODIES),
      }),
    )
    .default([]),
});
export type ConsultationMethod = z.infer<typeof consultationMethodSchema>;

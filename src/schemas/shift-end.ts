import { z } from 'zod';
import { unitCodeSchema } from './common.ts';
import { knownToDaySchema } from './incidents.ts';
import { situationSchema } from './situation.ts';

const epochMs = z.number();

/** An incident that was open at the end of a shift. */
const openThenSchema = z.object({
  eventNo: z.string(),
  title: z.string(),
  categoryCode: z.string(),
  tier: z.string(),
  urgency: z.string(),
  unitCode: z.string(),
  reportedAt: epochMs,
  /** Null: it had no limit, or its limit is not known any more. */
  deadlineAt: epochMs.nullable(),
  ...knownToDaySchema.shape,
});
export type OpenThen = z.infer<typeof openThenSchema>;

/**
 * `GET /api/shift-end?from=<begin>&in=<unit>`: what was true when a shift ended, told from the steps of the incidents.
 * Times are epoch ms. What is not kept (states of cameras, silence, chances of a breach) is not in it.
 */
export const shiftEndSchema = z.object({
  from: epochMs,
  /** The end of the shift; what happened at that moment or later is not counted. */
  asOf: epochMs,
  unitCode: z.string().nullable(),
  /** Reported during the shift. */
  reports: z.number().int(),
  today: situationSchema.shape.today,
  completion: situationSchema.shape.completion,
  open: z.number().int(),
  overdue: z.number().int(),
  dueSoon: z.number().int(),
  /** With 80 % and more of the limit used, not overdue. */
  near: z.number().int(),
  emergencies: z.number().int(),
  /** Of the overdue ones. */
  overdueEmergencies: z.number().int(),
  /** Open without a single step on record: they are taken as they stand today. */
  withoutSteps: z.number().int(),
  /** Open with a deadline that later steps have moved, and nothing says from where: neither overdue nor due. */
  withoutDeadline: z.number().int(),
  /** Each list has at most 500: emergencies and overdue ones with the newest deadline first, the others with the next one first. */
  emergencyItems: z.array(openThenSchema),
  overdueItems: z.array(openThenSchema),
  nearItems: z.array(openThenSchema),
});
export type ShiftEnd = z.infer<typeof shiftEndSchema>;

/** A shift by when it began, and whose it is. */
export const shiftEndQuerySchema = z.strictObject({
  from: z.coerce.number().int().min(0),
  in: unitCodeSchema.optional(),
});

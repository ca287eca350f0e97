import { z } from 'zod';
import { countyCodeSchema, positionSchema, requestTextSchema } from './common.ts';

const epochMs = z.number();

/** Many more reports of a county, of all categories (null) or one, than its past lets expect. Times are epoch ms. */
export const surgeSchema = z.object({
  id: z.string(),
  countyCode: countyCodeSchema,
  categoryCode: z.string().nullable(),
  /** Of the first report that belongs to it, of the one that made it significant, and of its end; null: it goes on. */
  firstAt: epochMs,
  startedAt: epochMs,
  endedAt: epochMs.nullable(),
  count: z.number().int(),
  /** Reports that the past lets expect in its time, and the 99 % interval. */
  expected: z.number(),
  low: z.number(),
  high: z.number(),
  /** The smallest chance of any of its reports to find as many others before it: the least of many tests. */
  probability: z.number(),
  /** Where four in five of the reports lie: around their middle, and the finest unit that holds them. */
  longitude: z.number(),
  latitude: z.number(),
  radiusM: z.number(),
  unitCode: z.string(),
  /** Places of the newest reports, at most 100. */
  positions: z.array(positionSchema),
  /** When it was acknowledged; null: nobody has, or it was taken back. */
  acknowledgedAt: epochMs.nullable(),
});
export type SurgeRecord = z.infer<typeof surgeSchema>;

/** `GET /api/surges`: what goes on, and what was over in the last 24 hours; the last that began first. */
export const surgesReplySchema = z.object({
  asOf: epochMs,
  /** False alarms that the rule may give in 30 days. */
  falseAlarmsPerMonth: z.number(),
  /** Whether the past is still being read. */
  isReadingPast: z.boolean(),
  /** Null while there is no answer: the past is still being read, or reaches back less than four weeks. */
  surges: z.array(surgeSchema).nullable(),
});
export type SurgesReply = z.infer<typeof surgesReplySchema>;

/** The body of `POST /api/surge-acknowledgements`: surges that somebody has seen, or takes that back. */
export const surgeAcknowledgementSchema = z.strictObject({
  ids: z.array(requestTextSchema.min(1).max(100)).min(1).max(100),
  isAcknowledged: z.boolean(),
});
export type SurgeAcknowledgement = z.infer<typeof surgeAcknowledgementSchema>;

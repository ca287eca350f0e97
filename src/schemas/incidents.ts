import { z } from 'zod';
import { isoTimeSchema, originSchema, unitCodeSchema } from './common.ts';
import { livePositionSchema } from './live.ts';
import { INCIDENT_NUMBERS } from '../domain/incidents/field-limits.ts';
import { FREE_TEXTS } from '../domain/incidents/free-texts.ts';
import { INCIDENT_STATUSES, RESOLUTIONS, TIERS, URGENCIES } from '../domain/incidents/life-cycle.ts';
import { TIMESTAMP_FIELDS } from '../domain/incidents/timestamps.ts';

export const transitionSchema = z.object({
  from: z.enum(INCIDENT_STATUSES),
  to: z.enum(INCIDENT_STATUSES),
  at: isoTimeSchema,
  actorRole: z.string(),
  reason: z.string().optional(),
  dueAt: isoTimeSchema.optional(),
});

/** Which times of an incident were written as dates, so that the day alone is known; a deadline is the end of its day. */
export const knownToDaySchema = z.object({ knownToDay: z.array(z.enum(TIMESTAMP_FIELDS)).optional() });

/** One incident with its life cycle, as `/api/incidents/:eventNo` sends it. Times are ISO 8601 with offset. */
export const incidentSchema = z.object({
  eventNo: z.string(),
  title: z.string().max(FREE_TEXTS.title),
  summary: z.string().max(FREE_TEXTS.summary).optional(),
  categoryCode: z.string(),
  channel: z.string(),
  tier: z.enum(TIERS),
  urgency: z.enum(URGENCIES),
  status: z.enum(INCIDENT_STATUSES),
  longitude: z.number(),
  latitude: z.number(),
  accuracyM: z.number().min(INCIDENT_NUMBERS.accuracyM.min).optional(),
  /** The finest unit that contains the point. */
  unitCode: unitCodeSchema,
  placeId: z.string().optional(),
  occurredAt: isoTimeSchema,
  reportedAt: isoTimeSchema,
  acceptedAt: isoTimeSchema.optional(),
  filedAt: isoTimeSchema.optional(),
  dispatchedAt: isoTimeSchema.optional(),
  handledAt: isoTimeSchema.optional(),
  verifiedAt: isoTimeSchema.optional(),
  closedAt: isoTimeSchema.optional(),
  deadlineAt: isoTimeSchema.optional(),
  ...knownToDaySchema.shape,
  slaHours: z.number().positive().optional(),
  leadDept: z.string().optional(),
  coDepts: z.array(z.string()).default([]),
  parentEventNo: z.string().optional(),
  resolution: z.enum(RESOLUTIONS).optional(),
  satisfaction: z
    .number()
    .int()
    .min(INCIDENT_NUMBERS.satisfaction.min)
    .max(INCIDENT_NUMBERS.satisfaction.max)
    .optional(),
  costCny: z.number().min(INCIDENT_NUMBERS.costCny.min).optional(),
  redoCount: z.number().int().min(INCIDENT_NUMBERS.redoCount.min).default(0),
  transferCount: z.number().int().min(INCIDENT_NUMBERS.transferCount.min).default(0),
  origin: originSchema,
  transitions: z.array(transitionSchema).default([]),
});
export type IncidentReply = z.infer<typeof incidentSchema>;

/**
 * Columns of `/api/incidents.arrow`, sorted by `time`. Codes are indexes into the lists of the schema metadata.
 * | column | type | meaning |
 * | time | Float64 | reportedAt, epoch ms; a date without a time is half a millisecond after its day begins |
 * | lngE6, latE6 | Int32 | micro-degrees |
 * | category, channel, tier, status, urgency | Uint8 | index into the metadata list of that name |
 * | unit | Uint32 | index into metadata `units` (full codes of finest units) |
 * | deadline, handled | Float64 | epoch ms, NaN where none |
 * | eventNo | Utf8 | |
 */
export const incidentMetadataSchema = z.object({
  /** Time of the reply, epoch ms; deadlines are compared with it. */
  asOf: z.number(),
  /** The position in the stream of changes up to which everything is in the columns. */
  position: livePositionSchema.optional(),
  categories: z.array(z.string()),
  channels: z.array(z.string()),
  tiers: z.array(z.string()),
  statuses: z.array(z.string()),
  urgencies: z.array(z.string()),
  units: z.array(z.string()),
});
export type IncidentMetadata = z.infer<typeof incidentMetadataSchema>;

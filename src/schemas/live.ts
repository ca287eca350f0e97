import { z } from 'zod';
import { isoTimeSchema, requestTextSchema, unitCodeSchema } from './common.ts';
import { POSITION_PATTERN } from '../domain/live/stream-position.ts';
import { INCIDENT_NUMBERS, MOST_TOLERANCE_M, REPORT_LIMITS } from '../domain/incidents/field-limits.ts';
import { FREE_TEXTS } from '../domain/incidents/free-texts.ts';
import { INCIDENT_STATUSES, TIERS, URGENCIES } from '../domain/incidents/life-cycle.ts';
import { ACTOR_ROLES } from '../domain/incidents/transitions.ts';

/**
 * A position in the stream of changes: `<epoch>.<transaction>.<sequence>`. The epoch identifies the database, so that a
 * position of another database is recognised. Positions of one epoch are ordered by transaction, then sequence.
 */
export const livePositionSchema = z.string().regex(POSITION_PATTERN);

/** Rows of one request at most. */
export const MOST_INGEST_ROWS = 5_000;

/** One report, as a source sends it. `sourceId` is the source's own number; it makes sending twice harmless. */
export const ingestIncidentSchema = z.strictObject({
  sourceId: requestTextSchema.min(1).max(REPORT_LIMITS.sourceId),
  title: requestTextSchema.trim().min(1).max(FREE_TEXTS.title),
  summary: requestTextSchema.max(FREE_TEXTS.summary).optional(),
  categoryCode: requestTextSchema.min(1).max(REPORT_LIMITS.code),
  channel: requestTextSchema.min(1).max(REPORT_LIMITS.code),
  tier: z.enum(TIERS).default('L1'),
  urgency: z.enum(URGENCIES).default('normal'),
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
  accuracyM: z.number().min(INCIDENT_NUMBERS.accuracyM.min).max(MOST_TOLERANCE_M).optional(),
  /** The finest unit; found by the point where absent. */
  unitCode: unitCodeSchema.optional(),
  placeId: requestTextSchema.max(REPORT_LIMITS.placeId).optional(),
  /** `reportedAt` where absent. */
  occurredAt: isoTimeSchema.optional(),
  reportedAt: isoTimeSchema,
  /** By the service levels of tier and urgency where absent. */
  deadlineAt: isoTimeSchema.optional(),
  leadDept: requestTextSchema.max(REPORT_LIMITS.department).optional(),
  coDepts: z.array(requestTextSchema.max(REPORT_LIMITS.department)).max(REPORT_LIMITS.coDepts).default([]),
  actorRole: z.enum(ACTOR_ROLES).default('system'),
});
export type IngestIncident = z.infer<typeof ingestIncidentSchema>;

/** One step of an incident from the same source. `sourceId` names the incident, `stepId` the step. */
export const ingestTransitionSchema = z.strictObject({
  sourceId: requestTextSchema.min(1).max(REPORT_LIMITS.sourceId),
  stepId: requestTextSchema.min(1).max(REPORT_LIMITS.sourceId),
  to: z.enum(INCIDENT_STATUSES),
  at: isoTimeSchema,
  actorRole: z.enum(ACTOR_ROLES),
  reason: requestTextSchema.max(REPORT_LIMITS.reason).optional(),
  dueAt: isoTimeSchema.optional(),
});
export type IngestTransition = z.infer<typeof ingestTransitionSchema>;

/** The body of both ingest calls. Rows are validated one by one, so a wrong row does not cost the good ones. */
export const ingestBodySchema = z.strictObject({
  items: z.array(z.unknown()).min(1).max(MOST_INGEST_ROWS),
});

/** What became of the rows. `eventNos` has one entry per row, null where it was rejected. */
export const ingestReplySchema = z.object({
  accepted: z.number().int(),
  duplicates: z.number().int(),
  rejected: z.number().int(),
  eventNos: z.array(z.string().nullable()),
  /** Rows from 0; at most 1,000 are listed. */
  problems: z.array(
    z.object({ row: z.number().int(), field: z.string(), value: z.string(), reason: z.string() }),
  ),
  /** Personal data that were masked in the texts of rows that were taken: where and of which kind. At most 1,000 are listed. */
  masked: z.array(z.object({ row: z.number().int(), field: z.string(), reason: z.string() })),
});
export type IngestReply = z.infer<typeof ingestReplySchema>;

/** An incident as it stands after a change. `rev` counts its steps: of two states the one with more steps is newer. */
export const liveIncidentSchema = z.object({
  eventNo: z.string(),
  rev: z.number().int(),
  title: z.string(),
  categoryCode: z.string(),
  channel: z.string(),
  tier: z.enum(TIERS),
  urgency: z.enum(URGENCIES),
  status: z.enum(INCIDENT_STATUSES),
  longitude: z.number(),
  latitude: z.number(),
  unitCode: z.string(),
  leadDept: z.string().nullable(),
  /** Epoch ms. */
  reportedAt: z.number(),
  deadlineAt: z.number().nullable(),
  handledAt: z.number().nullable(),
});
export type LiveIncident = z.infer<typeof liveIncidentSchema>;

/** One change. `kind` says whether the incident is new or has taken a step; `at` is the time of receipt, epoch ms. */
export const liveEventSchema = z.object({
  kind: z.enum(['incident', 'transition']),
  source: z.string(),
  at: z.number(),
  incident: liveIncidentSchema,
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

/**
 * Messages of `GET /api/stream?after=<position>` (server-sent events; `Last-Event-ID` goes before `after`). The `id` of
 * an `events` message is the position after its last event. Without a position the stream begins now.
 */
export const streamHelloSchema = z.object({ position: livePositionSchema, now: z.number() });
export const streamEventsSchema = z.object({ events: z.array(liveEventSchema) });
/**
 * Every two seconds. Sources that have sent something, and those with a token that never did; `lastAt` by the server's
 * clock, epoch ms, null: never.
 */
export const streamBeatSchema = z.object({
  now: z.number(),
  position: livePositionSchema,
  database: z.enum(['ok', 'gone']),
  sources: z.array(z.object({ source: z.string(), lastAt: z.number().nullable() })),
});
export type StreamBeat = z.infer<typeof streamBeatSchema>;
/** The requested position is too old or of another database: everything has to be read anew. */
export const streamResyncSchema = z.object({ reason: z.string() });

/** `GET /api/changes?after=<position>&limit=`: the same events on request; 410 where the stream would say `resync`. */
export const changesSchema = z.object({
  events: z.array(liveEventSchema),
  position: livePositionSchema,
  isComplete: z.boolean(),
});
export type Changes = z.infer<typeof changesSchema>;

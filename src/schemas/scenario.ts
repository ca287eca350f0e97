import { z } from 'zod';
import { REPORT_LIMITS } from '../domain/incidents/field-limits.ts';
import { FREE_TEXTS } from '../domain/incidents/free-texts.ts';
import { canTransition, ACTOR_ROLES, REASON_REQUIRED } from '../domain/incidents/transitions.ts';
import { INCIDENT_STATUSES, TIERS, URGENCIES, type IncidentStatus } from '../domain/incidents/life-cycle.ts';
import { FEED_SOURCE_IDS } from '../domain/simulation/rehearsal/feed-sources.ts';
import { labelsSchema } from './common.ts';

const minutes = z.number().min(0).max(100_000);
const title = z.string().trim().min(1).max(FREE_TEXTS.title);
const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);
const source = z.enum(FEED_SOURCE_IDS);

const surgeSchema = z.strictObject({
  kind: z.literal('surge'),
  startMin: minutes,
  minutes: minutes.positive(),
  reports: z.number().int().min(1).max(20_000),
  center: z.tuple([longitude, latitude]),
  radiusM: z.number().min(0).max(50_000),
  sources: z
    .partialRecord(source, z.number().positive())
    .refine((weights) => Object.keys(weights).length > 0, {
      message: 'must name at least one platform',
    }),
  mix: z
    .array(
      z.strictObject({
        weight: z.number().positive(),
        categoryCode: z.string().min(1).max(REPORT_LIMITS.code),
        titles: z.array(title).min(1),
        tier: z.enum(TIERS).default('L1'),
        urgency: z.enum(URGENCIES).default('normal'),
        leadDept: z.string().max(REPORT_LIMITS.department).optional(),
      }),
    )
    .min(1),
});

const stepSchema = z.strictObject({
  afterMin: minutes,
  to: z.enum(INCIDENT_STATUSES),
  actorRole: z.enum(ACTOR_ROLES),
  reason: z.string().min(1).max(REPORT_LIMITS.reason).optional(),
});

const incidentPartSchema = z
  .strictObject({
    kind: z.literal('incident'),
    atMin: minutes,
    source,
    title,
    categoryCode: z.string().min(1).max(REPORT_LIMITS.code),
    tier: z.enum(TIERS).default('L1'),
    urgency: z.enum(URGENCIES).default('normal'),
    longitude,
    latitude,
    occurredMinBefore: minutes.default(0),
    leadDept: z.string().max(REPORT_LIMITS.department).optional(),
    coDepts: z.array(z.string().max(REPORT_LIMITS.department)).max(REPORT_LIMITS.coDepts).default([]),
    actorRole: z.enum(ACTOR_ROLES),
    steps: z.array(stepSchema).default([]),
  })
  .superRefine(({ steps }, context) => {
    for (const [index, message] of stepFaults(steps))
      context.addIssue({ code: 'custom', path: ['steps', index], message });
  });

const deadFeedSchema = z.strictObject({
  kind: z.literal('deadFeed'),
  source,
  startMin: minutes,
  minutes: minutes.positive(),
});

/** A scenario file: what `gridlight rehearse --scenario` lays over the feed. Minutes are those of the feed's clock. */
export const scenarioSchema = z.strictObject({
  title: labelsSchema,
  note: z.string().optional(),
  parts: z.array(z.discriminatedUnion('kind', [surgeSchema, incidentPartSchema, deadFeedSchema])).min(1),
});

/** Steps that the state machine does not allow, that go back in time or that lack their reason. */
function* stepFaults(
  steps: readonly z.infer<typeof stepSchema>[],
): Generator<[index: number, message: string]> {
  let from: IncidentStatus = 'reported';
  let last = 0;
  for (const [index, { to, afterMin, reason }] of steps.entries()) {
    if (!canTransition(from, to)) yield [index, `${from} → ${to} is no step of the life cycle`];
    if (afterMin < last) yield [index, `comes before the step at ${last} min`];
    if (REASON_REQUIRED.has(to) && reason === undefined) yield [index, `${to} needs a reason`];
    from = to;
    last = afterMin;
  }
}

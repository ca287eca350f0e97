import { z } from 'zod';
import { SHIFT_BOUNDS, TRAVEL_MODES } from '../domain/shift/shift-settings.ts';
import { isoDateSchema, isoTimeSchema, positionSchema, requestTextSchema } from './common.ts';

const { teams, stayMinutes, gapMinutes, stops, hours } = SHIFT_BOUNDS;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);
const idSchema = requestTextSchema.min(1).max(80);
const nameSchema = requestTextSchema.min(1).max(120);
const teamSchema = whole(0, teams.most - 1);

/** What the hand said about a shift (`ShiftSettings`). */
const shiftSettingsSchema = z.object({
  date: isoDateSchema,
  fromMinute: whole(0, 1439),
  toMinute: whole(0, 1440),
  startIds: z.array(idSchema).min(teams.least).max(teams.most).readonly(),
  stayMinutes: z.object({
    least: whole(stayMinutes.least, stayMinutes.most),
    most: whole(stayMinutes.least, stayMinutes.most),
  }),
  mostGapMinutes: whole(gapMinutes.least, gapMinutes.most),
  mostStops: whole(stops.least, stops.most),
  travel: z.enum(TRAVEL_MODES),
  compactness: z.number().min(0).max(1),
  mustGoIds: z.array(idSchema).max(200).readonly(),
  locks: z
    .array(z.object({ stopId: idSchema, team: teamSchema }))
    .max(200)
    .readonly(),
  refusedIds: z.array(idSchema).max(500).readonly(),
});

const visitSchema = z.object({
  stopId: idSchema,
  name: nameSchema,
  position: positionSchema,
  arriveAt: isoTimeSchema,
  leaveAt: isoTimeSchema,
  travelMinutes: z.number().min(0),
  /** Why the team goes there; `line` names a bus line. */
  reason: z.object({
    kind: z.enum(['marketDay', 'hub', 'again', 'morningCommute', 'eveningCommute', 'cases', 'line']),
    line: nameSchema.optional(),
  }),
  isLocked: z.boolean(),
});

const triedShareSchema = z.object({
  captured: z.number().min(0),
  thefts: z.number().min(0),
  low: z.number(),
  high: z.number(),
});

/** What was done: places and times only. */
const doneVisitSchema = z.object({
  team: teamSchema,
  name: nameSchema,
  position: positionSchema,
  arriveAt: isoTimeSchema,
  leaveAt: isoTimeSchema,
});
export type DoneVisit = z.infer<typeof doneVisitSchema>;

/** What is expected of a plan. */
const planOutcomeSchema = z.object({
  /** Thefts that were expected within reach of a presence, and in all. */
  expected: z.object({ captured: z.number().min(0), thefts: z.number().min(0) }),
  /** How it would have done in weeks that it did not know; `null` where there were none. */
  trial: z
    .object({
      shifts: z.number().int().min(0),
      planned: triedShareSchema,
      even: triedShareSchema,
      practice: triedShareSchema.nullable(),
      /** Shifts that `practice` is the mean of. */
      practiceShifts: z.number().int().min(0).optional(),
    })
    .nullable(),
  walkMinutes: z.number().min(0),
  unserved: z
    .array(z.object({ name: nameSchema, reason: z.string().max(40) }))
    .max(200)
    .readonly(),
});

const planShape = z.strictObject({
  name: nameSchema.trim().min(1),
  settings: shiftSettingsSchema,
  /** The same seed and settings give the same plan while the data are the same. */
  seed: whole(0, 2 ** 31 - 1),
  /** Name of the model that said how dangerous the places are. */
  model: nameSchema,
  rounds: z.array(z.array(visitSchema).max(200).readonly()).max(teams.most).readonly(),
  outcome: planOutcomeSchema,
});

type Fault = readonly [path: (string | number)[], message: string];

/** What no shift can be, though every value may be. */
function* faultsOf({ settings, rounds }: z.infer<typeof planShape>): Generator<Fault> {
  const { fromMinute, toMinute, stayMinutes: stay, startIds, locks } = settings;
  if (stay.least > stay.most)
    yield [['settings', 'stayMinutes'], 'the longest stay is shorter than the shortest'];
  const shiftMinutes = (toMinute - fromMinute + 1440) % 1440 || 1440;
  if (shiftMinutes < hours.least * 60 || shiftMinutes > hours.most * 60)
    yield [['settings', 'toMinute'], `a shift has ${hours.least} to ${hours.most} hours`];
  for (const [index, { team }] of locks.entries())
    if (team >= startIds.length) yield [['settings', 'locks', index, 'team'], 'there is no such team'];
  if (rounds.length > startIds.length) yield [['rounds'], 'there are more rounds than teams'];
  for (const [team, round] of rounds.entries())
    for (const [index, { arriveAt, leaveAt }] of round.entries())
      if (Date.parse(leaveAt) < Date.parse(arriveAt))
        yield [['rounds', team, index, 'leaveAt'], 'a visit ends before it begins'];
}

/** A plan as it is handed over to be kept. */
export const newPatrolPlanSchema = planShape.superRefine((plan, context) => {
  for (const [path, message] of faultsOf(plan)) context.addIssue({ code: 'custom', path, message });
});
export type NewPatrolPlan = z.infer<typeof newPatrolPlanSchema>;
export type PatrolPlanSettings = NewPatrolPlan['settings'];
export type PlannedVisit = z.infer<typeof visitSchema>;

/** A plan that is kept. */
export const patrolPlanSchema = planShape.extend({
  id: z.string(),
  createdAt: isoTimeSchema,
  /** Begin of its shift. */
  shiftFrom: isoTimeSchema,
  /** Who keeps it: a role, never a person. */
  role: z.string(),
  /** Visits that were made; absent until somebody noted them. */
  done: z.array(doneVisitSchema).readonly().optional(),
});
export type PatrolPlanRecord = z.infer<typeof patrolPlanSchema>;

/** The kept plans, the latest shift first. */
export const patrolPlanListSchema = z.object({ plans: z.array(patrolPlanSchema).readonly() });

/** The visits that were made in a shift, beside those that were noted before; or, if asked, in place of them. */
export const doneVisitsSchema = z.strictObject({
  done: z
    .array(
      doneVisitSchema.refine(({ arriveAt, leaveAt }) => Date.parse(leaveAt) >= Date.parse(arriveAt), {
        path: ['leaveAt'],
        message: 'a visit ends before it begins',
      }),
    )
    .max(1_000),
  replace: z.boolean().default(false),
});

import { z } from 'zod';
import { placePersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import {
  doneVisitsSchema,
  newPatrolPlanSchema,
  patrolPlanListSchema,
  patrolPlanSchema,
  type NewPatrolPlan,
  type PatrolPlanRecord,
} from '../../src/schemas/patrol-plans.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { keepPlan, listPlans, noteDone, readPlan, removePlan } from '../repositories/patrol-plans.ts';

const byId = z.object({ id: z.uuid() });
const replies = { ...errorReplies, 404: errorReplySchema };
const tags = ['patrol'];

/** Plans change by the hand of others; nobody may see an old one from a cache. */
const noStore = async (_request: unknown, reply: { header(name: string, value: string): unknown }) => {
  reply.header('cache-control', 'no-store');
};

/** `/api/patrol-plans`: plans of shifts that are kept, and what was done of them. */
export function registerPatrolPlanRoutes(app: HttpApp, context: RouteContext): void {
  const database = () => context.readiness.requireDatabase().kysely;
  const found = (plan: PatrolPlanRecord | undefined, id: string): PatrolPlanRecord => {
    if (plan === undefined) throw new HttpError(404, `There is no plan ${id}.`);
    return plan;
  };
  app.get(
    '/api/patrol-plans',
    {
      onSend: noStore,
      schema: {
        summary: 'The kept plans of patrol shifts, the latest shift first',
        tags,
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: patrolPlanListSchema },
      },
    },
    async () => ({ plans: await listPlans(database()) }),
  );
  app.post(
    '/api/patrol-plans',
    {
      onSend: noStore,
      schema: {
        summary: 'Keep a plan: places and times, never persons',
        tags,
        body: newPatrolPlanSchema,
        response: { ...errorReplies, 201: patrolPlanSchema },
      },
    },
    async (request, reply) => {
      refusePersonalData(textsOfPlan(request.body));
      return reply.code(201).send(await keepPlan(database(), request.body));
    },
  );
  app.get(
    '/api/patrol-plans/:id',
    {
      onSend: noStore,
      schema: {
        summary: 'One plan',
        tags,
        params: byId,
        querystring: noQuerySchema,
        response: { ...replies, 200: patrolPlanSchema },
      },
    },
    async ({ params: { id } }) => found(await readPlan(database(), id), id),
  );
  app.post(
    '/api/patrol-plans/:id/copy',
    {
      onSend: noStore,
      schema: {
        summary: 'A copy of a plan under another name, without what was done',
        tags,
        params: byId,
        body: z.strictObject({ name: newPatrolPlanSchema.shape.name }),
        response: { ...replies, 201: patrolPlanSchema },
      },
    },
    async ({ params: { id }, body: { name } }, reply) => {
      refusePersonalData([['name', name]]);
      const plan = found(await readPlan(database(), id), id);
      return reply.code(201).send(await keepPlan(database(), { ...plan, name }));
    },
  );
  app.put(
    '/api/patrol-plans/:id/done',
    {
      onSend: noStore,
      schema: {
        summary: 'Note the visits that were made, beside those noted before or (replace) in place of them',
        tags,
        params: byId,
        body: doneVisitsSchema,
        response: { ...replies, 200: patrolPlanSchema },
      },
    },
    async ({ params: { id }, body: { done, replace } }) => {
      refusePersonalData(done.map(({ name }, index): FieldText => [`done.${index}.name`, name]));
      const { settings } = found(await readPlan(database(), id), id);
      const odd = done.findIndex(({ team }) => team >= settings.startIds.length);
      if (odd >= 0)
        throw new HttpError(400, 'The plan has no such team.', [
          { field: `done.${odd}.team`, message: 'there is no such team' },
        ]);
      return found(await noteDone(database(), id, done, replace), id);
    },
  );
  app.delete(
    '/api/patrol-plans/:id',
    {
      onSend: noStore,
      schema: {
        summary: 'Remove a plan',
        tags,
        params: byId,
        response: { ...replies, 200: z.object({ removed: z.literal(true) }) },
      },
    },
    async ({ params: { id } }) => {
      if (!(await removePlan(database(), id))) throw new HttpError(404, `There is no plan ${id}.`);
      return { removed: true as const };
    },
  );
}

/** A text that came in, with where it stands. */
type FieldText = readonly [field: string, text: string];

/** Every text of a plan that somebody could have typed. */
function textsOfPlan({ name, model, rounds, outcome }: NewPatrolPlan): FieldText[] {
  return [
    ['name', name],
    ['model', model],
    ...rounds.flatMap((round, team) =>
      round.flatMap((visit, index): FieldText[] => [
        [`rounds.${team}.${index}.name`, visit.name],
        [`rounds.${team}.${index}.reason.line`, visit.reason.line ?? ''],
      ]),
    ),
    ...outcome.unserved.flatMap((stop, index): FieldText[] => [
      [`outcome.unserved.${index}.name`, stop.name],
      [`outcome.unserved.${index}.reason`, stop.reason],
    ]),
  ];
}

function refusePersonalData(texts: readonly FieldText[]): void {
  for (const [field, text] of texts) {
    const found = placePersonalData(text);
    if (found !== undefined)
      throw new HttpError(400, `Plans keep no personal data, and ${field} holds ${found}.`, [
        { field, message: `holds ${found}` },
      ]);
  }
}

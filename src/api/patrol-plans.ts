import { queryOptions } from '@tanstack/react-query';
import type { DoneVisit, NewPatrolPlan, PatrolPlanRecord } from '../schemas/patrol-plans.ts';
import { getJson, postJson, sendJson } from './client.ts';

const path = '/api/patrol-plans';
const pathOf = (id: string): string => `${path}/${encodeURIComponent(id)}`;
const plan = async () => (await import('../schemas/patrol-plans.ts')).patrolPlanSchema;

/** The kept plans, the latest shift first. */
export const patrolPlansQuery = queryOptions({
  queryKey: ['patrol-plans'],
  queryFn: async ({ signal }) => {
    const reply = await getJson(
      path,
      async () => (await import('../schemas/patrol-plans.ts')).patrolPlanListSchema,
      signal,
    );
    return reply.plans;
  },
});

/** One kept plan. */
export const patrolPlanQuery = (id: string) =>
  queryOptions({
    queryKey: ['patrol-plans', id],
    queryFn: ({ signal }) => getJson(pathOf(id), plan, signal),
    retry: false,
  });

/** Keeps a plan. */
export function keepPatrolPlan(kept: NewPatrolPlan): Promise<PatrolPlanRecord> {
  return postJson(path, kept, plan);
}

/** A copy of a plan under another name. */
export function copyPatrolPlan(id: string, name: string): Promise<PatrolPlanRecord> {
  return postJson(`${pathOf(id)}/copy`, { name }, plan);
}

/** Notes the visits that were made, beside those that were noted before or in place of them. */
export function notePatrolDone(
  id: string,
  done: readonly DoneVisit[],
  isReplacing: boolean,
): Promise<PatrolPlanRecord> {
  return sendJson('PUT', `${pathOf(id)}/done`, { done, replace: isReplacing }, plan);
}

/** Removes a plan. */
export async function removePatrolPlan(id: string): Promise<void> {
  await sendJson('DELETE', pathOf(id), undefined, async () => {
    const { z } = await import('zod');
    return z.object({ removed: z.literal(true) });
  });
}

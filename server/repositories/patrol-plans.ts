import { sql, type Kysely } from 'kysely';
import { shiftPeriod } from '../../src/domain/shift/shift-settings.ts';
import { mergeDone } from '../../src/domain/shift/done-visits.ts';
import type { DoneVisit, NewPatrolPlan, PatrolPlanRecord } from '../../src/schemas/patrol-plans.ts';
import type { Database } from '../database/schema.ts';
import { PATROL_PLANS } from '../database/tables/patrol-plans.ts';
import { inTransaction } from '../database/transaction.ts';

/** Plans of one answer at most. */
const MOST_PLANS = 200;

/** The kept plans, the latest shift first. */
export async function listPlans(db: Kysely<Database>): Promise<PatrolPlanRecord[]> {
  const rows = await db
    .selectFrom('patrol_plan')
    .select(PATROL_PLANS.selection)
    .orderBy('shift_from', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(MOST_PLANS)
    .execute();
  return rows.map(PATROL_PLANS.read);
}

/** One plan; `undefined` where there is none of this id. */
export async function readPlan(db: Kysely<Database>, id: string): Promise<PatrolPlanRecord | undefined> {
  const row = await db
    .selectFrom('patrol_plan')
    .select(PATROL_PLANS.selection)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && PATROL_PLANS.read(row);
}

/** Keeps a plan and gives it back with its id. Throws RangeError for a date that is none. */
export async function keepPlan(db: Kysely<Database>, plan: NewPatrolPlan): Promise<PatrolPlanRecord> {
  const { name, settings, seed, model, rounds, outcome } = plan;
  const { fromMs } = shiftPeriod(settings);
  const { rows } = await sql<{ id: string }>`
    insert into patrol_plan (name, shift_from, settings, seed, model, rounds, outcome)
    values (${name}, to_timestamp(${fromMs} / 1000.0), ${JSON.stringify(settings)}::jsonb, ${seed}::integer, ${model},
      ${JSON.stringify(rounds)}::jsonb, ${JSON.stringify(outcome)}::jsonb)
    returning id`.execute(db);
  const kept = await readPlan(db, rows[0]!.id);
  return kept!;
}

/** Notes what was done, beside what was noted before or in place of it; `undefined` where there is no such plan. */
export function noteDone(
  db: Kysely<Database>,
  id: string,
  done: readonly DoneVisit[],
  isReplacing: boolean,
): Promise<PatrolPlanRecord | undefined> {
  return inTransaction(db, async (trx) => {
    // Two teams may note theirs at once.
    await sql`select id from patrol_plan where id = ${id} for update`.execute(trx);
    const plan = await readPlan(trx, id);
    if (plan === undefined) return undefined;
    const noted = isReplacing ? done : mergeDone(plan.done ?? [], done);
    await sql`update patrol_plan set done = ${JSON.stringify(noted)}::jsonb where id = ${id}`.execute(trx);
    return readPlan(trx, id);
  });
}

/** Whether there was such a plan to remove. */
export async function removePlan(db: Kysely<Database>, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('patrol_plan').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}

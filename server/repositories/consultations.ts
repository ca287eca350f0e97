import { sql, type Kysely, type RawBuilder } from 'kysely';
import type {
  Consultation,
  ConsultationList,
  NewConsultation,
  TakenStep,
  TakeStep,
} from '../../src/schemas/consultations.ts';
import { CONSULTATION_STEP_ROWS, CONSULTATIONS } from '../database/tables/consultations.ts';
import type { Database } from '../database/schema.ts';

/** Items of one answer at most. */
const MOST_ITEMS = 500;

/** Which items are listed. */
export interface ConsultationWish {
  /** A condition on `unit_code`. */
  readonly inScope: RawBuilder<boolean>;
  readonly state?: Consultation['state'] | undefined;
  readonly eventNo?: string | undefined;
}

/** The items that were not withdrawn, the newest first, each with the steps that hold. */
export async function listConsultations(
  db: Kysely<Database>,
  { inScope, state, eventNo }: ConsultationWish,
): Promise<ConsultationList> {
  const wanted = db
    .selectFrom('consultation')
    .where('withdrawn_at', 'is', null)
    .where(inScope)
    .$if(state !== undefined, (query) => query.where('state', '=', state!))
    .$if(eventNo !== undefined, (query) => query.where('event_no', '=', eventNo!));
  const rows = await wanted
    .select(CONSULTATIONS.selection)
    .orderBy('opened_at', 'desc')
    .orderBy('id')
    .limit(MOST_ITEMS)
    .execute();
  const { total } = await wanted.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow();
  return { items: await withSteps(db, rows.map(CONSULTATIONS.read)), total };
}

/** One item; `undefined` where there is none of this id. Locked, it waits for others who change it, and they for this one. */
export async function readConsultation(
  db: Kysely<Database>,
  id: string,
  { isLocked = false } = {},
): Promise<Consultation | undefined> {
  const row = await db
    .selectFrom('consultation')
    .select(CONSULTATIONS.selection)
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .$if(isLocked, (query) => query.forUpdate())
    .executeTakeFirst();
  return row && (await withSteps(db, [CONSULTATIONS.read(row)]))[0];
}

async function withSteps(
  db: Kysely<Database>,
  items: readonly Omit<Consultation, 'steps'>[],
): Promise<Consultation[]> {
  if (items.length === 0) return [];
  const rows = await db
    .selectFrom('consultation_step')
    .select(CONSULTATION_STEP_ROWS.selection)
    .where(
      'consultation_id',
      'in',
      items.map(({ id }) => id),
    )
    .where('undone_at', 'is', null)
    .orderBy('seq')
    .execute();
  const steps = new Map<string, TakenStep[]>();
  for (const { consultationId, ...step } of rows.map(CONSULTATION_STEP_ROWS.read)) {
    const own = steps.get(consultationId);
    // A step and its record were checked together when they were written.
    if (own === undefined) steps.set(consultationId, [step as TakenStep]);
    else own.push(step as TakenStep);
  }
  return items.map((item) => ({ ...item, steps: steps.get(item.id) ?? [] }));
}

/** Whether there is a unit of this code, and an incident of this number. */
export async function knownOf(
  db: Kysely<Database>,
  unitCode: string,
  eventNo: string | undefined,
): Promise<{ unit: boolean; incident: boolean }> {
  const unit = await db.selectFrom('unit').select('code').where('code', '=', unitCode).executeTakeFirst();
  const incident =
    eventNo === undefined
      ? undefined
      : await db.selectFrom('incident').select('event_no').where('event_no', '=', eventNo).executeTakeFirst();
  return { unit: unit !== undefined, incident: incident !== undefined };
}

/** Opens an item and returns its id. Simulated ones say when they were opened, epoch ms. */
export async function openConsultation(
  db: Kysely<Database>,
  { title, unitCode, eventNo, openedBy }: NewConsultation,
  simulatedAt?: number,
): Promise<string> {
  const { id } = await db
    .insertInto('consultation')
    .values({
      title,
      unit_code: unitCode,
      event_no: eventNo ?? null,
      opened_by: openedBy,
      ...(simulatedAt === undefined
        ? {}
        : { origin: 'synthetic' as const, opened_at: momentOf(simulatedAt) }),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Records a step of an item that has `before`, and the state that follows. Simulated ones say when, epoch ms. */
export async function recordStep(
  db: Kysely<Database>,
  before: Pick<Consultation, 'id'>,
  taken: Pick<TakeStep, 'step' | 'record' | 'by'>,
  state: Consultation['state'],
  simulatedAt?: number,
): Promise<void> {
  await sql`
    insert into consultation_step (consultation_id, seq, step, record, by_role, at)
    select ${before.id}::uuid, coalesce(max(seq), 0) + 1, ${taken.step}, ${JSON.stringify(taken.record)}::jsonb, ${taken.by},
      ${simulatedAt === undefined ? sql`clock_timestamp()` : momentOf(simulatedAt)}
    from consultation_step where consultation_id = ${before.id}`.execute(db);
  await changeItem(db, before.id, sql`state = ${state}`);
}

/** Takes back the last step that holds, and opens the item again. */
export async function undoStep(db: Kysely<Database>, { id, steps }: Consultation): Promise<void> {
  await sql`
    update consultation_step set undone_at = clock_timestamp()
    where consultation_id = ${id} and seq = ${steps.at(-1)?.seq ?? 0}`.execute(db);
  await changeItem(db, id, sql`state = 'open'`);
}

/** Takes an item off the board as if it had never been opened; its row stays. */
export async function withdrawConsultation(db: Kysely<Database>, id: string): Promise<void> {
  await changeItem(db, id, sql`withdrawn_at = clock_timestamp()`);
}

/** Removes the simulated items with their steps. */
export async function removeSimulatedConsultations(db: Kysely<Database>): Promise<void> {
  await sql`
    delete from consultation_step
    where consultation_id in (select id from consultation where origin = 'synthetic')`.execute(db);
  await sql`delete from consultation where origin = 'synthetic'`.execute(db);
}

/** How many simulated items there are, those that were withdrawn among them. */
export async function countSimulatedConsultations(db: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from consultation where origin = 'synthetic'`.execute(db);
  return rows[0]?.n ?? 0;
}

async function changeItem(db: Kysely<Database>, id: string, change: RawBuilder<unknown>): Promise<void> {
  await sql`update consultation set ${change}, version = version + 1 where id = ${id}`.execute(db);
}

function momentOf(ms: number): RawBuilder<number> {
  return sql<number>`to_timestamp(${ms}::double precision / 1000.0)`;
}

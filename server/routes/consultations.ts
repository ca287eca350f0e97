import type { Kysely } from 'kysely';
import { stepFaults, STEP_FAULTS } from '../../src/domain/consultation/step-faults.ts';
import { isSettled } from '../../src/domain/consultation/transitions.ts';
import { civilDayOfTime, dateOfCivilDay } from '../../src/domain/time/civil-day.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  consultationIdSchema,
  consultationListSchema,
  consultationQuerySchema,
  consultationSchema,
  consultationVersionSchema,
  newConsultationSchema,
  takeStepSchema,
  type Consultation,
} from '../../src/schemas/consultations.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { refusePersonalData } from '../http/personal-data.ts';
import {
  knownOf,
  listConsultations,
  openConsultation,
  readConsultation,
  recordStep,
  undoStep,
  withdrawConsultation,
} from '../repositories/consultations.ts';
import { inScope, readScope } from '../situation/scope.ts';

const tags = ['consultation'];
const WHAT = 'A consultation';
const replies = { ...errorReplies, 404: errorReplySchema };
const changeReplies = { ...replies, 409: errorReplySchema, 200: consultationSchema };

/** Items change by the hand of others; nobody may see an old one from a cache. */
const noStore = async (_request: unknown, reply: { header(name: string, value: string): unknown }) => {
  reply.header('cache-control', 'no-store');
};

/** `/api/consultations`: what cannot be solved at once, and the five steps that lead to an end. */
export function registerConsultationRoutes(app: HttpApp, context: RouteContext): void {
  const database = () => context.readiness.requireDatabase().kysely;
  const today = () => dateOfCivilDay(civilDayOfTime(context.now()));
  app.get(
    '/api/consultations',
    {
      onSend: noStore,
      schema: {
        summary: 'Items of consultation by unit, state or incident, the newest first',
        tags,
        querystring: consultationQuerySchema,
        response: { ...replies, 200: consultationListSchema },
      },
    },
    async ({ query: { in: unitCode, state, eventNo } }) => {
      const scope = await readScope(database(), unitCode);
      if (scope === undefined) throw new HttpError(404, `There is no unit ${unitCode}.`);
      return listConsultations(database(), { inScope: inScope(scope), state, eventNo });
    },
  );
  app.get(
    '/api/consultations/:id',
    {
      onSend: noStore,
      schema: {
        summary: 'One item with its steps',
        tags,
        params: consultationIdSchema,
        response: { ...replies, 200: consultationSchema },
      },
    },
    async ({ params: { id } }) => found(await readConsultation(database(), id), id),
  );
  app.post(
    '/api/consultations',
    {
      onSend: noStore,
      schema: {
        summary: 'Open an item, of an incident or without one',
        tags,
        body: newConsultationSchema,
        response: { ...errorReplies, 409: errorReplySchema, 201: consultationSchema },
      },
    },
    async ({ body }, reply) => {
      refusePersonalData(WHAT, { title: body.title });
      const id = await onceOpen(body.eventNo, () => inTransaction(database(), (trx) => openNew(trx, body)));
      return reply.code(201).send(found(await readConsultation(database(), id), id));
    },
  );
  app.post(
    '/api/consultations/:id/steps',
    {
      onSend: noStore,
      schema: {
        summary: 'Record the next step; `version` is the one that was seen',
        tags,
        params: consultationIdSchema,
        body: takeStepSchema,
        response: changeReplies,
      },
    },
    ({ params: { id }, body }) => {
      const { version, by, ...step } = body;
      refusePersonalData(WHAT, step);
      return inTransaction(database(), async (trx) => {
        const item = await lockedAt(trx, id, version);
        const faults = stepFaults(item.steps, step, today());
        if (faults.length > 0) throw faultsAsError(faults);
        await recordStep(trx, item, { ...step, by }, isSettled([...item.steps, step]) ? 'settled' : 'open');
        return found(await readConsultation(trx, id), id);
      });
    },
  );
  app.post(
    '/api/consultations/:id/undo',
    {
      onSend: noStore,
      schema: {
        summary: 'Take back the last step',
        tags,
        params: consultationIdSchema,
        body: consultationVersionSchema,
        response: changeReplies,
      },
    },
    ({ params: { id }, body: { version } }) =>
      inTransaction(database(), async (trx) => {
        const item = await lockedAt(trx, id, version);
        if (item.steps.length === 0) throw new HttpError(409, 'No step was taken that could be taken back.');
        await onceOpen(item.eventNo, () => undoStep(trx, item));
        return found(await readConsultation(trx, id), id);
      }),
  );
  app.post(
    '/api/consultations/:id/withdrawal',
    {
      onSend: noStore,
      schema: {
        summary: 'Take an item off the board of which no step was taken',
        tags,
        params: consultationIdSchema,
        body: consultationVersionSchema,
        response: changeReplies,
      },
    },
    ({ params: { id }, body: { version } }) =>
      inTransaction(database(), async (trx) => {
        const item = await lockedAt(trx, id, version);
        if (item.steps.length > 0)
          throw new HttpError(409, 'Steps were taken; take them back before the item goes.');
        await withdrawConsultation(trx, id);
        return item;
      }),
  );
}

function found(item: Consultation | undefined, id: string): Consultation {
  if (item === undefined) throw new HttpError(404, `There is no consultation ${id}.`);
  return item;
}

/** The item as it stands, held against changes of others; 409 where it is not the version that was seen. */
async function lockedAt(trx: Kysely<Database>, id: string, version: number): Promise<Consultation> {
  const item = found(await readConsultation(trx, id, { isLocked: true }), id);
  if (item.version !== version)
    throw new HttpError(
      409,
      `Somebody else has changed the item: it is version ${item.version}, not ${version}. Read it anew.`,
    );
  return item;
}

/** Opens an item whose unit and incident are known, and of whose incident no other item is open. */
async function openNew(trx: Kysely<Database>, item: Parameters<typeof openConsultation>[1]): Promise<string> {
  const { unitCode, eventNo } = item;
  const known = await knownOf(trx, unitCode, eventNo);
  const details = [
    ...(known.unit ? [] : [{ field: 'unitCode', message: `there is no unit ${unitCode}` }]),
    ...(known.incident || eventNo === undefined
      ? []
      : [{ field: 'eventNo', message: `there is no incident ${eventNo}` }]),
  ];
  if (details.length > 0) throw new HttpError(400, 'The item points at what is not there.', details);
  if (eventNo !== undefined) {
    const everywhere = inScope({ unitCode: null, prefixes: [] });
    const { items } = await listConsultations(trx, { inScope: everywhere, state: 'open', eventNo });
    if (items.length > 0)
      throw new HttpError(409, `Incident ${eventNo} is in consultation already: ${items[0]?.id}.`);
  }
  return openConsultation(trx, item);
}

/** Runs what opens an item; 409 where the database says that another one of the same incident is open. */
async function onceOpen<Result>(eventNo: string | undefined, open: () => Promise<Result>): Promise<Result> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'consultation_open_event')
      throw new HttpError(409, `Another item of incident ${eventNo} is open.`, [], { cause: error });
    throw error;
  }
}

function faultsAsError(faults: ReturnType<typeof stepFaults>): HttpError {
  const details = faults.map(({ path, reason }) => ({ field: path, message: STEP_FAULTS[reason] }));
  const names = details.map(({ field, message }) => `${field}: ${message}`).join('; ');
  return new HttpError(400, `The step cannot be recorded. ${names}`, details);
}

import { z } from 'zod';
import { errorReplySchema, noQuerySchema, unitCodeSchema } from '../../src/schemas/common.ts';
import { shiftEndQuerySchema, shiftEndSchema } from '../../src/schemas/shift-end.ts';
import { situationSchema } from '../../src/schemas/situation.ts';
import { shiftAt } from '../../src/domain/time/shifts.ts';
import { surgeAcknowledgementSchema, surgesReplySchema } from '../../src/schemas/surges.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { SituationService } from '../situation/situation-service.ts';

/** Acknowledgements a minute from one address: each row stays for good. */
const ACKNOWLEDGEMENTS = 30;

/** `/api/situation`: what the duty officer sees beside the map, and `/api/surges`: what has come in a crowd. */
export function registerSituationRoutes(app: HttpApp, context: RouteContext): void {
  let service: SituationService | undefined;
  const onError = (error: unknown) => app.log.error({ err: error }, 'the situation could not be worked out');
  app.addHook('onClose', () => service?.stop());
  const serviceOf = (): SituationService => {
    const { kysely } = context.readiness.requireDatabase();
    return (service ??= new SituationService(kysely, { now: context.now, onError }));
  };
  app.get(
    '/api/situation',
    {
      schema: {
        summary: 'What is open, due, silent, unusual, and who has it in hand',
        description:
          'Worked out at most every five seconds; the rules once a minute, their replay once a day in the background. Unknown is null, never zero.',
        tags: ['events'],
        querystring: z.strictObject({ in: unitCodeSchema.optional() }),
        response: { ...errorReplies, 404: errorReplySchema, 200: situationSchema },
      },
    },
    async (request, reply) => {
      const unitCode = request.query.in;
      const situation = await serviceOf().read(unitCode);
      if (!situation) throw new HttpError(404, `There is no unit ${unitCode}.`);
      return reply.header('cache-control', 'no-store').send(situation);
    },
  );
  app.get(
    '/api/shift-end',
    {
      schema: {
        summary: 'What was open, overdue and due when a shift ended',
        description:
          "A shift is named by when it began (epoch ms; 0, 8 or 16 o'clock in Shanghai). Told from the steps of the incidents: steps that were taken later change nothing of it. Worked out at most once a minute.",
        tags: ['events'],
        querystring: shiftEndQuerySchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: shiftEndSchema },
      },
    },
    async (request, reply) => {
      const { from, in: unitCode } = request.query;
      const shift = shiftAt(from);
      if (shift.from !== from)
        throw new HttpError(400, `No shift began at ${from}; the one at that time began at ${shift.from}.`);
      if (shift.to > context.now()) throw new HttpError(400, 'This shift has not ended yet.');
      const end = await serviceOf().readShiftEnd(unitCode, shift);
      if (!end) throw new HttpError(404, 'Nothing is known of this shift, or of this unit.');
      return reply.header('cache-control', 'no-store').send(end);
    },
  );
  app.get(
    '/api/surges',
    {
      schema: {
        summary: 'Where many more reports come than the past lets expect, and since when',
        description:
          'Worked out when it is asked for and something has changed, at most every two seconds, so that a surge is known with the report that makes it significant; what was over in the last 24 hours too. Null while the past is being read, or is shorter than four weeks.',
        tags: ['events'],
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: surgesReplySchema },
      },
    },
    async (_, reply) => reply.header('cache-control', 'no-store').send(await serviceOf().surges.read()),
  );
  app.post(
    '/api/surge-acknowledgements',
    {
      config: { rateLimit: { max: ACKNOWLEDGEMENTS, timeWindow: '1 minute', groupId: 'surges' } },
      schema: {
        summary: 'Acknowledge surges, or take that back',
        description:
          'Holds for every screen. Ids that are no longer listed change nothing; 503 while the past is being read.',
        tags: ['events'],
        body: surgeAcknowledgementSchema,
        response: { ...errorReplies, 201: surgesReplySchema },
      },
    },
    async (request, reply) => {
      const surges = await serviceOf().surges.acknowledge(request.body);
      if (!surges) throw new HttpError(503, 'Nothing is known of surges yet. Try again in a minute.');
      return reply.code(201).header('cache-control', 'no-store').send(surges);
    },
  );
}

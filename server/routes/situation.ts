import { z } from 'zod';
import { errorReplySchema, unitCodeSchema } from '../../src/schemas/common.ts';
import { situationSchema } from '../../src/schemas/situation.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { SituationService } from '../situation/situation-service.ts';

/** `/api/situation`: what the duty officer sees beside the map. */
export function registerSituationRoutes(app: HttpApp, context: RouteContext): void {
  let service: SituationService | undefined;
  const onError = (error: unknown) => app.log.error({ err: error }, 'the situation could not be worked out');
  app.addHook('onClose', () => service?.stop());
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
      const { kysely } = context.readiness.requireDatabase();
      service ??= new SituationService(kysely, { now: context.now, onError });
      const situation = await service.read(unitCode);
      if (!situation) throw new HttpError(404, `There is no unit ${unitCode}.`);
      return reply.header('cache-control', 'no-store').send(situation);
    },
  );
}

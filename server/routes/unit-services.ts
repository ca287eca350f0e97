import { z } from 'zod';
import { errorReplySchema, noQuerySchema, unitCodeSchema } from '../../src/schemas/common.ts';
import { unitServicesSchema } from '../../src/schemas/unit-services.ts';
import { UnitCoverage } from '../coverage/unit-coverage.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';

/** `/api/units/:code/services`: facilities within reach and cameras in view of one unit. */
export function registerUnitServiceRoutes(app: HttpApp, context: RouteContext): void {
  const coverage = new UnitCoverage(context.config.dataFolder);
  app.addHook('onClose', () => coverage.stop());
  app.get(
    '/api/units/:code/services',
    {
      schema: {
        summary: 'What part of a unit services reach on foot, and cameras see',
        description:
          'Worked out for one unit when it is asked for: a grid in a fraction of a second, a county in seconds. Later requests get the same answer until units, facilities or cameras change.',
        tags: ['map'],
        params: z.object({ code: unitCodeSchema }),
        querystring: noQuerySchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: unitServicesSchema },
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const services = await coverage.read(context.readiness.requireDatabase().kysely, code);
      if (services === undefined) throw new HttpError(404, `There is no unit ${code}.`);
      return reply.header('cache-control', 'no-cache').send(services);
    },
  );
}

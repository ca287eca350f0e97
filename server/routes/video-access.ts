import { placePersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  videoAccessListSchema,
  videoAccessQuerySchema,
  videoAccessReplySchema,
  videoAccessRequestSchema,
} from '../../src/schemas/video-access.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { refuseExceeding } from '../http/refuse-exceeding.ts';
import { isoTime } from '../database/iso-time.ts';
import { hasCamera, listAccess, writeAccess } from '../repositories/video-access.ts';

/** Rows of one address: each stays for good, and without accounts nobody answers for them. A whole room looks less often. */
const ROWS_A_MINUTE = 60;
const ROWS_AN_HOUR = 600;

/** `/api/video-access`: the register of everybody who looks through a camera. No row, no view (V-33). */
export function registerVideoAccessRoutes(app: HttpApp, context: RouteContext): void {
  const countHour = app.createRateLimit({ max: ROWS_AN_HOUR, timeWindow: '1 hour' });
  app.post(
    '/api/video-access',
    {
      config: { rateLimit: { max: ROWS_A_MINUTE, timeWindow: '1 minute', groupId: 'video-access' } },
      preParsing: async (request, reply) => refuseExceeding(reply, await countHour(request)),
      schema: {
        summary: 'Write down why a camera is looked through; then its stream is named',
        tags: ['video'],
        body: videoAccessRequestSchema,
        response: { ...errorReplies, 404: errorReplySchema, 201: videoAccessReplySchema },
      },
    },
    async (request, reply) => {
      const { cameraGbId, purpose, refNo = '' } = request.body;
      for (const [field, text] of Object.entries({ purpose, refNo })) {
        const found = placePersonalData(text);
        if (found !== undefined)
          throw new HttpError(400, `The register keeps no personal data, and the ${field} holds ${found}.`, [
            { field, message: `holds ${found}` },
          ]);
      }
      const { kysely } = context.readiness.requireDatabase();
      if (!(await hasCamera(kysely, cameraGbId)))
        throw new HttpError(404, `There is no camera ${cameraGbId}.`);
      const { id, at } = await writeAccess(kysely, request.body);
      const url = context.config.streams?.get(cameraGbId);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ id, at: isoTime(at), stream: url === undefined ? null : { kind: 'hls', url } });
    },
  );
  app.get(
    '/api/video-access',
    {
      schema: {
        summary: 'The newest rows of the register, of one camera or of all',
        tags: ['video'],
        querystring: videoAccessQuerySchema,
        response: { ...errorReplies, 200: videoAccessListSchema },
      },
    },
    async (request, reply) => {
      const { kysely } = context.readiness.requireDatabase();
      reply.header('cache-control', 'no-store');
      return { entries: await listAccess(kysely, request.query) };
    },
  );
}

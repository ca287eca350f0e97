import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { DOCUMENT_KINDS, DOCUMENT_SCHEMAS, type DocumentKind } from '../../src/schemas/documents.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { readDocument } from '../repositories/documents.ts';

const SUMMARIES: Record<DocumentKind, string> = {
  consultation: 'How a place consults, as it was published',
  prevention: 'Prevention of fraud as it was published: code tables, distributions by basis, warnings',
  rumours: 'Rumours as cases of law: never counted, never of a person',
};

/** `/api/documents/…`: what the data set publishes besides numbers, whole. */
export function registerDocumentRoutes(app: HttpApp, context: RouteContext): void {
  for (const kind of DOCUMENT_KINDS)
    app.get(
      `/api/documents/${kind}`,
      {
        schema: {
          summary: SUMMARIES[kind],
          tags: ['documents'],
          querystring: noQuerySchema,
          response: { ...errorReplies, 404: errorReplySchema, 200: DOCUMENT_SCHEMAS[kind] },
        },
      },
      async (request, reply) => {
        if (await isUnchanged(context, request, reply, ['document'])) return sendUnchanged(reply);
        const body = await readDocument(context.readiness.requireDatabase().kysely, kind);
        if (body === undefined) throw new HttpError(404, `No data set has a document ${kind}.`);
        return reply.send(body as never);
      },
    );
}

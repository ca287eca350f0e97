import { noQuerySchema, errorReplySchema } from '../../src/schemas/common.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isTagKnown, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { ReplyCache } from '../http/reply-cache.ts';
import { streetGraphReader } from '../load/street-graph-file.ts';
import { listDataSets } from '../repositories/data-sets.ts';

/**
 * `/api/street-graph`: the streets for ways and times. They are sent as the file of the data set's folder: no query asks
 * for a part of them, and rows in a database would only have to be put together to the same text again. The folder is
 * trusted only where its data set is the one that was loaded.
 */
export function registerStreetGraphRoutes(app: HttpApp, context: RouteContext): void {
  const cache = new ReplyCache();
  const read = streetGraphReader(context.config.dataFolder);
  app.get(
    '/api/street-graph',
    {
      schema: {
        summary: 'Nodes and edges of the streets of the data set',
        tags: ['map'],
        querystring: noQuerySchema,
        response: {
          ...errorReplies,
          404: errorReplySchema,
          200: {
            description: 'The street graph; an edge is [from, to, rank]',
            content: { 'application/json': { schema: streetGraphSchema } },
          },
        },
      },
    },
    async (request, reply) => {
      const loaded = await listDataSets(context.readiness.requireDatabase().kysely);
      const graph = await read();
      if (graph === undefined || !loaded.some(({ manifest }) => manifest.id === graph.dataSetId))
        throw new HttpError(
          404,
          'The loaded data set has no street graph. Put its street-graph.json into the folder that GRIDLIGHT_DATA names.',
        );
      if (isTagKnown(request, reply, `W/"${graph.digest}"`)) return sendUnchanged(reply);
      return cache.send(request, reply, 'application/json; charset=utf-8', async () => graph.text);
    },
  );
}

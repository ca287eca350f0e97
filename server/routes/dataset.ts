import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { datasetReplySchema } from '../../src/schemas/dataset-reply.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { readDataSetSummary } from '../repositories/data-set-summary.ts';

/** `/api/dataset`: title, notice, bounds, code tables and base map. */
export function registerDatasetRoutes(app: HttpApp, context: RouteContext): void {
  app.get(
    '/api/dataset',
    {
      schema: {
        summary: 'What is loaded, its code tables, and the base map to draw under it',
        tags: ['system'],
        querystring: noQuerySchema,
        response: { ...errorReplies, 404: errorReplySchema, 200: datasetReplySchema },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['dataset', 'unit'])) return sendUnchanged(reply);
      const summary = await readDataSetSummary(context.readiness.requireDatabase().kysely);
      if (!summary)
        throw new HttpError(404, 'No data set is loaded. Load one with: npx gridlight load <folder>');
      const { main, attribution, bounds, synthetic, codeTables, boundaryDays } = summary;
      const mapApprovalNo = context.config.mapApprovalNo ?? main.mapApprovalNo;
      return reply.send({
        id: main.id,
        title: main.title,
        ...(main.notice ? { notice: main.notice } : {}),
        ...(mapApprovalNo === undefined ? {} : { mapApprovalNo }),
        attribution,
        bounds,
        codeTables,
        synthetic,
        ...(boundaryDays.length > 0 && { boundaryDays }),
        basemap: context.config.basemap,
      });
    },
  );
}

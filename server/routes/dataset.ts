import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { datasetReplySchema } from '../../src/schemas/dataset.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { gridRulesReader } from '../load/grid-rules-file.ts';
import { listDataSets } from '../repositories/data-sets.ts';
import { readDataSetSummary } from '../repositories/data-set-summary.ts';

/**
 * `/api/dataset`: title, notice, bounds, code tables and base map. Rules on the size of grids come from the folder of the settings,
 * where its data set is loaded.
 */
export function registerDatasetRoutes(app: HttpApp, context: RouteContext): void {
  const readGridRules = gridRulesReader(context.config.dataFolder);
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
      const { kysely } = context.readiness.requireDatabase();
      const folder = await readGridRules();
      if (await isUnchanged(context, request, reply, ['dataset', 'unit'], folder?.mark))
        return sendUnchanged(reply);
      const summary = await readDataSetSummary(kysely);
      if (!summary)
        throw new HttpError(404, 'No data set is loaded. Load one with: npx gridlight load <folder>');
      const { main, attribution, bounds, synthetic, codeTables } = summary;
      const isLoaded = (await listDataSets(kysely)).some(({ manifest }) => manifest.id === folder?.dataSetId);
      const mapApprovalNo = context.config.mapApprovalNo ?? main.mapApprovalNo;
      return reply.send({
        id: main.id,
        title: main.title,
        ...(main.notice ? { notice: main.notice } : {}),
        ...(mapApprovalNo === undefined ? {} : { mapApprovalNo }),
        attribution,
        bounds,
        codeTables: { ...codeTables, ...(folder && isLoaded && { gridRules: [...folder.rules] }) },
        synthetic,
        basemap: context.config.basemap,
      });
    },
  );
}

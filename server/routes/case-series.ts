import { placePersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import {
  caseSeriesChangeSchema,
  caseSeriesListSchema,
  caseSeriesRequestSchema,
  caseSeriesSchema,
  SERIES_CASES,
  seriesIdSchema,
  type CaseSeries,
} from '../../src/schemas/case-series.ts';
import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import {
  changeSeries,
  listSeries,
  openSeries,
  readSeries,
  removeSeries,
  unknownCases,
} from '../repositories/case-series.ts';

const tags = ['series'];
const oneReply = { ...errorReplies, 404: errorReplySchema, 200: caseSeriesSchema };

/** `/api/case-series`: which cases are held to belong together. A hypothesis on cases, never a person. */
export function registerCaseSeriesRoutes(app: HttpApp, context: RouteContext): void {
  const database = () => context.readiness.requireDatabase().kysely;
  const seriesOf = async (id: string): Promise<CaseSeries> => {
    const series = await readSeries(database(), id);
    if (series === undefined) throw missing(id);
    return series;
  };
  const requireCases = async (field: string, caseNos: readonly string[]): Promise<void> => {
    const unknown = await unknownCases(database(), caseNos);
    if (unknown.length > 0)
      throw new HttpError(
        400,
        `There is no case ${unknown.join(', ')}.`,
        unknown.map((caseNo) => ({ field, message: `${caseNo} is not a known case` })),
      );
  };

  app.get(
    '/api/case-series',
    {
      schema: {
        summary: 'Every series of cases, the newest first',
        tags,
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: caseSeriesListSchema },
      },
    },
    async (_, reply) => {
      reply.header('cache-control', 'no-store');
      return { series: await listSeries(database()) };
    },
  );
  app.get(
    '/api/case-series/:id',
    { schema: { summary: 'One series', tags, params: seriesIdSchema, response: oneReply } },
    async ({ params }, reply) => {
      reply.header('cache-control', 'no-store');
      return seriesOf(params.id);
    },
  );
  app.post(
    '/api/case-series',
    {
      schema: {
        summary: 'Open a series of at least two cases',
        tags,
        body: caseSeriesRequestSchema,
        response: { ...errorReplies, 201: caseSeriesSchema },
      },
    },
    async ({ body }, reply) => {
      const { label, originCity, arrivalWindow } = body;
      refusePersonalData({ label, originCity, arrivalWindow });
      await requireCases('caseNos', body.caseNos);
      const id = await openSeries(database(), body);
      return reply.code(201).send(await seriesOf(id));
    },
  );
  app.post(
    '/api/case-series/:id/changes',
    {
      schema: {
        summary: 'Change a series: its cases, status, label or hypothesis',
        tags,
        params: seriesIdSchema,
        body: caseSeriesChangeSchema,
        response: oneReply,
      },
    },
    async ({ params, body }) => {
      const { label, originCity, arrivalWindow, add, remove } = body;
      refusePersonalData({ label, originCity, arrivalWindow });
      await requireCases('add', add);
      await database()
        .transaction()
        .execute(async (trx) => {
          const series = await readSeries(trx, params.id, { isLocked: true });
          if (series === undefined) throw missing(params.id);
          await changeSeries(trx, params.id, body, casesAfter(series.caseNos, add, remove));
        });
      return seriesOf(params.id);
    },
  );
  app.post(
    '/api/case-series/:id/withdrawal',
    {
      schema: {
        summary: 'Take back the opening of a series that is still only proposed',
        tags,
        params: seriesIdSchema,
        response: { ...oneReply, 409: errorReplySchema },
      },
    },
    async ({ params }) => {
      const series = await seriesOf(params.id);
      if (series.status !== 'proposed')
        throw new HttpError(409, `The series is ${series.status}; only a proposed one can be taken back.`);
      await removeSeries(database(), params.id);
      return series;
    },
  );
}

const missing = (id: string): HttpError => new HttpError(404, `There is no series ${id}.`);

/** The cases of a series after a change; refused where too few or too many would be left. */
function casesAfter(before: readonly string[], add: readonly string[], remove: readonly string[]): string[] {
  const removed = new Set(remove);
  const left = [...new Set([...before, ...add])].filter((caseNo) => !removed.has(caseNo));
  const { least, most } = SERIES_CASES;
  if (left.length < least || left.length > most)
    throw new HttpError(400, `A series has ${least} to ${most} cases; this would leave ${left.length}.`, [
      { field: left.length < least ? 'remove' : 'add', message: `would leave ${left.length} cases` },
    ]);
  return left;
}

function refusePersonalData(texts: Readonly<Record<string, string | undefined>>): void {
  for (const [field, text] of Object.entries(texts)) {
    const found = text === undefined ? undefined : placePersonalData(text);
    if (found !== undefined)
      throw new HttpError(400, `A series keeps no personal data, and its ${field} holds ${found}.`, [
        { field, message: `holds ${found}` },
      ]);
  }
}

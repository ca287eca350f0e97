import { z } from 'zod';
import { placePersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import { errorReplySchema, noQuerySchema } from '../../src/schemas/common.ts';
import { listedTourSchema, tourIdSchema, tourSaveSchema, type Tour } from '../../src/schemas/tours.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { isUnchanged, sendUnchanged } from '../http/entity-tag.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { listTours, readSavedTour, removeTour, saveTour } from '../repositories/tours.ts';

const tags = ['map'];
const byId = z.object({ id: tourIdSchema });
const byVersion = z.strictObject({ version: z.coerce.number().int().min(1) });

/** `/api/tours`: the scripts of the loaded data sets and those that were saved in the page, whole. */
export function registerTourRoutes(app: HttpApp, context: RouteContext): void {
  const database = () => context.readiness.requireDatabase().kysely;
  app.get(
    '/api/tours',
    {
      schema: {
        summary:
          'Tours: their stops with texts, views, layers and filters; of the data sets, then the saved ones',
        tags,
        querystring: noQuerySchema,
        response: { ...errorReplies, 200: z.array(listedTourSchema) },
      },
    },
    async (request, reply) => {
      if (await isUnchanged(context, request, reply, ['tour'])) return sendUnchanged(reply);
      return reply.send(await listTours(database()));
    },
  );
  app.put(
    '/api/tours/:id',
    {
      schema: {
        summary: 'Save a tour over the version that was read',
        description:
          'A tour of a data set is never changed: a copy of it is saved beside it. `version` 0 saves a new tour. Where somebody else has saved since, the answer is 409 and nothing is written.',
        tags,
        params: byId,
        body: tourSaveSchema,
        response: { ...errorReplies, 409: errorReplySchema, 200: listedTourSchema },
      },
    },
    async ({ params: { id }, body }, reply) => {
      const { tour, version } = body;
      if (tour.id !== id)
        throw new HttpError(400, `The tour is ${tour.id}, the path says ${id}.`, [
          { field: 'tour.id', message: `must be ${id}` },
        ]);
      refuseTexts(tour);
      const saved = await saveTour(database(), body);
      if (saved === undefined) throw conflict(await readSavedTour(database(), id), id, version);
      reply.header('cache-control', 'no-store');
      return saved;
    },
  );
  app.delete(
    '/api/tours/:id',
    {
      schema: {
        summary: 'Remove a saved tour',
        tags,
        params: byId,
        querystring: byVersion,
        response: {
          ...errorReplies,
          404: errorReplySchema,
          409: errorReplySchema,
          200: z.object({ removed: z.literal(true) }),
        },
      },
    },
    async ({ params: { id }, query: { version } }) => {
      if (await removeTour(database(), id, version)) return { removed: true as const };
      const saved = await readSavedTour(database(), id);
      if (saved === undefined) throw new HttpError(404, `There is no saved tour ${id}.`);
      throw conflict(saved, id, version);
    },
  );
}

function conflict(saved: { readonly version: number } | undefined, id: string, version: number): HttpError {
  const now = saved === undefined ? 'it is not there any more' : `its version is ${saved.version}`;
  return new HttpError(
    409,
    `Somebody else has changed the tour ${id}: version ${version} was read, ${now}.`,
    [{ field: 'version', message: now }],
  );
}

/** Refuses what no database keeps, and personal data, each with the place where it stands. */
function refuseTexts(tour: Tour): void {
  const faults = textsIn(tour, 'tour').flatMap(([field, text]) => {
    const found = text.includes('\0') ? 'the character U+0000' : placePersonalData(text);
    return found === undefined ? [] : [{ field, message: `holds ${found}` }];
  });
  const [first] = faults;
  if (first !== undefined) throw new HttpError(400, `${first.field} ${first.message}.`, faults);
}

function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`));
}

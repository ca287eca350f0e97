import { contradictingDates } from '../../src/domain/time/market-rules.ts';
import { errorReplySchema } from '../../src/schemas/common.ts';
import {
  marketConfirmationReplySchema,
  marketConfirmationRequestSchema,
} from '../../src/schemas/market-confirmations.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import { isoTime } from '../database/iso-time.ts';
import type { HttpApp, RouteContext } from '../http/context.ts';
import { errorReplies, HttpError } from '../http/http-error.ts';
import { listPlacesAsConfirmed, writeConfirmation } from '../repositories/market-confirmations.ts';

/** `/api/market-confirmations`: when a market is held, as somebody there says. */
export function registerMarketConfirmationRoutes(app: HttpApp, context: RouteContext): void {
  app.post(
    '/api/market-confirmations',
    {
      schema: {
        summary: 'Confirm when a market is held, or take the confirmation back',
        description:
          'The rule holds from now on for everything that counts market days, and outlives every load of the data set. `rule: null` takes it back. A rule that has no market on a date on which one was seen is refused.',
        tags: ['map'],
        body: marketConfirmationRequestSchema,
        response: { ...errorReplies, 404: errorReplySchema, 201: marketConfirmationReplySchema },
      },
    },
    async (request, reply) => {
      const { placeId, rule } = request.body;
      const { kysely } = context.readiness.requireDatabase();
      const before = marketOf(await listPlacesAsConfirmed(kysely), placeId);
      const missed = rule === null ? [] : contradictingDates(rule, observedDates(before));
      if (missed.length > 0) {
        const message = `has no market on ${missed.join(', ')}, when one was seen`;
        throw new HttpError(400, `The rule ${message}.`, [{ field: 'rule', message }]);
      }
      const at = await writeConfirmation(kysely, request.body);
      const place = marketOf(await listPlacesAsConfirmed(kysely), at === undefined ? '' : placeId);
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ at: isoTime(at ?? 0), place });
    },
  );
}

function marketOf(places: readonly PlaceRecord[], id: string): PlaceRecord {
  const place = places.find((candidate) => candidate.id === id);
  if (place?.market === undefined) throw new HttpError(404, `There is no market ${id}.`);
  return place;
}

/** Dates on which the data set says that the market was seen. */
function observedDates({ market }: PlaceRecord): readonly string[] {
  const rule = market?.ruleOfData ?? market?.rule;
  return rule?.kind === 'unknown' ? rule.observed : [];
}

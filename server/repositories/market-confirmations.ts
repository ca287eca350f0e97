import { sql, type Kysely } from 'kysely';
import type {
  MarketConfirmation,
  MarketConfirmationRequest,
} from '../../src/schemas/market-confirmations.ts';
import type { PlaceRecord } from '../../src/schemas/places.ts';
import type { Database } from '../database/schema.ts';
import { MARKET_CONFIRMATIONS } from '../database/tables/market-confirmations.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion } from './data-version.ts';
import { listPlaces } from './places.ts';

type Market = NonNullable<PlaceRecord['market']>;

/** The rules that hold by confirmation, by place id; what was taken back is not among them. */
export async function readConfirmedRules(
  db: Kysely<Database>,
): Promise<ReadonlyMap<string, MarketConfirmation & Pick<Market, 'rule'>>> {
  const rows = await db
    .selectFrom('market_confirmation')
    .distinctOn('place_id')
    .select(MARKET_CONFIRMATIONS.selection)
    .orderBy('place_id')
    .orderBy('seq', 'desc')
    .execute();
  return new Map(
    rows.map(MARKET_CONFIRMATIONS.read).flatMap(({ rule, ...rest }) => {
      return rule === undefined ? [] : [[rest.placeId, { ...rest, rule }] as const];
    }),
  );
}

/** Every place, ordered by id, with the rules that were confirmed on the spot. */
export async function listPlacesAsConfirmed(db: Kysely<Database>): Promise<PlaceRecord[]> {
  const [places, confirmed] = await Promise.all([listPlaces(db), readConfirmedRules(db)]);
  return places.map((place) => {
    const confirmation = confirmed.get(place.id);
    if (place.market === undefined || confirmation === undefined) return place;
    const { rule, confirmedBy, at } = confirmation;
    return {
      ...place,
      market: { ...place.market, rule, confirmedBy, confirmedAt: at, ruleOfData: place.market.rule },
    };
  });
}

/**
 * Writes a row of the register and raises the version of the places, so that whoever counts market days counts anew. `at` is
 * the database's time, epoch ms. `undefined`: there is no such place.
 */
export function writeConfirmation(
  db: Kysely<Database>,
  { placeId, rule, confirmedBy }: MarketConfirmationRequest,
): Promise<number | undefined> {
  return inTransaction(db, async (trx) => {
    const { rows } = await sql<{ at: number }>`
      insert into market_confirmation (county_code, place_id, rule, confirmed_by)
      select county_code, id, ${rule === null ? null : JSON.stringify(rule)}::jsonb, ${confirmedBy}::text
      from place where id = ${placeId} order by county_code limit 1
      returning at`.execute(trx);
    if (rows.length > 0) await bumpVersion(trx, 'place');
    return rows[0]?.at;
  });
}

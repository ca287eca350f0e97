import type { MarketConfirmation } from '../../../src/schemas/market-confirmations.ts';
import { isoTimestamp, json, optional, text } from '../fields.ts';
import { mapTable, type Fields, type RowOf } from '../table-mapping.ts';

const fields = {
  placeId: text('place_id'),
  rule: optional(json('rule')),
  confirmedBy: text('confirmed_by'),
  at: isoTimestamp('at'),
} satisfies Fields<MarketConfirmation>;

export type StoredMarketConfirmation = RowOf<typeof fields>;
export const MARKET_CONFIRMATIONS = mapTable<MarketConfirmation>(fields);

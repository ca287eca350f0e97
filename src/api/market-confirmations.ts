import type { QueryClient } from '@tanstack/react-query';
import type { MarketConfirmationReply, MarketConfirmationRequest } from '../schemas/market-confirmations.ts';
import { casesQuery } from './cases.ts';
import { postJson } from './client.ts';
import { placesQuery } from './places.ts';

/** Has the server write down when a market is held, or take that back, and reads anew what counts market days. */
export async function confirmMarketRule(
  queries: QueryClient,
  confirmation: MarketConfirmationRequest,
): Promise<MarketConfirmationReply> {
  const reply = await postJson(
    '/api/market-confirmations',
    confirmation,
    async () => (await import('../schemas/market-confirmations.ts')).marketConfirmationReplySchema,
  );
  await Promise.all(
    [placesQuery, casesQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey: [...queryKey] })),
  );
  return reply;
}

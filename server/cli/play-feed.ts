import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { FeedBatch } from '../../src/domain/simulation/rehearsal/feed-rows.ts';
import type { FeedSourceId } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import type { ingestIncidentSchema, ingestTransitionSchema } from '../../src/schemas/live.ts';
import { deliver, TokenRefusedError } from './rehearse-delivery.ts';
import type { DeliveryCounts } from './rehearse-counts.ts';

export interface PlayOptions {
  batches: Iterable<FeedBatch>;
  tokens: ReadonlyMap<FeedSourceId, string>;
  url: URL;
  counts: DeliveryCounts;
  stop: AbortSignal;
  /** How long calls under way may take once the feed was stopped; six times as long where it came to its end. */
  graceMs: number;
  firstWaitMs?: number;
}

/**
 * Sends each batch when its moment has come. A platform sends one batch after the other, so that a step never overtakes
 * its incident; the platforms do not wait for each other. Throws where a token is refused, with the platform's name.
 */
export async function playFeed(options: PlayOptions): Promise<void> {
  const { batches, counts, stop, graceMs } = options;
  const refused = new AbortController();
  const cut = new AbortController();
  const ending = AbortSignal.any([stop, refused.signal]);
  const giveUp = AbortSignal.any([ending, cut.signal]);
  const queues = new Map<FeedSourceId, Promise<void>>();
  let failure: unknown;
  for (const batch of batches) {
    await sleepUntil(batch.sendAt, ending);
    if (ending.aborted) break;
    counts.queue(batch.incidents.length + batch.steps.length);
    const before = queues.get(batch.source) ?? Promise.resolve();
    const sent = before.then(() => send(batch, options, giveUp, cut.signal));
    queues.set(
      batch.source,
      sent.catch((error: unknown) => {
        failure ??= error;
        refused.abort();
      }),
    );
  }
  const grace = setTimeout(() => cut.abort(), ending.aborted ? graceMs : 6 * graceMs);
  await Promise.all(queues.values());
  clearTimeout(grace);
  if (failure !== undefined) throw failure;
}

async function send(
  batch: FeedBatch,
  options: PlayOptions,
  stop: AbortSignal,
  cut: AbortSignal,
): Promise<void> {
  const incidents: readonly z.input<typeof ingestIncidentSchema>[] = batch.incidents;
  const steps: readonly z.input<typeof ingestTransitionSchema>[] = batch.steps;
  const { counts, url, tokens, firstWaitMs } = options;
  const token = tokens.get(batch.source) ?? '';
  const setting = {
    url,
    token,
    stop,
    cut,
    onRetry: counts.retry,
    ...(firstWaitMs === undefined ? {} : { firstWaitMs }),
  };
  for (const [kind, path, items] of [
    ['incidents', '/api/ingest/incidents', incidents],
    ['steps', '/api/ingest/transitions', steps],
  ] as const) {
    if (items.length === 0) continue;
    if (stop.aborted) return;
    const delivery = await deliver(path, items, setting).catch((error: unknown) => {
      if (!(error instanceof TokenRefusedError)) throw error;
      throw new Error(`the token of ${batch.source} is not accepted: ${error.message}`, { cause: error });
    });
    if (delivery.kind === 'stopped') return;
    if (delivery.kind === 'taken') counts.answer(kind, items.length, delivery.reply);
    else counts.refuse(kind, items.length, delivery.reason);
  }
}

async function sleepUntil(time: number, signal: AbortSignal): Promise<void> {
  // A timer takes 24.8 days at most.
  for (let left = time - Date.now(); left > 0 && !signal.aborted; left = time - Date.now())
    await sleep(Math.min(left, 86_400_000), undefined, { signal }).catch(() => undefined);
}

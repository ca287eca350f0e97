import { setTimeout as sleep } from 'node:timers/promises';
import { errorReplySchema } from '../../src/schemas/common.ts';
import { ingestReplySchema, type IngestReply } from '../../src/schemas/live.ts';

/** What became of a call: taken, refused for good, or given up because the rehearsal ended first. */
export type Delivery =
  { kind: 'taken'; reply: IngestReply } | { kind: 'refused'; reason: string } | { kind: 'stopped' };

/** The server does not take this token; going on would be in vain. */
export class TokenRefusedError extends Error {
  override readonly name = 'TokenRefusedError';
}

export interface DeliveryOptions {
  url: URL;
  token: string;
  /** Ends the waiting between two attempts. */
  stop: AbortSignal;
  /** Ends a call that is under way. */
  cut: AbortSignal;
  /** Told before each further attempt, with what went wrong. */
  onRetry(reason: string): void;
  /** First wait; it doubles from attempt to attempt. */
  firstWaitMs?: number;
}

/** The server cannot now, but may later. */
const LATER = new Set([408, 425, 429, 502, 503, 504, 507]);
const MOST_WAIT_MS = 10_000;
const CALL_LIMIT_MS = 60_000;
/** A fault of the server itself may go away, but nobody waits for that for ever. */
const MOST_FAULTS = 5;

/**
 * Posts `items` until the server has answered for them. Sending twice is harmless, so every doubt (no connection, no
 * reply, 503) means sending again, with growing waits and jitter; a `Retry-After` is kept. Throws TokenRefusedError.
 */
export async function deliver(
  path: '/api/ingest/incidents' | '/api/ingest/transitions',
  items: readonly unknown[],
  options: DeliveryOptions,
): Promise<Delivery> {
  const { url, stop, cut, onRetry, firstWaitMs = 500 } = options;
  const body = JSON.stringify({ items });
  let faults = 0;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call(new URL(path, url), body, options);
    if (answer.kind !== 'again') return answer;
    if (answer.isFault) faults += 1;
    if (faults >= MOST_FAULTS) return { kind: 'refused', reason: answer.reason };
    if (stop.aborted || cut.aborted) return { kind: 'stopped' };
    onRetry(answer.reason);
    const wait = Math.min(firstWaitMs * 2 ** (attempt - 1), MOST_WAIT_MS) * (0.5 + Math.random());
    await sleep(Math.max(wait, answer.waitMs), undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return { kind: 'stopped' };
  }
}

type Answer = Delivery | { kind: 'again'; reason: string; waitMs: number; isFault: boolean };

async function call(url: URL, body: string, { token, cut }: DeliveryOptions): Promise<Answer> {
  const again = (reason: string, waitMs = 0, isFault = false): Answer => ({
    kind: 'again',
    reason,
    waitMs,
    isFault,
  });
  let status: number;
  let retryAfterMs: number;
  let reply: unknown;
  const limit = new AbortController();
  const abort = () => limit.abort();
  const timer = setTimeout(abort, CALL_LIMIT_MS);
  cut.addEventListener('abort', abort, { once: true });
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
      signal: limit.signal,
    });
    status = response.status;
    retryAfterMs = 1_000 * Number(response.headers.get('retry-after') ?? 0) || 0;
    reply = await response.json().catch(() => undefined);
  } catch (error) {
    if (cut.aborted) return { kind: 'stopped' };
    return again(limit.signal.aborted ? 'no reply for a minute' : wordsOf(error));
  } finally {
    clearTimeout(timer);
    cut.removeEventListener('abort', abort);
  }
  if (status === 200) {
    const parsed = ingestReplySchema.safeParse(reply);
    return parsed.success ? { kind: 'taken', reply: parsed.data } : again('an unexpected reply', 0, true);
  }
  const fault = errorReplySchema.safeParse(reply);
  const reason = `${status} ${fault.success ? fault.data.message : ''}`.trim();
  if (status === 401 || status === 403) throw new TokenRefusedError(reason);
  if (LATER.has(status)) return again(reason, Math.min(retryAfterMs, 3 * MOST_WAIT_MS));
  return status >= 500 ? again(reason, 0, true) : { kind: 'refused', reason };
}

/** Why there was no reply at all. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = (error.cause ?? {}) as NodeJS.ErrnoException;
  return code ?? error.message;
}

import type { ServerHealth } from '../../api/server-clock.ts';
import { SERVER_GONE_AFTER_MS, STREAM_LATE_AFTER_MS } from '../../domain/live/silence.ts';
import type { LiveStoreState } from '../../state/stores/live-store.ts';

/**
 * What the page knows of its connection: all is well, or what is gone and for how long. `slow`: other replies or heartbeats
 * come while the server owes the answer how it is.
 */
export type ConnectionState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ok' }
  /** All is there, but the server cannot write: its disk is nearly full, or its clock is wrong. */
  | { readonly kind: 'space' }
  | { readonly kind: 'clock' }
  | { readonly kind: 'server' | 'stream' | 'database' | 'slow'; readonly silentMs: number };

/**
 * The state at `now` (the page's clock, ms). A server that does not answer comes first, then a database that the server
 * says is gone, then a stream that is silent. `since`: when the page began to listen, `repliedAt`: when any reply came, ms.
 */
export function connectionStateOf(
  health: ServerHealth,
  { beat, beatAt, databaseGoneAt }: Pick<LiveStoreState, 'beat' | 'beatAt' | 'databaseGoneAt'>,
  { now, since, repliedAt }: { now: number; since: number; repliedAt: number | undefined },
): ConnectionState {
  if (health.kind === 'gone') {
    const heardMs = now - Math.max(repliedAt ?? -Infinity, beatAt ?? -Infinity);
    return heardMs <= SERVER_GONE_AFTER_MS
      ? { kind: 'slow', silentMs: health.silentMs }
      : { kind: 'server', silentMs: Math.min(health.silentMs, heardMs) };
  }
  if (health.kind === 'waiting') return { kind: 'waiting' };
  const silentMs = now - (beatAt ?? since);
  const isFresh = silentMs <= STREAM_LATE_AFTER_MS;
  const { trouble } = health;
  if ((isFresh && beat?.database === 'gone') || (health.status === 'degraded' && trouble === undefined))
    return { kind: 'database', silentMs: now - (databaseGoneAt ?? beatAt ?? since) };
  return isFresh ? { kind: trouble ?? 'ok' } : { kind: 'stream', silentMs };
}

import type { ServerHealth } from '../../api/server-clock.ts';
import { STREAM_LATE_AFTER_MS } from '../../domain/live/silence.ts';
import type { LiveStoreState } from '../../state/stores/live-store.ts';

/** What the page knows of its connection: all is well, or what is gone and for how long. */
export type ConnectionState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'ok' }
  | { readonly kind: 'server' | 'stream' | 'database'; readonly silentMs: number };

/**
 * The state at `now` (the page's clock, ms). A server that does not answer comes first, then a database that the server
 * says is gone, then a stream that is silent. `since`: when the page began to listen, ms.
 */
export function connectionStateOf(
  health: ServerHealth,
  { beat, beatAt, databaseGoneAt }: Pick<LiveStoreState, 'beat' | 'beatAt' | 'databaseGoneAt'>,
  { now, since }: { now: number; since: number },
): ConnectionState {
  if (health.kind === 'gone') return { kind: 'server', silentMs: health.silentMs };
  if (health.kind === 'waiting') return { kind: 'waiting' };
  const silentMs = now - (beatAt ?? since);
  const isFresh = silentMs <= STREAM_LATE_AFTER_MS;
  if ((isFresh && beat?.database === 'gone') || health.status === 'degraded')
    return { kind: 'database', silentMs: now - (databaseGoneAt ?? beatAt ?? since) };
  return isFresh ? { kind: 'ok' } : { kind: 'stream', silentMs };
}

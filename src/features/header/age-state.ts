import type { ServerHealth } from '../../api/server-clock.ts';
import { DATA_OLD_AFTER_MS } from '../../domain/live/silence.ts';
import type { ConnectionState } from './connection-state.ts';

/** What is said of the age of the data: a text by its key, with the time in it, ms. */
export interface AgeState {
  readonly tone: 'fresh' | 'stale' | 'unknown' | 'gone';
  readonly key: string;
  readonly ageMs?: number;
}

/**
 * A lost connection comes first, then what is about to begin, then how old the data are (`newestMs`; `null`: unknown). Data
 * that are old and a server that is silent are two things.
 */
export function ageStateOf(
  connection: ConnectionState,
  health: ServerHealth,
  newestMs: number | null,
): AgeState {
  if (connection.kind === 'waiting') return { tone: 'unknown', key: 'panel.loading' };
  if (connection.kind === 'slow') return { tone: 'stale', key: 'dataAge.slow', ageMs: connection.silentMs };
  // By a clock that is wrong, nothing is known of how old anything is.
  if (connection.kind === 'clock') return { tone: 'unknown', key: 'dataAge.unknown' };
  if (connection.kind !== 'ok' && connection.kind !== 'space')
    return { tone: 'gone', key: 'dataAge.gone', ageMs: connection.silentMs };
  if (health.kind === 'live' && health.status === 'starting')
    return { tone: 'stale', key: 'dataAge.starting' };
  if (newestMs === null) return { tone: 'unknown', key: 'dataAge.unknown' };
  if (newestMs <= DATA_OLD_AFTER_MS) return { tone: 'fresh', key: 'dataAge.fresh', ageMs: newestMs };
  if (health.kind === 'live' && health.isDemonstrationStarting)
    return { tone: 'unknown', key: 'dataAge.demonstration' };
  return { tone: 'stale', key: 'dataAge.stale', ageMs: newestMs };
}

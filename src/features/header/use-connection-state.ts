import { useEffect, useState } from 'react';
import type { ServerHealth } from '../../api/server-clock.ts';
import { useLive } from '../../state/hooks.tsx';
import { connectionStateOf, type ConnectionState } from './connection-state.ts';

const TICK_MS = 250;

/**
 * The picture of the connection, looked at twice a second, and the moment of the look by the page's clock; marks the
 * document with `data-link` for what greys by it.
 */
export function useConnectionState(health: ServerHealth): {
  readonly connection: ConnectionState;
  readonly lookedAt: number;
} {
  const beat = useLive((state) => state.beat);
  const beatAt = useLive((state) => state.beatAt);
  const databaseGoneAt = useLive((state) => state.databaseGoneAt);
  const [since] = useState(() => performance.now());
  const [lookedAt, look] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => look(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const now = Math.max(lookedAt, beatAt ?? since);
  const connection = connectionStateOf(health, { beat, beatAt, databaseGoneAt }, { now, since });
  const { kind } = connection;
  useEffect(() => {
    document.documentElement.dataset['link'] = kind;
  }, [kind]);
  return { connection, lookedAt: now };
}

import { useEffect, useState } from 'react';
import { lastReplyAt } from '../../api/client.ts';
import type { ServerHealth } from '../../api/server-clock.ts';
import { useLive } from '../../state/hooks.tsx';
import { connectionStateOf, type ConnectionState } from './connection-state.ts';

const TICK_MS = 250;

/**
 * The state of the connection, checked four times a second, and the time of the check by the page's clock. Sets
 * `data-connection` on the document; what is grey while disconnected follows it.
 */
export function useConnectionState(health: ServerHealth): {
  readonly connection: ConnectionState;
  readonly checkedAt: number;
} {
  const beat = useLive((state) => state.beat);
  const beatAt = useLive((state) => state.beatAt);
  const databaseGoneAt = useLive((state) => state.databaseGoneAt);
  const [since] = useState(() => performance.now());
  const [checkedAt, setCheckedAt] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setCheckedAt(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const now = Math.max(checkedAt, beatAt ?? since);
  const connection = connectionStateOf(
    health,
    { beat, beatAt, databaseGoneAt },
    { now, since, repliedAt: lastReplyAt() },
  );
  const { kind } = connection;
  useEffect(() => {
    document.documentElement.dataset['connection'] = kind;
  }, [kind]);
  return { connection, checkedAt: now };
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { SERVER_GONE_AFTER_MS } from '../domain/live/silence.ts';
import { civilDayOfTime } from '../domain/time/civil-day.ts';
import { MINUTE_MS } from '../domain/time/zone.ts';
import { healthQuery } from './health.ts';
import { untilNextSecond } from './server-offset.ts';

/** How the connection to the server stands. */
export type ServerHealth =
  | { kind: 'waiting' }
  | {
      kind: 'live';
      ageMs: number | null;
      status: 'ok' | 'starting' | 'degraded';
      /** What keeps the server from writing; `undefined` where nothing does. */
      trouble?: 'space' | 'clock' | undefined;
      /** Whether the bundled city has not told yet what has happened since it was last shown. */
      isDemonstrationStarting: boolean;
    }
  | { kind: 'gone'; silentMs: number };

/** Now as the server counts it, epoch ms, moving with its seconds; `undefined` before the first reply. */
export function useServerClock(): { now: number | undefined; connection: ServerHealth } {
  const { data, isError } = useQuery(healthQuery);
  const [instant, setInstant] = useState(() => performance.now());
  const offsetMs = data?.offsetMs ?? 0;
  useEffect(() => {
    let timer = 0;
    const wait = (): void => {
      timer = window.setTimeout(tick, untilNextSecond(performance.now(), offsetMs));
    };
    const tick = (): void => {
      setInstant(performance.now());
      wait();
    };
    wait();
    return () => clearTimeout(timer);
  }, [offsetMs]);
  if (data === undefined)
    return { now: undefined, connection: isError ? { kind: 'gone', silentMs: 0 } : { kind: 'waiting' } };
  const sinceMs = Math.max(0, instant - data.receivedAt);
  const now = data.receivedAt + sinceMs + offsetMs;
  if (sinceMs > SERVER_GONE_AFTER_MS) return { now, connection: { kind: 'gone', silentMs: sinceMs } };
  const { latestReportedAt } = data.health.data;
  const ageMs = latestReportedAt === null ? null : Math.max(0, now - Date.parse(latestReportedAt));
  const { status, trouble, demonstrationStarting } = data.health;
  return {
    now,
    connection: { kind: 'live', ageMs, status, trouble, isDemonstrationStarting: demonstrationStarting },
  };
}

type Reading = { readonly receivedAt: number; readonly offsetMs: number };

const minuteOf = ({ receivedAt, offsetMs }: Reading): number =>
  Math.floor((receivedAt + offsetMs) / MINUTE_MS) * MINUTE_MS;
const civilDayOf = ({ receivedAt, offsetMs }: Reading): number => civilDayOfTime(receivedAt + offsetMs);

/**
 * The minute of the server's clock, epoch ms: what hangs on it is not drawn anew with every second. `undefined` before the
 * first reply.
 */
export function useServerMinute(): number | undefined {
  return useQuery({ ...healthQuery, select: minuteOf }).data;
}

/**
 * Today by the server's clock, a civil day; `undefined` before the first reply. The moment of the data (`asOf`) is no
 * today: the data may be a week old.
 */
export function useServerDay(): number | undefined {
  return useQuery({ ...healthQuery, select: civilDayOf }).data;
}

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { healthQuery } from './health.ts';

/** How the link to the server stands. */
export type LinkHealth =
  | { kind: 'waiting' }
  | { kind: 'live'; ageMs: number | null; status: 'ok' | 'starting' | 'degraded' }
  | { kind: 'gone'; silentMs: number };

const TICK_MS = 1000;
/** A reply older than this means that the server is gone: one missed question and its time limit. */
const GONE_AFTER_MS = 6000;

/** Now as the server counts it, epoch ms, moving every second; `undefined` before the first reply. */
export function useServerClock(): { now: number | undefined; link: LinkHealth } {
  const { data, isError } = useQuery(healthQuery);
  const [instant, setInstant] = useState(() => performance.now());
  useEffect(() => {
    const timer = setInterval(() => setInstant(performance.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  if (data === undefined)
    return { now: undefined, link: isError ? { kind: 'gone', silentMs: 0 } : { kind: 'waiting' } };
  const sinceMs = Math.max(0, instant - data.receivedAt);
  const now = Date.parse(data.health.serverTime) + sinceMs;
  if (sinceMs > GONE_AFTER_MS) return { now, link: { kind: 'gone', silentMs: sinceMs } };
  const { latestReportedAt } = data.health.data;
  const ageMs = latestReportedAt === null ? null : Math.max(0, now - Date.parse(latestReportedAt));
  return { now, link: { kind: 'live', ageMs, status: data.health.status } };
}

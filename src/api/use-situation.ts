import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { FIGURES_STALE_AFTER_MS } from '../domain/live/silence.ts';
import type { Situation } from '../schemas/situation.ts';
import { healthQuery } from './health.ts';
import { situationQuery } from './situation.ts';

/** A reply older than this may no longer be true. */
const OLD_AFTER_MS = 15_000;

/** The situation as a panel reads it: the last known one, and whether it can still be trusted. */
export interface SituationReading {
  readonly situation: Situation | undefined;
  /** The reply is old or of the unit before, the server gave an error after it, or nobody answers. */
  readonly isStale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/**
 * The situation of a unit, `null` = of the whole city; of all its data, whatever the filter says. While another unit is
 * fetched, the last one stays: `situation.unitCode` says whose it is.
 */
export function useSituation(unitCode: string | null): SituationReading {
  const { data, error, dataUpdatedAt, isPlaceholderData, refetch } = useQuery(situationQuery(unitCode));
  const answeredAt = useQuery({ ...healthQuery, select: ({ receivedAt }) => receivedAt }).data;
  const isOld = useHasPassed(dataUpdatedAt, OLD_AFTER_MS, epochClock);
  const isGone = useHasPassed(answeredAt, FIGURES_STALE_AFTER_MS, pageClock);
  const isStale = isOld || isGone || isPlaceholderData || error !== null;
  return useMemo(
    () => ({ situation: data, isStale, error, retry: () => void refetch() }),
    [data, isStale, error, refetch],
  );
}

const epochClock = (): number => Date.now();
const pageClock = (): number => performance.now();

/** Whether `forMs` have passed since `moment` on `clock`; unknown moments count from when they were first looked at. */
function useHasPassed(moment: number | undefined, forMs: number, clock: () => number): boolean {
  const leftMs = (): number => (moment === undefined ? forMs : moment + forMs - clock());
  const [passed, setPassed] = useState<number | undefined | null>(() => (leftMs() > 0 ? null : moment));
  useEffect(() => {
    const waitMs = moment === undefined ? forMs : moment + forMs - clock();
    const timer = setTimeout(() => setPassed(moment), Math.max(0, waitMs));
    return () => clearTimeout(timer);
  }, [moment, forMs, clock]);
  return passed === moment;
}

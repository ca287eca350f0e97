import { useCallback, useSyncExternalStore } from 'react';
import { useServerClock } from '../../api/server-clock.ts';
import type { AppendFault, StepKind } from '../../domain/emergency/step-log.ts';
import { StepStore, type KeptLog } from './step-store.ts';

function storageOfBrowser(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

const store = new StepStore(storageOfBrowser());
const subscribe = (listener: () => void) => store.subscribe(listener);

/** The step log of an emergency, and the way to add to it by the server's clock. */
export function useStepLog(key: string): {
  log: KeptLog;
  add: (kind: StepKind, note?: string) => AppendFault | 'noClock' | undefined;
  /** Whether the server's clock is known, without which nothing is noted. */
  hasClock: boolean;
} {
  const { now } = useServerClock();
  const log = useSyncExternalStore(subscribe, () => store.read(key));
  const add = useCallback(
    (kind: StepKind, note = ''): AppendFault | 'noClock' | undefined =>
      now === undefined ? 'noClock' : store.append(key, { at: now, kind, note }),
    [key, now],
  );
  return { log, add, hasClock: now !== undefined };
}

import { useEffect, useRef } from 'react';
import { useWall } from '../../state/hooks.tsx';
import type { SurgeRecord } from '../../schemas/surges.ts';
import { playTone } from '../../ui/tone.ts';

/** Three notes upwards: not those of what burns. */
const SURGE_HZ = [523, 659, 784];

/** Lets a county in which something begins to surge be heard, once, while the sound is on; `surges`: of the whole city. */
export function useSurgeTone(surges: readonly SurgeRecord[] | undefined): void {
  const isSoundOn = useWall((state) => state.isSoundOn);
  const known = useRef<readonly SurgeRecord[] | undefined>(undefined);
  useEffect(() => {
    if (surges === undefined) return;
    const isNew = isSurgeNew(known.current, surges);
    known.current = surges;
    if (isSoundOn && isNew) void playTone(SURGE_HZ);
  }, [surges, isSoundOn]);
}

/**
 * Whether a surge began since `before` that nobody has acknowledged, in a county that was not told of yet. What was there
 * when the page began is no news, nor is what was taken back.
 */
export function isSurgeNew(before: readonly SurgeRecord[] | undefined, now: readonly SurgeRecord[]): boolean {
  if (before === undefined) return false;
  const ids = new Set(before.map(({ id }) => id));
  const told = new Set(before.filter(isFresh).map(({ countyCode }) => countyCode));
  return now.some((surge) => isFresh(surge) && !ids.has(surge.id) && !told.has(surge.countyCode));
}

const isFresh = ({ endedAt, acknowledgedAt }: SurgeRecord): boolean =>
  endedAt === null && acknowledgedAt === null;

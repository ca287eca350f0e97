import { useEffect, useRef } from 'react';
import { useSituation } from '../../api/use-situation.ts';
import { useFilter, useWall } from '../../state/hooks.tsx';
import { alarmsOf, hasNewAlarm } from './alarms.ts';
import { playTone } from './tone.ts';

/** Lets a new emergency or a new overdue incident be heard while the sound is on. */
export function useAlarm(): void {
  const { situation } = useSituation(useFilter((state) => state.filter.unitCode));
  const isSoundOn = useWall((state) => state.isSoundOn);
  const known = useRef<{ unitCode: string | null; alarms: ReadonlySet<string> } | undefined>(undefined);
  useEffect(() => {
    if (situation === undefined) return;
    const { unitCode } = situation;
    const alarms = alarmsOf(situation);
    const before = known.current?.unitCode === unitCode ? known.current.alarms : undefined;
    known.current = { unitCode, alarms };
    if (isSoundOn && hasNewAlarm(before, alarms)) void playTone();
  }, [situation, isSoundOn]);
}

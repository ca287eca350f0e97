import { useEffect, useRef } from 'react';
import { useSituation } from '../../api/use-situation.ts';
import type { Situation } from '../../schemas/situation.ts';
import { useFilter, useWall } from '../../state/hooks.tsx';
import { playTone } from '../../ui/tone.ts';

/** Two notes a fourth apart. */
const ALARM_HZ = [660, 880];

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
    if (isSoundOn && hasNewAlarm(before, alarms)) void playTone(ALARM_HZ);
  }, [situation, isSoundOn]);
}

/** Everything that is overdue or an emergency, by its number; an incident that becomes overdue later counts anew. */
export function alarmsOf({ burning, asOf }: Pick<Situation, 'burning' | 'asOf'>): ReadonlySet<string> {
  return new Set(
    burning.flatMap(({ eventNo, urgency, deadlineAt }) => [
      ...(urgency === 'emergency' ? [`emergency ${eventNo}`] : []),
      ...((deadlineAt ?? asOf) < asOf ? [`overdue ${eventNo}`] : []),
    ]),
  );
}

/** Whether something burns that did not burn before; what was there when the page began is no news. */
export function hasNewAlarm(before: ReadonlySet<string> | undefined, now: ReadonlySet<string>): boolean {
  return before !== undefined && [...now].some((alarm) => !before.has(alarm));
}

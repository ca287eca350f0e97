import { useEffect, useRef } from 'react';
import { useSituation } from '../../api/use-situation.ts';
import type { Situation } from '../../schemas/situation.ts';
import { useFilter, useWall } from '../../state/hooks.tsx';

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

/** Two short notes, a fourth apart, quiet enough for a room where people speak. */
const NOTES_HZ = [660, 880];
const NOTE_S = 0.16;
const LOUDNESS = 0.12;

let context: AudioContext | undefined;

/** Plays the tone of the wall; silent where the browser has not been touched yet, because it allows no sound then. */
async function playTone(): Promise<void> {
  context ??= new AudioContext();
  if (context.state === 'suspended') await context.resume().catch(() => undefined);
  const begins = context.currentTime;
  for (const [index, hz] of NOTES_HZ.entries()) {
    const at = begins + index * NOTE_S;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
    gain.gain.linearRampToValueAtTime(0, at + NOTE_S);
    gain.connect(context.destination);
    const voice = context.createOscillator();
    voice.frequency.value = hz;
    voice.connect(gain);
    voice.start(at);
    voice.stop(at + NOTE_S);
  }
}

import type { Situation } from '../../schemas/situation.ts';

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

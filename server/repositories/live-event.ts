import type { LiveEvent, LiveIncident } from '../../src/schemas/live.ts';

/** An event as it is told: the JSON text of a `LiveEvent`. */
export function liveEventText(
  kind: LiveEvent['kind'],
  source: string,
  at: number,
  incident: LiveIncident,
): string {
  return JSON.stringify({ kind, source, at, incident } satisfies LiveEvent);
}

/** Source and time of an event told; its text begins with kind, source and time, so it need not be read whole. */
export function headOf(body: string): Pick<LiveEvent, 'source' | 'at'> {
  const head = /^\{"kind":"\w+","source":("(?:[^"\\]|\\.)*"),"at":(\d+),/.exec(body);
  return head
    ? { source: JSON.parse(head[1]!) as string, at: Number(head[2]) }
    : (JSON.parse(body) as LiveEvent);
}

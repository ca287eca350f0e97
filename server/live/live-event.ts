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

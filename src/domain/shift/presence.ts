import type { Period, TimedPoints } from '../hotspots/forecast/timed-points.ts';
import { spanOf } from '../time/aoristic.ts';
import { MINUTE_MS } from '../time/zone.ts';

/** Somebody at a place, in minutes from the start of the shift. */
export interface Presence {
  readonly x: number;
  readonly y: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Thefts in shifts, and those that lie within reach of a presence; an interval counts with the share that does. */
export interface PresenceCapture {
  readonly captured: number;
  readonly thefts: number;
}

/**
 * What the presences of one shift would have reached in other shifts of the same hours: thefts within `reachM` of a
 * presence and within `reachMinutes` before or after it. A theft is counted once, however many are near.
 */
export function presenceCapture(
  events: TimedPoints,
  shifts: readonly Period[],
  presences: readonly Presence[],
  { reachM, reachMinutes }: { readonly reachM: number; readonly reachMinutes: number },
): PresenceCapture {
  let captured = 0;
  let thefts = 0;
  const sorted = presences.toSorted((a, b) => a.fromMinute - b.fromMinute);
  for (let event = 0; event < events.fromMs.length; event += 1) {
    const { from, to } = spanOf({ from: events.fromMs[event]!, to: events.toMs[event]! });
    for (const { fromMs, toMs } of shifts) {
      const start = Math.max(from, fromMs);
      const end = Math.min(to, toMs);
      if (end <= start) continue;
      thefts += (end - start) / (to - from);
      let reached = start;
      for (const { x, y, fromMinute, toMinute } of sorted) {
        const [dx, dy] = [events.points.x[event]! - x, events.points.y[event]! - y];
        if (dx * dx + dy * dy > reachM * reachM) continue;
        const first = Math.max(reached, fromMs + (fromMinute - reachMinutes) * MINUTE_MS);
        const last = Math.min(end, fromMs + (toMinute + reachMinutes) * MINUTE_MS);
        if (last <= first) continue;
        captured += (last - first) / (to - from);
        reached = last;
      }
    }
  }
  return { captured, thefts };
}

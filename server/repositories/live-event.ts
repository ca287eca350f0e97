import type { LiveEvent, LiveIncident } from '../../src/schemas/live.ts';

/** What a change sets of a live incident. */
type LiveState = Pick<LiveIncident, 'eventNo' | 'rev' | 'status' | 'handledAt'>;

/** An incident as it stands after a change. */
export function liveIncident(incident: Omit<LiveIncident, keyof LiveState>, state: LiveState): LiveIncident {
  // Written out: in a batch of thousands, an object that is spread from parts costs several times as much.
  return {
    eventNo: state.eventNo,
    rev: state.rev,
    title: incident.title,
    categoryCode: incident.categoryCode,
    channel: incident.channel,
    tier: incident.tier,
    urgency: incident.urgency,
    status: state.status,
    longitude: incident.longitude,
    latitude: incident.latitude,
    unitCode: incident.unitCode,
    leadDept: incident.leadDept,
    reportedAt: incident.reportedAt,
    deadlineAt: incident.deadlineAt,
    handledAt: state.handledAt,
  };
}

/** The JSON text of an event, as it is stored and sent. */
export function liveEventText(
  kind: LiveEvent['kind'],
  source: string,
  at: number,
  incident: LiveIncident,
): string {
  return JSON.stringify({ kind, source, at, incident } satisfies LiveEvent);
}

/** Source and time of an event. Its text begins with kind, source and time, so that it need not be parsed whole. */
export function headOf(body: string): Pick<LiveEvent, 'source' | 'at'> {
  const head = /^\{"kind":"\w+","source":("(?:[^"\\]|\\.)*"),"at":(\d+),/.exec(body);
  return head
    ? { source: JSON.parse(head[1]!) as string, at: Number(head[2]) }
    : (JSON.parse(body) as LiveEvent);
}

import { HOUR_MS } from '../time/zone.ts';
import { isFinished, type IncidentStatus, type Urgency } from './life-cycle.ts';
import { addServiceTime } from './service-level.ts';
import { deadlineOfStep, type StoredTransition } from './take-step.ts';

/** What is stored of an incident today; times are epoch ms, null where there is none. */
export interface IncidentToday {
  readonly status: IncidentStatus;
  readonly urgency: Urgency;
  readonly reportedAt: number;
  readonly deadlineAt: number | null;
  /** Hours of its limit; null where its source gave the deadline itself. */
  readonly slaHours: number | null;
  readonly handledAt: number | null;
  readonly closedAt: number | null;
  readonly transitions: readonly StoredTransition[];
}

/** What was true of an incident at a moment. */
export interface IncidentThen {
  readonly status: IncidentStatus;
  /** Null where it had no limit, or where the limit is not known any more. */
  readonly deadlineAt: number | null;
  /** False where later steps have moved the deadline and nothing says where it was. */
  readonly isDeadlineKnown: boolean;
}

/**
 * What was true of an incident just before `endMs`, told from its steps: those at `endMs` or later are undone. An incident
 * without steps is taken as it stands, unless it was handled or closed later. The deadline before later suspensions and
 * extensions is worked out anew from the limit (DOMAIN §2.4).
 */
export function incidentAt(incident: IncidentToday, endMs: number): IncidentThen {
  const { transitions, deadlineAt, status } = incident;
  const later = transitions.filter(([, , at]) => at >= endMs);
  if (transitions.length === 0) {
    const endedAt = incident.handledAt ?? incident.closedAt;
    const wasOpen = isFinished(status) && endedAt !== null && endedAt >= endMs;
    return { status: wasOpen ? 'handling' : status, deadlineAt, isDeadlineKnown: true };
  }
  const then = later[0]?.[0] ?? status;
  if (!later.some(movesDeadline)) return { status: then, deadlineAt, isDeadlineKnown: true };
  const before = deadlineBefore(incident, transitions.slice(0, transitions.length - later.length));
  return { status: then, deadlineAt: before ?? null, isDeadlineKnown: before !== undefined };
}

/**
 * Whether a step may have moved the deadline: a rejection, work that begins again after a suspension or an extension. Some
 * sources say with the incident alone until when an extension was granted, and not with its step.
 */
function movesDeadline([from, to]: StoredTransition): boolean {
  return to === 'rejected' || (to === 'handling' && (from === 'suspended' || from === 'extensionRequested'));
}

/** The deadline after the given steps; `undefined` where the limit it began with is not known. */
function deadlineBefore(
  incident: IncidentToday,
  steps: readonly StoredTransition[],
): number | null | undefined {
  const { urgency, reportedAt, slaHours } = incident;
  const limitMs = slaHours === null ? undefined : slaHours * HOUR_MS;
  let deadlineAt: number | null | undefined =
    limitMs === undefined
      ? undefined
      : urgency === 'emergency'
        ? reportedAt + limitMs
        : addServiceTime(reportedAt, limitMs);
  let lastAt = reportedAt;
  for (const [status, to, at, actorRole, , dueAt] of steps) {
    if (status === 'extensionRequested' && to === 'handling') deadlineAt = dueAt ?? undefined;
    else if (deadlineAt !== undefined) {
      const changes = deadlineOfStep({ status, urgency, deadlineAt }, { to, at, actorRole }, lastAt);
      if (changes.deadlineAt !== undefined) deadlineAt = changes.deadlineAt;
    }
    lastAt = at;
  }
  return deadlineAt;
}

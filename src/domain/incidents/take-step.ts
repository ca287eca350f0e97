import type { IncidentStatus, Resolution, Urgency } from './life-cycle.ts';
import { deadlineAfterSuspension, DEFAULT_SERVICE_LEVEL } from './service-level.ts';
import { applyTransition, type TransitionRefusal, type TransitionRequest } from './transitions.ts';

/** A step as it is stored; times are epoch ms. */
export type StoredTransition = readonly [
  from: IncidentStatus,
  to: IncidentStatus,
  at: number,
  actorRole: string,
  reason?: string | null | undefined,
  dueAt?: number | null | undefined,
];

/** What steps change of an incident; times are epoch ms, null where a step was not reached. */
export interface IncidentProgress {
  readonly status: IncidentStatus;
  readonly urgency: Urgency;
  readonly acceptedAt: number | null;
  readonly filedAt: number | null;
  readonly dispatchedAt: number | null;
  readonly handledAt: number | null;
  readonly verifiedAt: number | null;
  readonly closedAt: number | null;
  readonly deadlineAt: number | null;
  readonly resolution: Resolution | null;
  readonly redoCount: number;
  readonly transferCount: number;
  readonly transitions: readonly StoredTransition[];
}

export type StepResult =
  { ok: true; changes: IncidentProgress } | { ok: false; refusal: TransitionRefusal; reason: string };

/**
 * Takes one step of an incident's life cycle, or refuses it with the reason (see `applyTransition`). The clock stands
 * still while suspended (DOMAIN §2.4); an extension that is granted with a due time moves the deadline there.
 */
export function takeStep(
  incident: IncidentProgress,
  request: TransitionRequest,
  level = DEFAULT_SERVICE_LEVEL,
): StepResult {
  const lastAt = incident.transitions.at(-1)?.[2] ?? Number.NEGATIVE_INFINITY;
  const result = applyTransition({ status: incident.status, lastAt }, request);
  if (!result.ok) return result;
  const { to, at, actorRole, reason, dueAt } = request;
  const step: StoredTransition =
    dueAt === undefined
      ? reason === undefined
        ? [incident.status, to, at, actorRole]
        : [incident.status, to, at, actorRole, reason]
      : [incident.status, to, at, actorRole, reason ?? null, dueAt];
  return {
    ok: true,
    changes: {
      ...incident,
      ...timeOfStep(incident, to, at),
      ...deadlineOfStep(incident, request, lastAt, level),
      status: to,
      transitions: [...incident.transitions, step],
    },
  };
}

function timeOfStep(incident: IncidentProgress, to: IncidentStatus, at: number): Partial<IncidentProgress> {
  switch (to) {
    case 'accepted':
      return { acceptedAt: at };
    case 'filed':
      return { filedAt: at };
    case 'dispatched':
      return { dispatchedAt: incident.dispatchedAt ?? at };
    case 'returned':
      return { transferCount: incident.transferCount + 1 };
    case 'handled':
      return { handledAt: at };
    case 'selfHandled':
      return { handledAt: at, resolution: 'onSpot' };
    case 'reworked':
      return { handledAt: null, redoCount: incident.redoCount + 1 };
    case 'closed':
      return incident.status === 'verifying' ? { verifiedAt: at, closedAt: at } : { closedAt: at };
    case 'rejected':
    case 'voided':
      return { resolution: 'invalid' };
    default:
      return {};
  }
}

/**
 * What a step does to the deadline; `lastAt` is when the step before it was. Work that begins again after a suspension
 * has the time that was left, a granted extension ends when it says, a rejected incident has no deadline.
 */
export function deadlineOfStep(
  { status, urgency, deadlineAt }: Pick<IncidentProgress, 'status' | 'urgency' | 'deadlineAt'>,
  { to, at, dueAt }: TransitionRequest,
  lastAt: number,
  level = DEFAULT_SERVICE_LEVEL,
): Partial<IncidentProgress> {
  if (to === 'rejected') return { deadlineAt: null };
  if (to !== 'handling') return {};
  if (status === 'extensionRequested') return dueAt === undefined ? {} : { deadlineAt: dueAt };
  if (status !== 'suspended' || deadlineAt === null) return {};
  if (urgency !== 'emergency') return { deadlineAt: deadlineAfterSuspension(deadlineAt, lastAt, at, level) };
  return deadlineAt > lastAt ? { deadlineAt: deadlineAt + at - lastAt } : {};
}

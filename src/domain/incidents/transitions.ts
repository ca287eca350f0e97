import { INCIDENT_STATUSES, type IncidentStatus } from './life-cycle.ts';

/** Who moves an incident on. Roles, never persons. */
export const ACTOR_ROLES = [
  'resident',
  'gridWorker',
  'hotline',
  'police',
  'acceptanceClerk',
  'shiftLead',
  'dispatcher',
  'department',
  'supervisor',
  'system',
] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

const MAIN_AND_SIDE_PATHS: Record<IncidentStatus, readonly IncidentStatus[]> = {
  draft: ['reported'],
  reported: ['accepted', 'rejected', 'selfHandled'],
  accepted: ['filed'],
  rejected: [],
  filed: ['dispatched'],
  dispatched: ['handling', 'returned'],
  returned: ['dispatched'],
  handling: ['handled', 'suspended', 'extensionRequested'],
  suspended: ['handling'],
  extensionRequested: ['handling'],
  handled: ['verifying'],
  verifying: ['closed', 'reworked'],
  reworked: ['handling'],
  selfHandled: ['closed'],
  // §3.5 leaves the way on open: the level above dispatches it anew.
  escalated: ['dispatched'],
  closed: ['evaluated'],
  evaluated: [],
  voided: [],
};

const ENDED: ReadonlySet<IncidentStatus> = new Set(['rejected', 'closed', 'evaluated', 'voided']);

/**
 * The state machine of DOMAIN §3.5: for each status the statuses that may follow. `* → voided` and `any → escalated`
 * are read as "from every incident that has not ended"; a draft and an escalated one cannot be escalated.
 */
export const TRANSITIONS = Object.fromEntries(
  INCIDENT_STATUSES.map((from) => {
    const next = new Set(MAIN_AND_SIDE_PATHS[from]);
    if (!ENDED.has(from)) {
      next.add('voided');
      if (from !== 'draft' && from !== 'escalated') next.add('escalated');
    }
    return [from, next];
  }),
) as unknown as Readonly<Record<IncidentStatus, ReadonlySet<IncidentStatus>>>;

/** Steps that must say why. */
export const REASON_REQUIRED: ReadonlySet<IncidentStatus> = new Set([
  'rejected',
  'returned',
  'suspended',
  'extensionRequested',
  'reworked',
  'escalated',
  'voided',
]);

/** Whether the state machine allows `from → to`. */
export function canTransition(from: IncidentStatus, to: IncidentStatus): boolean {
  return TRANSITIONS[from].has(to);
}

/** A wish to move an incident to another status; times in epoch ms. */
export interface TransitionRequest {
  to: IncidentStatus;
  at: number;
  actorRole: string;
  reason?: string;
  dueAt?: number;
}

export interface Transition extends TransitionRequest {
  from: IncidentStatus;
}

export type TransitionRefusal = 'illegalTransition' | 'timeGoesBack' | 'reasonMissing' | 'dueBeforeStep';

export type TransitionResult =
  | { ok: true; status: IncidentStatus; lastAt: number; transition: Transition }
  | { ok: false; refusal: TransitionRefusal; reason: string };

/**
 * Moves an incident on, or refuses with the reason: a step the state machine does not know (V-10), a time before the
 * last step (V-09), a side step without its reason, or a due time that is not after the step (V-11).
 */
export function applyTransition(
  incident: { status: IncidentStatus; lastAt: number },
  request: TransitionRequest,
): TransitionResult {
  const { status: from, lastAt } = incident;
  const { to, at, reason, dueAt } = request;
  if (!canTransition(from, to)) {
    const allowed = [...TRANSITIONS[from]].join(', ') || 'nothing, it has ended';
    return refuse('illegalTransition', `${from} → ${to} is not allowed; from ${from}: ${allowed}`);
  }
  if (!(at >= lastAt)) return refuse('timeGoesBack', `${to} at ${at} lies before the last step at ${lastAt}`);
  if (REASON_REQUIRED.has(to) && (reason === undefined || reason.trim() === ''))
    return refuse('reasonMissing', `${to} needs a reason`);
  if (dueAt !== undefined && !(dueAt > at))
    return refuse('dueBeforeStep', `due at ${dueAt}, which is not after the step at ${at}`);
  return { ok: true, status: to, lastAt: at, transition: { from, ...request } };
}

function refuse(refusal: TransitionRefusal, reason: string): TransitionResult {
  return { ok: false, refusal, reason };
}

/** States of an incident; the chain and side paths of the municipal-management life cycle. */
export const INCIDENT_STATUSES = [
  'draft', 'reported', 'accepted', 'rejected', 'filed', 'dispatched', 'returned', 'handling', 'suspended',
  'extensionRequested', 'handled', 'verifying', 'reworked', 'selfHandled', 'escalated', 'closed', 'evaluated', 'voided',
] as const; // prettier-ignore
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** Handling tiers: L1 格内办, L2 街道协同办, L3 三级联动办. */
export const TIERS = ['L1', 'L2', 'L3'] as const;
export type Tier = (typeof TIERS)[number];

export const URGENCIES = ['normal', 'urgent', 'emergency'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const RESOLUTIONS = [
  'onSpot',
  'department',
  'council',
  'mediation',
  'campaign',
  'transfer',
  'invalid',
] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** What a duty officer sees of an incident: the four states of its clock. */
export const PROGRESSES = ['done', 'inHand', 'nearDeadline', 'overdue'] as const;
export type Progress = (typeof PROGRESSES)[number];

const FINISHED: ReadonlySet<IncidentStatus> = new Set([
  'handled',
  'verifying',
  'selfHandled',
  'closed',
  'evaluated',
  'rejected',
  'voided',
]);

/** Whether handling has ended (完成处置); rejected and voided incidents need no more work either. */
export function isFinished(status: IncidentStatus): boolean {
  return FINISHED.has(status);
}

/** From this share of its limit on, an incident or a step is near its deadline (DOMAIN §2.4). */
export const NEAR_DEADLINE_SHARE = 0.8;

/** Whether `elapsed` of a limit is near its end, or past it; both in the same unit. */
export function isNearDeadline(elapsed: number, limit: number): boolean {
  return elapsed >= NEAR_DEADLINE_SHARE * limit;
}

/**
 * Progress at `asOf` (epoch ms): amber from 80 % of the limit, red past it (DOMAIN §2.4). The limit runs from
 * `reportedAt` to `deadlineAt`; it stands still while suspended.
 */
export function progressOf(
  incident: { status: IncidentStatus; reportedAt: number; deadlineAt?: number | undefined },
  asOf: number,
): Progress {
  if (isFinished(incident.status)) return 'done';
  const { deadlineAt } = incident;
  if (incident.status === 'suspended' || deadlineAt === undefined || Number.isNaN(deadlineAt))
    return 'inHand';
  if (asOf > deadlineAt) return 'overdue';
  const { reportedAt } = incident;
  return isNearDeadline(asOf - reportedAt, deadlineAt - reportedAt) ? 'nearDeadline' : 'inHand';
}

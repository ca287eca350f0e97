import type { IncidentStatus, Resolution, Tier, Urgency } from '../../incidents/life-cycle.ts';
import type { ActorRole } from '../../incidents/transitions.ts';

/** A step as `[from, to, at (epoch ms), actorRole, reason?]`. The first is always draft → reported. */
export type SimulatedTransition = [
  from: IncidentStatus,
  to: IncidentStatus,
  at: number,
  actorRole: ActorRole,
  reason?: string,
];

/**
 * An incident as the simulator makes it: the fields of `incidentSchema`, with all times in epoch ms (whole seconds)
 * and `undefined` where a step was not reached. Positions are degrees rounded to 6 decimals.
 */
export interface SimulatedIncident {
  eventNo: string;
  title: string;
  categoryCode: string;
  channel: string;
  tier: Tier;
  urgency: Urgency;
  status: IncidentStatus;
  longitude: number;
  latitude: number;
  accuracyM: number;
  unitCode: string;
  placeId: string | undefined;
  occurredAt: number;
  reportedAt: number;
  acceptedAt: number | undefined;
  filedAt: number | undefined;
  dispatchedAt: number | undefined;
  handledAt: number | undefined;
  verifiedAt: number | undefined;
  closedAt: number | undefined;
  deadlineAt: number | undefined;
  slaHours: number | undefined;
  leadDept: string | undefined;
  coDepts: string[];
  parentEventNo: string | undefined;
  resolution: Resolution | undefined;
  satisfaction: number | undefined;
  costCny: number | undefined;
  redoCount: number;
  transferCount: number;
  origin: 'synthetic';
  transitions: SimulatedTransition[];
}

import type { RateCounters } from '../../src/domain/incidents/counters.ts';
import { isFinished, type IncidentStatus, type Urgency } from '../../src/domain/incidents/life-cycle.ts';
import { DEFAULT_SERVICE_LEVEL, type ServiceLevel } from '../../src/domain/incidents/service-level.ts';
import { stepLights } from './step-lights.ts';

/** What counting needs of an incident; times in epoch ms. */
export interface CountedIncident {
  status: IncidentStatus;
  urgency: Urgency;
  channel: string;
  reportedAt: number;
  acceptedAt?: number | undefined;
  filedAt?: number | undefined;
  dispatchedAt?: number | undefined;
  handledAt?: number | undefined;
  deadlineAt?: number | undefined;
  redoCount: number;
  transferCount: number;
}

/** Channels through which residents report; the others are the system's own eyes. */
const PUBLIC_CHANNELS: ReadonlySet<string> = new Set(['WECHAT', 'SNAP', 'H12345', 'P110', 'WALKIN']);

/**
 * Adds one incident to the counters as it stands at `asOf` (epoch ms). On time means handled by the deadline: the
 * check that follows is not charged to those who handle. Changes `counters`.
 */
export function addToCounters(
  counters: RateCounters,
  incident: CountedIncident,
  asOf: number,
  level: ServiceLevel = DEFAULT_SERVICE_LEVEL,
): void {
  const { status, deadlineAt, handledAt } = incident;
  const isValid = status !== 'rejected' && status !== 'voided';
  counters.reported += 1;
  if (incident.acceptedAt !== undefined) counters.accepted += 1;
  if (incident.filedAt !== undefined) counters.filed += 1;
  if (incident.filedAt !== undefined && status === 'voided') counters.filedThenVoided += 1;
  if (!isValid) return;
  counters.registered += 1;
  counters.validReports += 1;
  if (PUBLIC_CHANNELS.has(incident.channel)) counters.publicReports += 1;
  countDispatch(counters, incident, asOf, level);
  const isHandled = isFinished(status);
  const isClosed = status === 'closed' || status === 'evaluated';
  const isOnTime = deadlineAt === undefined || (handledAt !== undefined && handledAt <= deadlineAt);
  if (isHandled) counters.handled += 1;
  if (isHandled && incident.redoCount > 0) counters.reworked += 1;
  if (isClosed) counters.closed += 1;
  if (isClosed && isOnTime) counters.closedOnTime += 1;
  if (deadlineAt === undefined || deadlineAt > asOf || status === 'suspended') return;
  counters.dueToHandle += 1;
  counters.dueToClose += 1;
  if (isHandled && isOnTime) counters.handledOfDueOnTime += 1;
  if (isClosed) counters.closedOfDue += 1;
  if (isClosed && isOnTime) counters.closedOfDueOnTime += 1;
}

function countDispatch(
  counters: RateCounters,
  incident: CountedIncident,
  asOf: number,
  level: ServiceLevel,
): void {
  if (incident.filedAt === undefined) return;
  const isOnTime = stepLights(incident, asOf, level).dispatch !== 'red';
  const isDispatched = incident.dispatchedAt !== undefined;
  if (isDispatched || !isOnTime) counters.dueToDispatch += 1;
  if (!isDispatched) return;
  counters.dispatched += 1;
  if (isOnTime) counters.dispatchedOnTime += 1;
  if (incident.transferCount === 0) counters.dispatchedToTheRightPlace += 1;
}

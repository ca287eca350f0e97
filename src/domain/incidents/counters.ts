import { isFinished, type IncidentStatus, type Urgency } from './life-cycle.ts';
import { DEFAULT_SERVICE_LEVEL, stepLights, type ServiceLevel } from './service-level.ts';

/** Plain counts from which every rate is computed (DOMAIN §2.5). */
export interface RateCounters {
  /** All reports. */
  reported: number;
  /** 登记: reports taken on, that is neither refused (rejected) nor recorded in error (voided). */
  registered: number;
  /** 有效上报 and the part of it that came from the public. */
  validReports: number;
  publicReports: number;
  accepted: number;
  filed: number;
  filedThenVoided: number;
  dueToDispatch: number;
  dispatched: number;
  dispatchedOnTime: number;
  dispatchedToTheRightPlace: number;
  /** 完成处置. */
  handled: number;
  /** Of these: sent back at least once (返工). */
  reworked: number;
  dueToHandle: number;
  handledOfDueOnTime: number;
  closed: number;
  closedOnTime: number;
  /** 应结案: the deadline has passed; suspended (挂账), refused and voided ones do not count. */
  dueToClose: number;
  closedOfDue: number;
  closedOfDueOnTime: number;
}

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
export const PUBLIC_CHANNELS: ReadonlySet<string> = new Set(['WECHAT', 'SNAP', 'H12345', 'P110', 'WALKIN']);

/** Counters of nothing. */
export function emptyCounters(): RateCounters {
  return {
    reported: 0,
    registered: 0,
    validReports: 0,
    publicReports: 0,
    accepted: 0,
    filed: 0,
    filedThenVoided: 0,
    dueToDispatch: 0,
    dispatched: 0,
    dispatchedOnTime: 0,
    dispatchedToTheRightPlace: 0,
    handled: 0,
    reworked: 0,
    dueToHandle: 0,
    handledOfDueOnTime: 0,
    closed: 0,
    closedOnTime: 0,
    dueToClose: 0,
    closedOfDue: 0,
    closedOfDueOnTime: 0,
  };
}

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

import type { IncidentStatus, Tier, Urgency } from '../../incidents/life-cycle.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import { logNormal, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import type { Calibration } from '../incidents/calibration.ts';
import { intoWakingHours } from '../incidents/paths.ts';

/** An incident that was being worked at when its simulation ended; times are epoch ms. */
export interface OpenLife {
  readonly status: IncidentStatus;
  readonly tier: Tier;
  readonly urgency: Urgency;
  readonly reportedAt: number;
  /** Moment of its last step. */
  readonly lastAt: number;
}

/** A step to come. */
export interface LifeStep {
  readonly to: IncidentStatus;
  readonly at: number;
  readonly actorRole: ActorRole;
}

/** What lies still for longer is one of those that are never settled, and stays. */
const STANDSTILL_MS = 7 * DAY_MS;
/** Draws of the calibrated duration, of which the first that is not over yet is taken. */
const MOST_DRAWS = 40;
/** An emergency is settled within so many minutes from now. */
const EMERGENCY_MINUTES: readonly [number, number] = [5, 40];
/** So long an incident takes from now that should have been settled by every draw, hours. */
const LATE_HOURS: readonly [number, number] = [1, 30];

/** The plain way on from a status. */
const NEXT: Partial<Record<IncidentStatus, IncidentStatus>> = {
  reported: 'accepted',
  accepted: 'filed',
  filed: 'dispatched',
  returned: 'dispatched',
  escalated: 'dispatched',
  reworked: 'handling',
  extensionRequested: 'handling',
  dispatched: 'handling',
  handling: 'handled',
  handled: 'verifying',
  verifying: 'closed',
  selfHandled: 'closed',
};

const ROLES: Partial<Record<IncidentStatus, ActorRole>> = {
  accepted: 'acceptanceClerk',
  filed: 'shiftLead',
  dispatched: 'dispatcher',
  verifying: 'supervisor',
  closed: 'shiftLead',
};

/**
 * The steps that settle an open incident after `from` (epoch ms), by the durations of the calibration; none for one that
 * was suspended or has lain still for a week, as part of the city's reports do.
 */
export function restOfLife(
  life: OpenLife,
  from: number,
  calibration: Calibration,
  random: Random,
): LifeStep[] {
  if (life.status === 'suspended' || from - life.lastAt > STANDSTILL_MS) return [];
  const worker: ActorRole =
    life.urgency === 'emergency' ? 'police' : life.tier === 'L1' ? 'gridWorker' : 'department';
  const handledAt = drawHandling(life, from, calibration, random);
  const steps: LifeStep[] = [];
  let at = Math.max(from, life.lastAt);
  for (let to = NEXT[life.status]; to !== undefined; to = NEXT[to]) {
    if (to === 'handled') at = Math.max(handledAt, at);
    else if (to === 'verifying') at += logNormal(random, 90, 0.7) * MINUTE_MS;
    else if (to === 'closed') at = intoWakingHours(at + logNormal(random, 8, 0.6) * HOUR_MS, random);
    else at += uniform(random, 0.05, 0.25) * Math.max(handledAt - at, 0);
    steps.push({ to, at: Math.ceil(at / 1_000) * 1_000, actorRole: ROLES[to] ?? worker });
  }
  return steps;
}

function drawHandling(
  { tier, urgency, reportedAt }: OpenLife,
  from: number,
  calibration: Calibration,
  random: Random,
): number {
  if (urgency === 'emergency') return from + uniform(random, ...EMERGENCY_MINUTES) * MINUTE_MS;
  const { medianHours, sigma } = calibration.handling[tier];
  for (let draw = 0; draw < MOST_DRAWS; draw += 1) {
    const at = reportedAt + logNormal(random, medianHours.value, sigma.value) * HOUR_MS;
    if (at > from) return intoWakingHours(at, random);
  }
  return intoWakingHours(from + uniform(random, ...LATE_HOURS) * HOUR_MS, random);
}

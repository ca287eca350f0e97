import { civilDayOfTime, startOfCivilDay } from '../time/civil-day.ts';
import { HOUR_MS } from '../time/zone.ts';
import type { Tier, Urgency } from './life-cycle.ts';

/**
 * Limits of DOMAIN §3.5: L1 24 h, L2 72 h, L3 14 days; emergencies accept in 5 and dispatch in 10 minutes. Limits are
 * counted in service hours, 08:00–20:00 on every day (assumed: §3.5 says "working hours" and does not name them), so
 * that L1 ends within 2 days, L2 within 6 and L3 within 14, the published 一两天 … 一两周. Emergencies run on the wall
 * clock. All values may be replaced by one's own.
 */
export interface ServiceLevel {
  /** Local hours [from, to) in which limits run. */
  serviceDay: readonly [number, number];
  handleServiceHours: Readonly<Record<Tier, number>>;
  emergency: { acceptMin: number; dispatchMin: number; handleMin: number };
  /** Limits of the desk, in service minutes for normal and urgent incidents (assumed). */
  desk: { acceptMin: number; dispatchMin: number };
}

export const DEFAULT_SERVICE_LEVEL: ServiceLevel = {
  serviceDay: [8, 20],
  handleServiceHours: { L1: 24, L2: 72, L3: 14 * 12 },
  emergency: { acceptMin: 5, dispatchMin: 10, handleMin: 120 },
  desk: { acceptMin: 60, dispatchMin: 120 },
};

/** Service time from the epoch to a time, ms. */
function serviceClock(timeMs: number, [fromHour, toHour]: readonly [number, number]): number {
  const day = civilDayOfTime(timeMs);
  const intoDay = timeMs - startOfCivilDay(day) - fromHour * HOUR_MS;
  const dayMs = (toHour - fromHour) * HOUR_MS;
  return day * dayMs + Math.min(Math.max(intoDay, 0), dayMs);
}

/** Service time between two times, ms. */
export function serviceTimeBetween(fromMs: number, toMs: number, level = DEFAULT_SERVICE_LEVEL): number {
  return serviceClock(toMs, level.serviceDay) - serviceClock(fromMs, level.serviceDay);
}

/** Time at which `durationMs` (> 0) of service time has gone by since `timeMs`. */
export function addServiceTime(timeMs: number, durationMs: number, level = DEFAULT_SERVICE_LEVEL): number {
  const [fromHour, toHour] = level.serviceDay;
  const dayMs = (toHour - fromHour) * HOUR_MS;
  const target = serviceClock(timeMs, level.serviceDay) + durationMs;
  // A limit that is used up exactly with a service day ends that evening, not the next morning.
  const day = Math.ceil(target / dayMs) - 1;
  return startOfCivilDay(day) + fromHour * HOUR_MS + (target - day * dayMs);
}

/** Hours of the handling limit: service hours, wall-clock hours for an emergency. */
export function limitHours(tier: Tier, urgency: Urgency, level = DEFAULT_SERVICE_LEVEL): number {
  return urgency === 'emergency' ? level.emergency.handleMin / 60 : level.handleServiceHours[tier];
}

/** Time by which an incident reported at `reportedAt` is to be handled. */
export function deadlineOf(
  incident: { tier: Tier; urgency: Urgency; reportedAt: number },
  level = DEFAULT_SERVICE_LEVEL,
): number {
  const limitMs = limitHours(incident.tier, incident.urgency, level) * HOUR_MS;
  return incident.urgency === 'emergency'
    ? incident.reportedAt + limitMs
    : addServiceTime(incident.reportedAt, limitMs, level);
}

/**
 * Deadline after a suspension (挂账): the service time that was left at `suspendedAt` runs on from `resumedAt`.
 * A deadline that had passed before stays where it was.
 */
export function deadlineAfterSuspension(
  deadlineAt: number,
  suspendedAt: number,
  resumedAt: number,
  level = DEFAULT_SERVICE_LEVEL,
): number {
  const leftMs = serviceTimeBetween(suspendedAt, deadlineAt, level);
  return leftMs > 0 ? addServiceTime(resumedAt, leftMs, level) : deadlineAt;
}

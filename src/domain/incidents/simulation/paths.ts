import { chance, logNormal, pick, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS, hourOfDay, MINUTE_MS, startOfDay } from '../../time/zone.ts';
import type { Calibration } from '../calibration.ts';
import type { Tier } from '../life-cycle.ts';
import { addServiceTime, deadlineAfterSuspension } from '../service-level.ts';
import type { ActorRole } from '../transitions.ts';
import type { Fate } from './fate.ts';
import type { LifePath } from './life-path.ts';

/** What a path needs to know; `handledAt` is the planned end of handling and `deadlineAt` the limit, epoch ms. */
export interface PathPlan {
  fate: Fate;
  tier: Tier;
  reportedAt: number;
  handledAt: number;
  deadlineAt: number;
  slaHours: number;
}

/** Moves a moment of the night (21:30–07:30) to the next morning, when someone is there. */
export function intoWakingHours(timeMs: number, random: Random): number {
  const hour = (timeMs - startOfDay(timeMs)) / HOUR_MS;
  if (hour >= 7.5 && hour <= 21.5) return timeMs;
  const morning = startOfDay(timeMs) + (hour > 21.5 ? DAY_MS : 0);
  return morning + uniform(random, 7.5, 9.5) * HOUR_MS;
}

/** reported → rejected within hours. */
export function walkRejected(path: LifePath, calibration: Calibration, random: Random): void {
  const at = path.at + logNormal(random, 50, 0.8) * MINUTE_MS;
  path.step('rejected', at, 'acceptanceClerk', pick(random, calibration.reasons.rejected));
}

/** Settled on the spot: reported → selfHandled → closed. */
export function walkSelfHandled(
  path: LifePath,
  plan: PathPlan,
  calibration: Calibration,
  random: Random,
): void {
  if (!path.step('selfHandled', plan.handledAt, 'gridWorker')) return;
  if (path.step('closed', path.at + logNormal(random, 25, 0.7) * MINUTE_MS, 'shiftLead'))
    evaluate(path, 0.5 * calibration.paths.evaluated.value, random);
}

/** Minutes, day and night: accepted within 5, dispatched within 10 as a rule, settled within the hour or two. */
export function walkEmergency(path: LifePath, calibration: Calibration, random: Random): void {
  const after = (medianMin: number, sigma: number) =>
    path.at + logNormal(random, medianMin, sigma) * MINUTE_MS;
  path.step('accepted', after(1.6, 0.5), 'acceptanceClerk');
  path.step('filed', after(0.8, 0.5), 'shiftLead');
  path.step('dispatched', after(2.5, 0.5), 'dispatcher');
  path.step('handling', after(7, 0.5), 'police');
  path.step('handled', after(24, 0.5), 'police');
  path.step('verifying', after(6, 0.5), 'supervisor');
  if (path.step('closed', after(70, 0.5), 'shiftLead'))
    evaluate(path, calibration.paths.evaluated.value, random);
}

/**
 * The whole chain with its side paths; answers the deadline as it stands after suspensions and extensions that have
 * happened. Whatever the plan, only legal transitions are made.
 */
export function walkChain(path: LifePath, plan: PathPlan, calibration: Calibration, random: Random): number {
  const { paths, reasons } = calibration;
  const { fate, tier } = plan;
  let { handledAt, deadlineAt } = plan;
  const span = handledAt - plan.reportedAt;
  const desk = (medianMin: number, cap: number) =>
    path.at + Math.min(logNormal(random, medianMin, 0.7) * MINUTE_MS, cap * span);
  path.step('accepted', desk(12, 0.1), 'acceptanceClerk');
  path.step('filed', desk(10, 0.08), 'shiftLead');
  const voidedAfter = fate === 'voided' ? random.next() : 1;
  const isVoided = (share: number) =>
    voidedAfter < share &&
    (path.step(
      'voided',
      path.at + uniform(random, 0.5, 6) * HOUR_MS,
      'shiftLead',
      pick(random, reasons.voided),
    ),
    true);
  if (isVoided(0.4)) return deadlineAt;
  path.step('dispatched', desk(16, 0.1), 'dispatcher');
  for (
    let isWrong = chance(random, paths.returned.value);
    isWrong;
    isWrong = chance(random, paths.returnedAgain.value)
  ) {
    const back = path.at + uniform(random, 0.05, 0.15) * span;
    path.step('returned', back, 'department', pick(random, reasons.returned));
    path.step('dispatched', path.at + logNormal(random, 40, 0.6) * MINUTE_MS, 'dispatcher');
  }
  const rest = () => Math.max(handledAt - path.at, 0);
  const isStuck = fate === 'overdue';
  const stuckAt = isStuck ? random.next() : 1;
  if (stuckAt < 0.12 || isVoided(0.7)) return deadlineAt;
  const worker: ActorRole = tier === 'L1' ? 'gridWorker' : 'department';
  path.step('handling', path.at + uniform(random, 0.05, 0.3) * rest(), worker);
  if (tier !== 'L1' && chance(random, paths.escalated.value)) {
    path.step(
      'escalated',
      path.at + uniform(random, 0.1, 0.35) * rest(),
      worker,
      pick(random, reasons.escalated),
    );
    path.step('dispatched', path.at + logNormal(random, 50, 0.6) * MINUTE_MS, 'dispatcher');
    path.step('handling', path.at + uniform(random, 0.02, 0.1) * rest(), worker);
  }
  if (isVoided(1)) return deadlineAt;
  if (fate === 'suspended' || chance(random, paths.suspendedForAWhile.value)) {
    const from = Math.min(path.at + uniform(random, 0.2, 0.6) * rest(), Math.max(deadlineAt, path.at));
    if (!path.step('suspended', from, worker, pick(random, reasons.suspended))) return deadlineAt;
    if (fate === 'suspended') return deadlineAt;
    const suspendedAt = path.at;
    const resume = intoWakingHours(path.at + uniform(random, 0.8, 5) * DAY_MS, random);
    if (path.step('handling', resume, worker)) {
      handledAt = intoWakingHours(handledAt + path.at - suspendedAt, random);
      deadlineAt = deadlineAfterSuspension(deadlineAt, suspendedAt, path.at);
    }
  }
  const asks = isStuck
    ? stuckAt < 0.3
    : handledAt > deadlineAt && chance(random, paths.extensionWhenLate.value);
  if (asks && deadlineAt > path.at) {
    const request = path.at + uniform(random, 0.7, 0.95) * (deadlineAt - path.at);
    path.step('extensionRequested', request, worker, pick(random, reasons.extensionRequested));
    if (stuckAt < 0.2) return deadlineAt;
    if (
      path.step('handling', intoWakingHours(path.at + uniform(random, 0.5, 5) * HOUR_MS, random), 'shiftLead')
    )
      deadlineAt = addServiceTime(deadlineAt, 0.5 * plan.slaHours * HOUR_MS);
  }
  if (isStuck) return deadlineAt;
  path.step('handled', handledAt, worker);
  path.step('verifying', path.at + logNormal(random, 90, 0.7) * MINUTE_MS, 'supervisor');
  if (fate === 'unverified') return deadlineAt;
  for (
    let isBad = chance(random, paths.reworked.value);
    isBad && path.isRunning;
    isBad = chance(random, paths.reworkedAgain.value)
  ) {
    const found = intoWakingHours(path.at + logNormal(random, 6, 0.5) * HOUR_MS, random);
    path.step('reworked', found, 'supervisor', pick(random, reasons.reworked));
    path.step('handling', path.at + uniform(random, 0.5, 3) * HOUR_MS, worker);
    const redo = 0.4 * calibration.handling[tier].medianHours.value * logNormal(random, 1, 0.4);
    path.step('handled', intoWakingHours(path.at + redo * HOUR_MS, random), worker);
    path.step('verifying', path.at + logNormal(random, 90, 0.7) * MINUTE_MS, 'supervisor');
  }
  const closing = intoWakingHours(path.at + logNormal(random, 8, 0.6) * HOUR_MS, random);
  if (path.step('closed', closing, 'shiftLead')) evaluate(path, paths.evaluated.value, random);
  return deadlineAt;
}

function evaluate(path: LifePath, share: number, random: Random): void {
  if (!chance(random, share)) return;
  const call = path.at + uniform(random, 0.4, 3) * DAY_MS;
  const isNight = hourOfDay(call) < 9 || hourOfDay(call) >= 20;
  path.step('evaluated', isNight ? startOfDay(call) + uniform(random, 33, 36) * HOUR_MS : call, 'hotline');
}

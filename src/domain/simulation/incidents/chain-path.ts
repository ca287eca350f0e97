import { chance, logNormal, pick, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import type { Calibration } from './calibration.ts';
import { addServiceTime, deadlineAfterSuspension } from '../../incidents/service-level.ts';
import type { ActorRole } from '../../incidents/transitions.ts';
import type { LifePath } from './life-path.ts';
import { evaluate, intoWakingHours, type PathPlan } from './paths.ts';

interface Walk {
  path: LifePath;
  plan: PathPlan;
  calibration: Calibration;
  random: Random;
  /** Who handles it. */
  worker: ActorRole;
  /** Planned end of handling and deadline, as suspensions and extensions move them, epoch ms. */
  handledAt: number;
  deadlineAt: number;
  /** Where on its way (0–1) a voided or never finished incident stops; beyond 1 for all others. */
  stop: number;
}

/**
 * The whole chain with its side paths; answers the deadline as it stands after the suspensions and extensions that
 * have happened by the path's `asOf`. Whatever the plan, only legal transitions are made.
 */
export function walkChain(path: LifePath, plan: PathPlan, calibration: Calibration, random: Random): number {
  const { fate, handledAt, deadlineAt } = plan;
  const worker = plan.tier === 'L1' ? 'gridWorker' : 'department';
  const stop = fate === 'voided' || fate === 'overdue' ? random.next() : 2;
  const walk: Walk = { path, plan, calibration, random, worker, handledAt, deadlineAt, stop };
  passDesk(walk);
  if (fate === 'voided') walkToVoid(walk);
  else if (fate === 'overdue') walkToStandstill(walk);
  else {
    dispatch(walk);
    startHandling(walk);
    if (fate === 'suspended') suspend(walk);
    else finish(walk);
  }
  return walk.deadlineAt;
}

function finish(walk: Walk): void {
  const { path, plan, calibration, random } = walk;
  if (chance(random, calibration.paths.suspendedForAWhile.value)) {
    suspend(walk);
    resume(walk);
  }
  const isLate = walk.handledAt > walk.deadlineAt;
  if (isLate && chance(random, calibration.paths.extensionWhenLate.value)) {
    requestExtension(walk);
    grantExtension(walk);
  }
  handOver(walk, walk.handledAt);
  if (plan.fate === 'unverified') return;
  let isBad = chance(random, calibration.paths.reworked.value);
  while (isBad && path.isRunning) {
    rework(walk);
    isBad = chance(random, calibration.paths.reworkedAgain.value);
  }
  const closing = intoWakingHours(path.at + logNormal(random, 8, 0.6) * HOUR_MS, random);
  if (path.step('closed', closing, 'shiftLead')) evaluate(path, calibration.paths.evaluated.value, random);
}

/** Withdrawn after the filing, the dispatch or the start of handling. */
function walkToVoid(walk: Walk): void {
  const { path, random } = walk;
  if (walk.stop > 0.4) dispatch(walk);
  if (walk.stop > 0.7) startHandling(walk);
  const at = path.at + uniform(random, 0.5, 6) * HOUR_MS;
  path.step('voided', at, 'shiftLead', reason(walk, 'voided'));
}

/** Left lying: most while being handled, some before anyone took them up or while an extension is asked for. */
function walkToStandstill(walk: Walk): void {
  dispatch(walk);
  if (walk.stop < 0.12) return;
  startHandling(walk);
  if (walk.stop > 0.7) requestExtension(walk);
  if (walk.stop > 0.8) grantExtension(walk);
}

function passDesk({ path, plan, random }: Walk): void {
  const span = plan.handledAt - plan.reportedAt;
  path.step('accepted', path.at + deskTime(random, 12, 0.1 * span), 'acceptanceClerk');
  path.step('filed', path.at + deskTime(random, 10, 0.08 * span), 'shiftLead');
}

/** Dispatches, at times to the wrong department first, which returns it. */
function dispatch(walk: Walk): void {
  const { path, plan, random, calibration } = walk;
  const span = plan.handledAt - plan.reportedAt;
  path.step('dispatched', path.at + deskTime(random, 16, 0.1 * span), 'dispatcher');
  let isWrong = chance(random, calibration.paths.returned.value);
  while (isWrong && path.isRunning) {
    path.step(
      'returned',
      path.at + uniform(random, 0.05, 0.15) * span,
      'department',
      reason(walk, 'returned'),
    );
    path.step('dispatched', path.at + deskTime(random, 40, 0.1 * span), 'dispatcher');
    isWrong = chance(random, calibration.paths.returnedAgain.value);
  }
}

/** Begins to handle; at times the level below finds it too hard and passes it up first. */
function startHandling(walk: Walk): void {
  const { path, plan, random, worker, calibration } = walk;
  path.step('handling', path.at + uniform(random, 0.05, 0.3) * remaining(walk), worker);
  if (plan.tier === 'L1' || !chance(random, calibration.paths.escalated.value)) return;
  const at = path.at + uniform(random, 0.1, 0.35) * remaining(walk);
  path.step('escalated', at, 'gridWorker', reason(walk, 'escalated'));
  path.step('dispatched', path.at + deskTime(random, 50, remaining(walk)), 'dispatcher');
  path.step('handling', path.at + uniform(random, 0.02, 0.1) * remaining(walk), worker);
}

function suspend(walk: Walk): void {
  const { path, random } = walk;
  const planned = path.at + uniform(random, 0.2, 0.6) * remaining(walk);
  path.step('suspended', Math.min(planned, walk.deadlineAt), walk.worker, reason(walk, 'suspended'));
}

function resume(walk: Walk): void {
  const { path, random } = walk;
  const suspendedAt = path.at;
  const at = intoWakingHours(suspendedAt + uniform(random, 0.8, 5) * DAY_MS, random);
  if (!path.step('handling', at, walk.worker)) return;
  walk.handledAt = intoWakingHours(walk.handledAt + path.at - suspendedAt, random);
  walk.deadlineAt = deadlineAfterSuspension(walk.deadlineAt, suspendedAt, path.at);
}

function requestExtension(walk: Walk): void {
  const { path, random } = walk;
  const at = path.at + uniform(random, 0.7, 0.95) * Math.max(walk.deadlineAt - path.at, 0);
  path.step('extensionRequested', at, walk.worker, reason(walk, 'extensionRequested'));
}

/** Grants half of the limit on top. */
function grantExtension(walk: Walk): void {
  const { path, plan, random } = walk;
  const at = intoWakingHours(path.at + uniform(random, 0.5, 5) * HOUR_MS, random);
  if (path.step('handling', at, 'shiftLead'))
    walk.deadlineAt = addServiceTime(walk.deadlineAt, 0.5 * plan.slaHours * HOUR_MS);
}

function rework(walk: Walk): void {
  const { path, plan, random, worker, calibration } = walk;
  const found = intoWakingHours(path.at + logNormal(random, 6, 0.5) * HOUR_MS, random);
  path.step('reworked', found, 'supervisor', reason(walk, 'reworked'));
  path.step('handling', path.at + uniform(random, 0.5, 3) * HOUR_MS, worker);
  const redoHours = 0.4 * calibration.handling[plan.tier].medianHours.value * logNormal(random, 1, 0.4);
  handOver(walk, intoWakingHours(path.at + redoHours * HOUR_MS, random));
}

function handOver({ path, random, worker }: Walk, at: number): void {
  path.step('handled', at, worker);
  path.step('verifying', path.at + logNormal(random, 90, 0.7) * MINUTE_MS, 'supervisor');
}

function remaining({ path, handledAt }: Walk): number {
  return Math.max(handledAt - path.at, 0);
}

function deskTime(random: Random, medianMin: number, mostMs: number): number {
  return Math.min(logNormal(random, medianMin, 0.7) * MINUTE_MS, mostMs);
}

function reason({ random, calibration }: Walk, step: keyof Calibration['reasons']): string {
  return pick(random, calibration.reasons[step]);
}

import { chance, logNormal, pick, uniform } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { HOUR_MS, hourOfDay, MINUTE_MS, startOfDay } from '../../time/zone.ts';
import type { Calibration } from './calibration.ts';
import type { Tier } from '../../incidents/life-cycle.ts';
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

/** closed → evaluated for a share of the incidents, by a call in office hours within three days. */
export function evaluate(path: LifePath, share: number, random: Random): void {
  if (!chance(random, share)) return;
  const call = path.at + uniform(random, 0.4, 3) * DAY_MS;
  const isNight = hourOfDay(call) < 9 || hourOfDay(call) >= 20;
  path.step('evaluated', isNight ? startOfDay(call) + uniform(random, 33, 36) * HOUR_MS : call, 'hotline');
}

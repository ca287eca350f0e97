import type { Random } from '../../random/random.ts';
import type { Calibration } from './calibration.ts';

/** How an incident ends once its time has come; most end `closed`. */
export type Fate = 'closed' | 'rejected' | 'voided' | 'overdue' | 'suspended' | 'unverified';

/** Shares of the fates: of all reports for the first two, of the registered ones for the others. */
export interface FateShares {
  rejected: number;
  voided: number;
  overdue: number;
  suspended: number;
  unverified: number;
}

/**
 * Shares that make both published rates come true at once for incidents old enough to be finished. Of the registered,
 * 1 − completion are never handled: suspended ones and overdue ones. Closure counts closed ÷ (registered − suspended),
 * as suspended ones are not due; so completion − closure × (1 − suspended) are handled and wait for their check.
 */
export function fateShares(calibration: Calibration): FateShares {
  const completion = calibration.completionPercent.value / 100;
  const closure = calibration.closurePercent.value / 100;
  const suspended = (1 - completion) * calibration.suspendedShareOfUnhandled.value;
  const overdue = 1 - completion - suspended;
  return {
    rejected: calibration.paths.rejected.value,
    voided: calibration.paths.voided.value,
    overdue,
    suspended,
    unverified: Math.max(completion - closure * (1 - suspended), 0),
  };
}

/** Draws a fate; `slowness` raises the backlog of a unit. */
export function drawFate(shares: FateShares, slowness: number, random: Random): Fate {
  let rest = random.next();
  if ((rest -= shares.rejected) < 0) return 'rejected';
  if ((rest -= shares.voided) < 0) return 'voided';
  rest /= 1 - shares.rejected - shares.voided;
  if ((rest -= shares.overdue * slowness) < 0) return 'overdue';
  if ((rest -= shares.suspended * slowness) < 0) return 'suspended';
  return rest < shares.unverified * slowness ? 'unverified' : 'closed';
}

import { isFinished } from '../incidents/life-cycle.ts';
import { serviceTimeBetween } from '../incidents/service-level.ts';
import { MINUTE_MS } from '../time/zone.ts';
import type { HandlingDurations } from './breach.ts';
import { isValidReport, type PastReport } from './past-reports.ts';

/** Durations are kept by the quarter of an hour: those that ended rounded up, open ones rounded down. */
const STEP_MS = 15 * MINUTE_MS;

/** Gathers handling durations. */
export interface HandlingTally {
  add(report: PastReport): void;
  durations(): HandlingDurations[];
}

/** An empty tally; `asOf` censors the open incidents. */
export function createHandlingTally(asOf: number): HandlingTally {
  const tally = new Map<string, HandlingDurations>();
  return {
    add(report) {
      const { categoryCode, tier, reportedAt, handledAt, status } = report;
      const isOpen = !isFinished(status);
      if (!isValidReport(report) || status === 'suspended' || (!isOpen && handledAt === undefined)) return;
      const isEmergency = report.urgency === 'emergency';
      const until = isOpen ? asOf : (handledAt ?? asOf);
      const lasted = isEmergency ? until - reportedAt : serviceTimeBetween(reportedAt, until);
      const steps = isOpen ? Math.floor(lasted / STEP_MS) : Math.ceil(lasted / STEP_MS);
      const key = `${categoryCode} ${tier} ${isEmergency} ${steps}`;
      let entry = tally.get(key);
      if (entry === undefined) {
        entry = { categoryCode, tier, isEmergency, durationMs: steps * STEP_MS, ended: 0, open: 0 };
        tally.set(key, entry);
      }
      if (isOpen) entry.open += 1;
      else entry.ended += 1;
    },
    durations: () => [...tally.values()],
  };
}

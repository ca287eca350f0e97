import type { Calibration } from '../incidents/calibration.ts';
import {
  simulateIncidents,
  type SimulatedPlace,
  type SimulatedUnit,
} from '../incidents/simulate-incidents.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { feedSourceOfChannel } from './feed-sources.ts';
import { LONGEST_LIFE_MS, type Report } from './report.ts';

/** The city that a feed plays, as the simulator takes it. */
export interface FeedCity {
  calibration: Calibration;
  units: readonly SimulatedUnit[];
  places: readonly SimulatedPlace[];
}

/** Seeds of neighbouring windows have to differ, or the same reports would come again and again. */
const SEED_STEP = 7_919;

/**
 * The reports of the window [from, to) of the feed's time, in order, with their steps of the next 30 days. The simulator
 * makes no step after its "now". So its "now" is 30 days after the window, and reports after the window are left out.
 * No grid is made silent: the feed is not there to hide anything.
 */
export function simulatedReports(
  city: FeedCity,
  window: { from: number; to: number; number: number; seed: number },
): Report[] {
  const { from, to, number, seed } = window;
  const calibration: Calibration = {
    ...city.calibration,
    silence: { ...city.calibration.silence, gridCount: { ...city.calibration.silence.gridCount, value: 0 } },
  };
  const asOf = to + LONGEST_LIFE_MS;
  const perDay = calibration.counties.reduce((sum, county) => sum + county.perDay.value, 0);
  const volume = Math.ceil(((asOf - from) / DAY_MS) * perDay);
  const reports: Report[] = [];
  for (const batch of simulateIncidents({
    ...city,
    calibration,
    asOf,
    volume,
    seed: seed + number * SEED_STEP,
  }))
    for (const incident of batch) {
      if (incident.reportedAt >= to) return reports;
      if (incident.reportedAt < from) continue;
      reports.push({ ...incident, source: feedSourceOfChannel(incident.channel) });
    }
  return reports;
}

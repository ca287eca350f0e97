import type { Calibration } from '../incidents/calibration.ts';
import {
  simulateIncidents,
  type SimulatedPlace,
  type SimulatedUnit,
} from '../incidents/simulate-incidents.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { runTask, type Task } from '../../tasks/task.ts';
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
/** Made without a pause: a few milliseconds. */
const BATCH_SIZE = 50;

/** A stretch of the feed's time, epoch ms, with what makes it differ from its neighbours. */
export interface FeedWindow {
  readonly from: number;
  readonly to: number;
  readonly number: number;
  readonly seed: number;
}

/**
 * The reports of the window [from, to) of the feed's time, in order, with their steps of the next 30 days. The simulator
 * makes no step after its "now". So its "now" is 30 days after the window, and reports after the window are left out.
 * No grid is made silent: the feed is not there to hide anything.
 */
export const simulatedReports = (city: FeedCity, window: FeedWindow): Report[] =>
  runTask(simulateReports(city, window));

/** As {@link simulatedReports}, batch by batch. */
export function* simulateReports(city: FeedCity, window: FeedWindow): Task<Report[]> {
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
    batchSize: BATCH_SIZE,
  })) {
    for (const incident of batch) {
      if (incident.reportedAt >= to) return reports;
      if (incident.reportedAt < from) continue;
      reports.push({ ...incident, source: feedSourceOfChannel(incident.channel) });
    }
    yield;
  }
  return reports;
}

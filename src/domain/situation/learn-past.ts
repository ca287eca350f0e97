import { DAY_MS } from '../time/civil-day.ts';
import { learnBreachSteps, type BreachModel } from './breach.ts';
import { createHandlingTally } from './handling-tally.ts';
import { CAUSE_WINDOW_MS } from './one-cause.ts';
import { createPastCells, type PastCells } from './past-cells.ts';
import { isValidReport, ReportColumns, type PastReport } from './past-reports.ts';
import { runTask, type Task } from '../tasks/task.ts';
import { createCategoryHours, createSeriesCounts, type SeriesPast } from './series-past.ts';
import { createVolumeTally } from './volume-tally.ts';
import type { WeekProfile } from './week-profile.ts';

/** The rules look back this far. */
export const LOOK_BACK_MS = 180 * DAY_MS;
/** A shorter past flags no silent grid and proposes no cause. */
export const SHORTEST_PAST_MS = 28 * DAY_MS;

/** What the past teaches the rules. Times are epoch ms. */
export interface Learned {
  asOf: number;
  profile: WeekProfile;
  /** Dispersion of a day's count. */
  dispersion: number;
  breach: BreachModel;
  past: PastCells;
  /** Time that `past` covers. */
  pastMs: number;
  /** What counties send of each category, by the hour. */
  series: SeriesPast;
}

/** Takes in the reports of the past, oldest first, and learns from them. */
export interface PastLearner {
  /** Everything added, for the replay. */
  readonly reports: ReportColumns;
  add(report: PastReport): void;
  learn(): Learned;
  /** The same, step by step. */
  learnSteps(): Task<Learned>;
}

/**
 * A learner that knows nothing. `firstAt` is the oldest report there is; profile, spread and durations come from the
 * last 180 days before `asOf`, places from the 180 days that end a week before it. Older reports are only kept as
 * columns for the replay.
 */
export function createPastLearner(firstAt: number, asOf: number): PastLearner {
  const from = Math.max(firstAt, asOf - LOOK_BACK_MS);
  const placesTo = asOf - CAUSE_WINDOW_MS;
  const placesFrom = Math.max(firstAt, placesTo - LOOK_BACK_MS);
  const handling = createHandlingTally(asOf);
  const volume = createVolumeTally(from, asOf);
  const past = createPastCells();
  const hours = createCategoryHours();
  const counts = createSeriesCounts();
  const reports = new ReportColumns();
  function* learnSteps(): Task<Learned> {
    const breach = yield* learnBreachSteps(handling.durations());
    const pastMs = Math.max(placesTo - placesFrom, 0);
    const dispersion = volume.dispersion();
    const series = { counts, days: (asOf - from) / DAY_MS, profileOf: hours.profileOf, dispersion };
    return { asOf, profile: volume.profile(), dispersion, breach, past, pastMs, series };
  }

  return {
    reports,
    add(report) {
      const { reportedAt } = report;
      reports.add(report);
      if (reportedAt >= from) {
        handling.add(report);
        volume.add(report);
        hours.add(report);
        if (isValidReport(report)) counts.add(report.unitCode, report.categoryCode, 1);
      }
      if (reportedAt >= placesFrom && reportedAt < placesTo && isValidReport(report))
        past.add(report.categoryCode, report.longitude, report.latitude, 1);
    },
    learn: () => runTask(learnSteps()),
    learnSteps,
  };
}

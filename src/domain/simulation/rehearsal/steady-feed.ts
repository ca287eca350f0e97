import { DAY_MS } from '../../time/civil-day.ts';
import type { Task } from '../../tasks/task.ts';
import { createFeedClock } from './feed-clock.ts';
import type { FeedEntry } from './feed-rows.ts';
import { entriesOf } from './report.ts';
import { simulateReports, type FeedCity } from './simulated-reports.ts';

/** A feed that goes on for months at the speed of life. The same run gives the same rows, whoever asks and when. */
export interface SteadyRun {
  /** Epoch ms of its first moment. */
  readonly startedAt: number;
  readonly seed: number;
}

/** So much of the feed is simulated at once. */
export const WINDOW_MS = 5 * DAY_MS;

/** Beginning of the numbers of a steady feed, after the prefix of the platform. */
export const STEADY_MARK = 'demo';

/** The window that a moment (epoch ms) lies in, counted from the start of the run; 0 for earlier moments. */
export function windowAt({ startedAt }: SteadyRun, at: number): number {
  return Math.max(0, Math.floor((at - startedAt) / WINDOW_MS));
}

/**
 * All rows of the reports of a window: each report and its steps, which may come weeks later. No two windows
 * share a number, so that each can be made without those before it. Some of them at a time.
 */
export function* makeWindowRows(city: FeedCity, run: SteadyRun, number: number): Task<FeedEntry[]> {
  const { startedAt, seed } = run;
  const from = startedAt + number * WINDOW_MS;
  const clock = createFeedClock(startedAt, 1);
  const name = `${STEADY_MARK}-${startedAt.toString(36)}-${number}`;
  const reports = yield* simulateReports(city, { from, to: from + WINDOW_MS, number, seed });
  const rows: FeedEntry[] = [];
  for (const [index, report] of reports.entries()) {
    rows.push(...entriesOf(report, `${report.source.prefix}-${name}-${index + 1}`, clock, 0));
    yield;
  }
  return rows;
}

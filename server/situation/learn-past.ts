import type { Kysely } from 'kysely';
import { REPLAY_DAYS } from '../../src/domain/situation/alert-budget.ts';
import { createPastLearner, LOOK_BACK_MS, type Learned } from '../../src/domain/situation/learn-past.ts';
import { CAUSE_WINDOW_MS } from '../../src/domain/situation/one-cause.ts';
import type { ReportColumns } from '../../src/domain/situation/past-reports.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { DATE_MARK_MS, lastMomentOf } from '../../src/domain/time/dates.ts';
import { startOfDay } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { isKnownToDay } from '../repositories/known-to-day.ts';
import { readPastReports } from './past-reports.ts';
import { timestampParameter } from './scope.ts';
import { TimeSlices, runTaskInSlices } from '../time-slices.ts';

/**
 * Times of the oldest and the newest report up to `asOf`, epoch ms; `undefined` without any. `lastMoment`: that of the newest, of a
 * date the last of its day.
 */
export async function readReportSpan(
  db: Kysely<Database>,
  asOf: number,
): Promise<{ firstAt: number; lastAt: number; lastMoment: number } | undefined> {
  const row = await db
    .selectFrom('incident')
    .select(({ fn }) => [
      fn.min<number | null>('reported_at').as('firstAt'),
      fn.max<number | null>('reported_at').as('lastAt'),
    ])
    .where('reported_at', '<=', timestampParameter(asOf))
    .executeTakeFirst();
  const { firstAt = null, lastAt = null } = row ?? {};
  if (firstAt === null || lastAt === null) return undefined;
  if (startOfDay(lastAt) !== lastAt) return { firstAt, lastAt, lastMoment: lastAt };
  const date = await db
    .selectFrom('incident')
    .select('event_no')
    .where('reported_at', '=', timestampParameter(lastAt))
    .where(isKnownToDay('reportedAt'))
    .limit(1)
    .executeTakeFirst();
  return { firstAt, lastAt, lastMoment: lastMomentOf(lastAt + (date === undefined ? 0 : DATE_MARK_MS)) };
}

/**
 * Reads the past page by page and learns from it: 180 days for the rules, and as many before each day of the replay.
 * Ends early, with nothing, where `isStopped` says so.
 */
export async function learnFromPast(
  db: Kysely<Database>,
  asOf: number,
  isStopped: () => boolean,
): Promise<{ learned: Learned; reports: ReportColumns } | undefined> {
  const span = await readReportSpan(db, asOf);
  if (!span) return undefined;
  const learner = createPastLearner(span.firstAt, asOf);
  const reach = REPLAY_DAYS * DAY_MS + LOOK_BACK_MS + CAUSE_WINDOW_MS;
  const slices = new TimeSlices();
  for await (const page of readPastReports(db, Math.max(span.firstAt, asOf - reach), asOf)) {
    for (const report of page) {
      if (slices.isOver) await slices.next();
      learner.add(report);
    }
    if (isStopped()) return undefined;
    await slices.next();
  }
  const learned = await runTaskInSlices(learner.learnSteps(), isStopped);
  return learned && { learned, reports: learner.reports };
}

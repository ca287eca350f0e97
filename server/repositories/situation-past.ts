import type { Kysely } from 'kysely';
import type { IncidentStatus, Tier, Urgency } from '../../src/domain/incidents/life-cycle.ts';
import { REPLAY_DAYS } from '../../src/domain/situation/alert-budget.ts';
import {
  createPastLearner,
  LOOK_BACK_MS,
  type Learned,
  type PastLearner,
} from '../../src/domain/situation/learn-past.ts';
import { CAUSE_WINDOW_MS } from '../../src/domain/situation/one-cause.ts';
import type { ReportColumns } from '../../src/domain/situation/past-reports.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import type { Database } from '../database/schema.ts';
import { MAX_INCIDENT_ROWS, readIncidentColumns } from './incident-columns.ts';
import { moment } from './situation-scope.ts';

/** The past is read in pieces of this length, so that others get their turn between them. */
const PIECE_MS = 10 * DAY_MS;

/** Moments of the oldest and the newest report up to `asOf`, epoch ms; `undefined` without any. */
export async function readReportSpan(
  db: Kysely<Database>,
  asOf: number,
): Promise<{ firstAt: number; lastAt: number } | undefined> {
  const row = await db
    .selectFrom('incident')
    .select(({ fn }) => [
      fn.min<number | null>('reported_at').as('firstAt'),
      fn.max<number | null>('reported_at').as('lastAt'),
    ])
    .where('reported_at', '<=', moment(asOf))
    .executeTakeFirst();
  const { firstAt = null, lastAt = null } = row ?? {};
  return firstAt === null || lastAt === null ? undefined : { firstAt, lastAt };
}

/**
 * Reads the past piece by piece and learns from it: 180 days for the rules, and as many before each day of the replay.
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
  const start = Math.max(span.firstAt, asOf - reach);
  for (let from = start; from <= asOf; from += PIECE_MS) {
    if (isStopped()) return undefined;
    await takeIn(db, learner, { from, to: Math.min(from + PIECE_MS, asOf + 1) });
  }
  return { learned: learner.learn(), reports: learner.reports };
}

async function takeIn(
  db: Kysely<Database>,
  learner: PastLearner,
  window: { from: number; to: number },
): Promise<void> {
  const { lists, batches } = await readIncidentColumns(db, window, MAX_INCIDENT_ROWS);
  for (const batch of batches)
    for (const [row, reportedAt] of batch.time.entries())
      learner.add({
        reportedAt,
        categoryCode: lists.categories[batch.category[row] ?? -1] ?? '',
        unitCode: lists.units[batch.unit[row] ?? -1] ?? '',
        longitude: (batch.lngE6[row] ?? Number.NaN) / 1e6,
        latitude: (batch.latE6[row] ?? Number.NaN) / 1e6,
        tier: lists.tiers[batch.tier[row] ?? -1] as Tier,
        urgency: lists.urgencies[batch.urgency[row] ?? -1] as Urgency,
        status: lists.statuses[batch.status[row] ?? -1] as IncidentStatus,
        handledAt: present(batch.handled[row]),
      });
}

function present(time: number | undefined): number | undefined {
  return time === undefined || Number.isNaN(time) ? undefined : time;
}

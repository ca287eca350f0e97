import {
  addServiceTime,
  deadlineAfterSuspension,
  deadlineOf,
  limitHours,
} from '../../incidents/service-level.ts';
import type { SimulatedIncident, SimulatedTransition } from '../incidents/simulated-incident.ts';
import { chance, logNormal } from '../../random/distributions.ts';
import type { Random } from '../../random/random.ts';
import { DAY_MS } from '../../time/civil-day.ts';
import { formatIso, HOUR_MS, MINUTE_MS } from '../../time/zone.ts';
import type { FeedClock } from './feed-clock.ts';
import type { FeedEntry } from './feed-rows.ts';
import type { FeedSource } from './feed-sources.ts';

/** A report with its whole life, in the feed's time. */
export interface Report extends Pick<
  SimulatedIncident,
  | 'title'
  | 'categoryCode'
  | 'channel'
  | 'tier'
  | 'urgency'
  | 'longitude'
  | 'latitude'
  | 'accuracyM'
  | 'occurredAt'
  | 'reportedAt'
  | 'leadDept'
  | 'coDepts'
  | 'transitions'
> {
  source: FeedSource;
  unitCode: string | undefined;
  placeId: string | undefined;
}

/** How old a late report is when it arrives: minutes to hours (assumed), in ms of the wall clock; 0 for the others. */
export function drawLateness(random: Random, lateShare: number): number {
  if (!chance(random, lateShare)) return 0;
  return Math.round(Math.min(Math.max(logNormal(random, 25, 1.2), 2), 8 * 60)) * MINUTE_MS;
}

/** So far ahead of its report the steps of an incident are planned, in the feed's time. */
export const LONGEST_LIFE_MS = 30 * DAY_MS;

/**
 * The rows of a report: itself, then its steps, none ready before the one before it. A late one has been `latenessMs`
 * longer in life than the clock says, but comes when it would have come; steps that lie behind it then come with it.
 */
export function entriesOf(
  report: Report,
  sourceId: string,
  clock: FeedClock,
  latenessMs: number,
): FeedEntry[] {
  const { source, unitCode, placeId, leadDept } = report;
  const wall = (feedMs: number) => clock.toWall(feedMs) - latenessMs;
  const readyAt = clock.toWall(report.reportedAt);
  const [first, ...steps] = report.transitions;
  const entries: FeedEntry[] = [
    {
      source: source.id,
      readyAt,
      incident: {
        sourceId,
        title: report.title,
        categoryCode: report.categoryCode,
        channel: report.channel,
        tier: report.tier,
        urgency: report.urgency,
        longitude: report.longitude,
        latitude: report.latitude,
        accuracyM: report.accuracyM,
        ...(unitCode !== undefined && source.namesUnit ? { unitCode } : {}),
        ...(placeId === undefined ? {} : { placeId }),
        occurredAt: formatIso(wall(report.occurredAt)),
        reportedAt: formatIso(wall(report.reportedAt)),
        deadlineAt: formatIso(wall(deadlineOf(report))),
        ...(leadDept === undefined ? {} : { leadDept }),
        coDepts: report.coDepts,
        actorRole: first?.[3] ?? 'system',
      },
    },
  ];
  let deadlineAt = deadlineOf(report);
  let lastAt = report.reportedAt;
  for (const [index, [from, to, at, actorRole, reason]] of steps.entries()) {
    if (to === 'handling') deadlineAt = movedDeadline(report, from, deadlineAt, lastAt, at);
    lastAt = at;
    const isExtended = from === 'extensionRequested' && to === 'handling' && wall(deadlineAt) > wall(at);
    entries.push({
      source: source.id,
      readyAt: Math.max(wall(at), readyAt),
      step: {
        sourceId,
        stepId: `${sourceId}-${index + 1}`,
        to,
        at: formatIso(wall(at)),
        actorRole,
        ...(reason === undefined ? {} : { reason }),
        ...(isExtended ? { dueAt: formatIso(wall(deadlineAt)) } : {}),
      },
    });
  }
  return entries;
}

/** The deadline once work goes on: after a suspension by the time left, after an extension by half of the limit. */
function movedDeadline(
  { tier, urgency }: Report,
  from: SimulatedTransition[0],
  deadlineAt: number,
  lastAt: number,
  at: number,
): number {
  if (from === 'suspended') return deadlineAfterSuspension(deadlineAt, lastAt, at);
  if (from !== 'extensionRequested') return deadlineAt;
  return addServiceTime(deadlineAt, 0.5 * limitHours(tier, urgency) * HOUR_MS);
}

import type { Kysely, Transaction } from 'kysely';
import { RowIssues } from '../../src/domain/exchange/fields/row-result.ts';
import type { TransitionRefusal } from '../../src/domain/incidents/transitions.ts';
import { takeStep } from '../../src/domain/incidents/take-step.ts';
import type { IngestReply } from '../../src/schemas/live.ts';
import type { Database } from '../database/schema.ts';
import {
  findKnownSteps,
  lockBuckets,
  readSourceIncidents,
  writeSteps,
  type SourceIncident,
  type NewStep,
} from './step-rows.ts';
import { BatchResult } from './batch-result.ts';
import { checkCounty, type IngestContext } from './validate-row.ts';
import { validateStep, type ValidStep } from './validate-step.ts';
import { liveEventText } from '../repositories/live-event.ts';

const BUCKETS = 256;

const FIELD_OF: Record<TransitionRefusal, string> = {
  illegalTransition: 'to',
  timeGoesBack: 'at',
  reasonMissing: 'reason',
  dueBeforeStep: 'dueAt',
};

/**
 * Takes a batch of steps in the order of its rows. Incidents are locked by buckets before anything is written: a
 * transaction gets its number with its first write, so the numbers follow the order of the steps of each incident, and
 * with them the stream.
 */
export async function ingestSteps(
  db: Kysely<Database>,
  items: readonly unknown[],
  judging: IngestContext,
): Promise<IngestReply> {
  const sound: ValidStep[] = [];
  const refused = new BatchResult(items.length);
  const rejections = items.flatMap((item, row) => {
    const judged = validateStep(item, row, judging);
    if ('sourceId' in judged) sound.push(judged);
    return 'sourceId' in judged ? [] : [judged];
  });
  for (const rejection of rejections) refused.reject(rejection);
  if (sound.length === 0) return refused.reply;
  const { source } = judging.grant;
  const ids = [...new Set(sound.map(({ sourceId }) => sourceId))];
  const buckets = [...new Set(ids.map((id) => bucketOf(source, id)))].sort((a, b) => a - b);
  return db.transaction().execute(async (trx) => {
    await lockBuckets(trx, buckets);
    return takeSound(trx, refused, ids, sound, judging);
  });
}

async function takeSound(
  trx: Transaction<Database>,
  result: BatchResult,
  ids: readonly string[],
  sound: readonly ValidStep[],
  judging: IngestContext,
): Promise<IngestReply> {
  const { source } = judging.grant;
  const incidents = await readSourceIncidents(trx, source, ids);
  const before = await findKnownSteps(trx, source, sound);
  const changed = new Set<string>();
  const seen = new Set<string>();
  const taken: NewStep[] = [];
  for (const [index, step] of sound.entries()) {
    const { row, sourceId, stepId } = step;
    const incident = incidents.get(sourceId);
    const key = `${sourceId}\0${stepId}`;
    if (incident && (before.has(index) || seen.has(key))) {
      result.repeat(row, incident.eventNo);
      continue;
    }
    const next = tryStep(incident, step, judging);
    if ('rejections' in next) {
      result.reject(next.rejections);
      continue;
    }
    incidents.set(sourceId, next);
    changed.add(sourceId);
    seen.add(key);
    result.accept(row, next.eventNo);
    const { countyCode, eventNo } = next;
    taken.push({ sourceId, stepId, countyCode, eventNo, body: bodyOf(next, judging) });
  }
  if (taken.length > 0)
    await writeSteps(
      trx,
      source,
      [...changed].map((id) => incidents.get(id)!),
      taken,
    );
  return result.reply;
}

function tryStep(incident: SourceIncident | undefined, step: ValidStep, judging: IngestContext) {
  const notes = new RowIssues({ row: step.row });
  if (!incident) {
    notes.reject('sourceId', step.sourceId, 'is no incident that this source has sent');
    return { rejections: notes.rejections };
  }
  checkCounty('sourceId', incident.countyCode, judging, notes);
  if (notes.rejected) return { rejections: notes.rejections };
  const { to, at, actorRole, reason, dueAt } = step;
  const moved = takeStep(incident, {
    to,
    at,
    actorRole,
    ...(reason === undefined ? {} : { reason }),
    ...(dueAt === undefined ? {} : { dueAt }),
  });
  if (moved.ok) return { ...incident, ...moved.changes };
  const field = FIELD_OF[moved.refusal];
  notes.reject(field, step[field as 'to'], moved.reason);
  return { rejections: notes.rejections };
}

function bodyOf(incident: SourceIncident, { grant, now }: IngestContext): string {
  const { eventNo, title, categoryCode, channel, tier, urgency, status, longitude, latitude, unitCode } =
    incident;
  const { leadDept, reportedAt, deadlineAt, handledAt, steps } = incident;
  return liveEventText('transition', grant.source, now, {
    eventNo,
    rev: steps.length,
    title,
    categoryCode,
    channel,
    tier,
    urgency,
    status,
    longitude,
    latitude,
    unitCode,
    leadDept,
    reportedAt,
    deadlineAt,
    handledAt,
  });
}

/** FNV-1a over the characters. */
function bucketOf(source: string, sourceId: string): number {
  let hash = 0x811c9dc5;
  for (const text of [source, '\0', sourceId])
    for (let index = 0; index < text.length; index++)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

import type { Kysely, Transaction } from 'kysely';
import { RowIssues } from '../../src/domain/exchange/fields/row-result.ts';
import type { TransitionRefusal } from '../../src/domain/incidents/transitions.ts';
import { isBefore } from '../../src/domain/time/precision.ts';
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
import { TimeSlices } from '../time-slices.ts';
import { liveEventText, liveIncident } from '../repositories/live-event.ts';

const BUCKETS = 256;

const FIELD_OF: Record<TransitionRefusal, string> = {
  illegalTransition: 'to',
  timeGoesBack: 'at',
  reasonMissing: 'reason',
  dueBeforeStep: 'dueAt',
};

/**
 * Takes a batch of steps in the order of its rows. It locks the incidents by buckets before it writes anything: a
 * transaction gets its number with its first write, so the numbers, and with them the stream, follow the order of the
 * steps of each incident.
 */
export async function ingestSteps(
  db: Kysely<Database>,
  items: readonly unknown[],
  context: IngestContext,
): Promise<IngestReply> {
  const valid: ValidStep[] = [];
  const result = new BatchResult(items.length);
  const slices = new TimeSlices();
  for (const [row, item] of items.entries()) {
    if (slices.isOver) await slices.next();
    const step = validateStep(item, row, context, (masked) => result.mask(masked));
    if ('sourceId' in step) valid.push(step);
    else result.reject(step);
  }
  if (valid.length === 0) return result.reply;
  const { source } = context.grant;
  const ids = [...new Set(valid.map(({ sourceId }) => sourceId))];
  const buckets = [...new Set(ids.map((id) => bucketOf(source, id)))].sort((a, b) => a - b);
  return db.transaction().execute(async (trx) => {
    await lockBuckets(trx, buckets);
    return writeValid(trx, result, ids, valid, context);
  });
}

async function writeValid(
  trx: Transaction<Database>,
  result: BatchResult,
  ids: readonly string[],
  valid: readonly ValidStep[],
  context: IngestContext,
): Promise<IngestReply> {
  const { now, grant } = context;
  const { source } = grant;
  const incidents = await readSourceIncidents(trx, source, ids);
  const before = await findKnownSteps(trx, source, valid);
  const changed = new Set<string>();
  const seen = new Set<string>();
  const steps: NewStep[] = [];
  const slices = new TimeSlices();
  for (const [index, step] of valid.entries()) {
    if (slices.isOver) await slices.next();
    const { row, sourceId, stepId } = step;
    const incident = incidents.get(sourceId);
    const key = `${sourceId}\0${stepId}`;
    if (incident && (before.has(index) || seen.has(key))) {
      result.repeat(row, incident.eventNo);
      continue;
    }
    const next = tryStep(incident, step, context);
    if ('rejections' in next) {
      result.reject(next.rejections);
      continue;
    }
    incidents.set(sourceId, next);
    changed.add(sourceId);
    seen.add(key);
    result.accept(row, next.eventNo);
    const { countyCode, eventNo } = next;
    const state = { eventNo, rev: next.transitions.length, status: next.status, handledAt: next.handledAt };
    const body = liveEventText('transition', source, now, liveIncident(next, state));
    steps.push({ sourceId, stepId, countyCode, eventNo, body });
  }
  if (steps.length > 0)
    await writeSteps(
      trx,
      source,
      [...changed].map((id) => incidents.get(id)!),
      steps,
    );
  return result.reply;
}

function tryStep(incident: SourceIncident | undefined, step: ValidStep, context: IngestContext) {
  const issues = new RowIssues({ row: step.row });
  if (!incident) {
    issues.reject('sourceId', step.sourceId, 'is no incident that this source has sent');
    return { rejections: issues.rejections };
  }
  checkCounty('sourceId', incident.countyCode, context, issues);
  if (issues.rejected) return { rejections: issues.rejections };
  const { to, actorRole, reason, dueAt } = step;
  const at = settledTime(incident, step);
  const moved = takeStep(incident, {
    to,
    at,
    actorRole,
    ...(reason === undefined ? {} : { reason }),
    ...(dueAt === undefined ? {} : { dueAt }),
  });
  if (moved.ok) return { ...incident, ...moved.changes };
  const field = FIELD_OF[moved.refusal];
  issues.reject(field, step[field as 'to'], moved.reason);
  return { rejections: issues.rejections };
}

/** The time of a step: that of the step before, where it is of the same minute and was written to the minute. */
function settledTime({ transitions }: SourceIncident, { at, precision }: ValidStep): number {
  const lastAt = transitions.at(-1)?.[2] ?? at;
  return at < lastAt && !isBefore(at, precision, lastAt, 'second') ? lastAt : at;
}

/** FNV-1a over the characters. */
function bucketOf(source: string, sourceId: string): number {
  let hash = 0x811c9dc5;
  for (const text of [source, '\0', sourceId])
    for (let index = 0; index < text.length; index++)
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0) % BUCKETS;
}

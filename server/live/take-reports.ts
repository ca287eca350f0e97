import type { Kysely } from 'kysely';
import type { IngestReply } from '../../src/schemas/live.ts';
import type { Database } from '../database/schema.ts';
import { claimKeys, insertIncidents, type NewIncident } from '../repositories/ingest.ts';
import { BatchResult } from './batch-result.ts';
import { recallDirectory } from './directory.ts';
import { createEventNumbers, takeSerials } from './event-serials.ts';
import { judgeIncident, type GoodReport } from './judge-incident.ts';
import type { Judging } from './judge-row.ts';
import { liveEventText } from './live-event.ts';

/** Takes a batch of reports: judges them one by one, writes the new ones in one transaction, says what became of each. */
export async function takeReports(
  db: Kysely<Database>,
  items: readonly unknown[],
  judging: Judging,
): Promise<IngestReply> {
  const directory = await recallDirectory(db);
  const result = new BatchResult(items.length);
  const good = new Map<string, { report: GoodReport; rows: number[] }>();
  for (const [row, item] of items.entries()) {
    const judged = judgeIncident(item, row, directory, judging);
    if (!('sourceId' in judged)) {
      result.reject(judged);
      continue;
    }
    const before = good.get(judged.sourceId);
    if (before) before.rows.push(row);
    else good.set(judged.sourceId, { report: judged, rows: [row] });
  }
  if (good.size === 0) return result.reply;

  const incidents = await number(db, [...good.values()], judging);
  const known = await db.transaction().execute(async (trx) => {
    const before = await claimKeys(trx, judging.grant.source, incidents);
    const fresh = before.size === 0 ? incidents : incidents.filter(({ sourceId }) => !before.has(sourceId));
    if (fresh.length > 0) await insertIncidents(trx, judging.grant, fresh);
    return before;
  });
  for (const { sourceId, eventNo } of incidents) {
    const [first, ...more] = good.get(sourceId)?.rows ?? [];
    if (first === undefined) continue;
    const before = known.get(sourceId);
    if (before === undefined) result.accept(first, eventNo);
    else result.repeat(first, before);
    for (const row of more) result.repeat(row, before ?? eventNo);
  }
  return result.reply;
}

async function number(
  db: Kysely<Database>,
  good: readonly { report: GoodReport }[],
  { grant, now }: Judging,
): Promise<NewIncident[]> {
  const serials = await takeSerials(db, good.length);
  const eventNumber = createEventNumbers();
  return good.map(({ report: judged }, index): NewIncident => {
    const { report, countyCode, reportedAt } = judged;
    const eventNo = eventNumber(countyCode, reportedAt, serials[index]!);
    return {
      sourceId: judged.sourceId,
      countyCode,
      eventNo,
      title: report.title,
      summary: report.summary ?? null,
      categoryCode: report.categoryCode,
      channel: report.channel,
      tier: report.tier,
      urgency: report.urgency,
      longitude: judged.point[0],
      latitude: judged.point[1],
      accuracyM: judged.accuracyM,
      unitCode: judged.unitCode,
      placeId: report.placeId ?? null,
      occurredAt: judged.occurredAt,
      reportedAt,
      deadlineAt: judged.deadlineAt,
      slaHours: judged.slaHours,
      leadDept: judged.leadDept,
      coDepts: report.coDepts,
      actorRole: report.actorRole,
      body: bodyOf(eventNo, judged, grant.source, now),
    };
  });
}

// Written out, as the one above: objects put together from parts cost several times as much in a batch of thousands.
function bodyOf(eventNo: string, judged: GoodReport, source: string, now: number): string {
  const { report, point } = judged;
  return liveEventText('incident', source, now, {
    eventNo,
    rev: 1,
    title: report.title,
    categoryCode: report.categoryCode,
    channel: report.channel,
    tier: report.tier,
    urgency: report.urgency,
    status: 'reported',
    longitude: point[0],
    latitude: point[1],
    unitCode: judged.unitCode,
    leadDept: judged.leadDept,
    reportedAt: judged.reportedAt,
    deadlineAt: judged.deadlineAt,
    handledAt: null,
  });
}

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
  const sorted = incidents.toSorted((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
  const known = await db.transaction().execute(async (trx) => {
    const before = await claimKeys(trx, judging.grant.source, sorted);
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
    const { report, point, countyCode, unitCode, leadDept, reportedAt, deadlineAt } = judged;
    const eventNo = eventNumber(countyCode, reportedAt, serials[index]!);
    const { title, categoryCode, channel, tier, urgency } = report;
    const [longitude, latitude] = point;
    const shared = { eventNo, title, categoryCode, channel, tier, urgency, longitude, latitude, unitCode };
    return {
      ...shared,
      sourceId: judged.sourceId,
      countyCode,
      summary: report.summary ?? null,
      accuracyM: judged.accuracyM,
      placeId: report.placeId ?? null,
      occurredAt: judged.occurredAt,
      reportedAt,
      deadlineAt,
      slaHours: judged.slaHours,
      leadDept,
      coDepts: report.coDepts,
      actorRole: report.actorRole,
      body: liveEventText('incident', grant.source, now, {
        ...shared,
        rev: 1,
        status: 'reported',
        leadDept,
        reportedAt,
        deadlineAt,
        handledAt: null,
      }),
    };
  });
}

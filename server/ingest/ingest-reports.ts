import type { Kysely } from 'kysely';
import type { IngestReply } from '../../src/schemas/live.ts';
import type { Database } from '../database/schema.ts';
import { claimKeys, insertIncidents, type NewBatch, type NewIncident } from './report-rows.ts';
import { BatchResult } from './batch-result.ts';
import { cachedReferenceData } from './reference-data.ts';
import { createEventNumbers, reserveSerials } from './event-numbers.ts';
import { validateReport } from './validate-report.ts';
import type { IngestContext } from './validate-row.ts';
import { liveEventText } from '../repositories/live-event.ts';

/** Takes a batch of reports: judges them one by one, writes the new ones in one transaction, says what became of each. */
export async function ingestReports(
  db: Kysely<Database>,
  items: readonly unknown[],
  judging: IngestContext,
): Promise<IngestReply> {
  const directory = await cachedReferenceData(db);
  const result = new BatchResult(items.length);
  const incidents: NewIncident[] = [];
  const places = new Map<string, number>();
  /** For each row its place in `incidents`, -1 where it was rejected. */
  const placeOfRow = items.map((item, row) => {
    const judged = validateReport(item, row, directory, judging);
    if (!('sourceId' in judged)) {
      result.reject(judged);
      return -1;
    }
    const before = places.get(judged.sourceId);
    if (before !== undefined) return before;
    places.set(judged.sourceId, incidents.length);
    return incidents.push(judged) - 1;
  });
  if (incidents.length === 0) return result.reply;

  const batch = await makeBatch(db, incidents, judging);
  const known = await writeBatch(db, batch);
  let next = 0;
  for (const [row, place] of placeOfRow.entries()) {
    if (place < 0) continue;
    const before = known.get(incidents[place]!.sourceId);
    const isFirst = place === next;
    if (isFirst) next++;
    if (isFirst && before === undefined) result.accept(row, batch.eventNos[place]!);
    else result.repeat(row, before ?? batch.eventNos[place]!);
  }
  return result.reply;
}

async function makeBatch(
  db: Kysely<Database>,
  incidents: readonly NewIncident[],
  { grant, now }: IngestContext,
): Promise<NewBatch> {
  const serials = await reserveSerials(db, incidents.length);
  const eventNumber = createEventNumbers();
  const eventNos = incidents.map(({ countyCode, reportedAt }, index) =>
    eventNumber(countyCode, reportedAt, serials[index]!),
  );
  const { source, origin } = grant;
  const bodies = incidents.map((incident, index) => bodyOf(eventNos[index]!, incident, source, now));
  return { source, origin, incidents, eventNos, bodies };
}

/** Writes what is new of a batch; returns what was known, with its event numbers. */
async function writeBatch(db: Kysely<Database>, batch: NewBatch): Promise<Map<string, string>> {
  try {
    return await db.transaction().execute((trx) => insertIncidents(trx, batch, 'new'));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db.transaction().execute((trx) => writeAfterClaim(trx, batch));
  }
}

/** For writers that send the same at the same time. */
async function writeAfterClaim(
  trx: Parameters<typeof claimKeys>[0],
  batch: NewBatch,
): Promise<Map<string, string>> {
  const known = await claimKeys(trx, batch);
  const isFresh = (_: unknown, index: number) => !known.has(batch.incidents[index]!.sourceId);
  const fresh: NewBatch = {
    ...batch,
    incidents: batch.incidents.filter(isFresh),
    eventNos: batch.eventNos.filter(isFresh),
    bodies: batch.bodies.filter(isFresh),
  };
  if (fresh.incidents.length > 0) await insertIncidents(trx, fresh, 'claimed');
  return known;
}

const isUniqueViolation = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23505';

// Written out: an object put together from parts costs several times as much in a batch of thousands.
function bodyOf(eventNo: string, incident: NewIncident, source: string, now: number): string {
  return liveEventText('incident', source, now, {
    eventNo,
    rev: 1,
    title: incident.title,
    categoryCode: incident.categoryCode,
    channel: incident.channel,
    tier: incident.tier,
    urgency: incident.urgency,
    status: 'reported',
    longitude: incident.longitude,
    latitude: incident.latitude,
    unitCode: incident.unitCode,
    leadDept: incident.leadDept,
    reportedAt: incident.reportedAt,
    deadlineAt: incident.deadlineAt,
    handledAt: null,
  });
}

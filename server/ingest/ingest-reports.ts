import type { Kysely } from 'kysely';
import type { IngestReply } from '../../src/schemas/live.ts';
import type { Database } from '../database/schema.ts';
import { claimKeys } from './ingest-keys.ts';
import { insertIncidents, type NewBatch, type NewIncident } from './report-rows.ts';
import { BatchResult } from './batch-result.ts';
import { cachedReferenceData } from './reference-data.ts';
import { createEventNumbers, reserveSerials } from './event-numbers.ts';
import { validateReport } from './validate-report.ts';
import type { IngestContext } from './validate-row.ts';
import { TimeSlices } from '../time-slices.ts';
import { liveEventText, liveIncident } from '../repositories/live-event.ts';

/**
 * Takes a batch of reports: validates them one by one, writes the new ones in one transaction, and says what became of
 * each.
 */
export async function ingestReports(
  db: Kysely<Database>,
  items: readonly unknown[],
  context: IngestContext,
): Promise<IngestReply> {
  const referenceData = await cachedReferenceData(db);
  const result = new BatchResult(items.length);
  const incidents: NewIncident[] = [];
  const indexOfSourceId = new Map<string, number>();
  const takeRow = (item: unknown, row: number): number => {
    const report = validateReport(item, row, referenceData, context, (masked) => result.mask(masked));
    if (!('sourceId' in report)) {
      result.reject(report);
      return -1;
    }
    const known = indexOfSourceId.get(report.sourceId);
    if (known !== undefined) return known;
    indexOfSourceId.set(report.sourceId, incidents.length);
    return incidents.push(report) - 1;
  };
  /** For each row its index in `incidents`, -1 where it was rejected. */
  const indexOfRow: number[] = [];
  const slices = new TimeSlices();
  for (const [row, item] of items.entries()) {
    if (slices.isOver) await slices.next();
    indexOfRow.push(takeRow(item, row));
  }
  if (incidents.length === 0) return result.reply;

  const batch = await makeBatch(db, incidents, context);
  const known = await writeBatch(db, batch);
  let next = 0;
  for (const [row, index] of indexOfRow.entries()) {
    if (index < 0) continue;
    const knownAs = known.get(incidents[index]!.sourceId);
    const isFirst = index === next;
    if (isFirst) next++;
    if (isFirst && knownAs === undefined) result.accept(row, batch.eventNos[index]!);
    else result.repeat(row, knownAs ?? batch.eventNos[index]!);
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
  const bodies = incidents.map((incident, index) => {
    const state = { eventNo: eventNos[index]!, rev: 1, status: 'reported', handledAt: null } as const;
    return liveEventText('incident', source, now, liveIncident(incident, state));
  });
  return { source, origin, incidents, eventNos, bodies };
}

/** Writes the new reports of a batch; returns the event numbers of those that were known. */
async function writeBatch(db: Kysely<Database>, batch: NewBatch): Promise<Map<string, string>> {
  try {
    return await db.transaction().execute((trx) => insertIncidents(trx, batch, 'new'));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return db.transaction().execute((trx) => writeAfterClaim(trx, batch));
  }
}

/** The same for writers that send the same reports at the same time. */
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

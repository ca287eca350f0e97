import { assignUnitCodes, type UnitDraft } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../src/domain/exchange/units/unit-parents.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import { inTransaction } from '../database/transaction.ts';
import { LayerFault } from './errors.ts';
import { readRows, rawResults, refuseWhereUseless, type LayerJob } from './read-rows.ts';
import { checkRecord } from './row-reader.ts';
import { LayerCounts } from './layer-counts.ts';
import { streamIncidents } from './stream-incidents.ts';
import { invalidUnits, writeRecords } from './write-layer.ts';

/**
 * Loads one layer: every row is judged by itself, then all accepted ones are written in one transaction. With a fault
 * of the whole file nothing is changed, and the report says what it was. Never throws for anything a file holds.
 */
export async function loadLayer(job: LayerJob): Promise<LayerReport> {
  const began = performance.now();
  const tally = new LayerCounts();
  tally.crs = job.crs;
  try {
    const counts =
      job.layer.kind === 'incidents' ? await streamIncidents(job, tally) : await replaceLayer(job, tally);
    return tally.report(job.layer, { status: 'loaded', counts, ms: performance.now() - began });
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    job.seen.forget(job.layer);
    tally.takeNothing();
    return tally.report(job.layer, {
      status: 'refused',
      fault: error.message,
      ms: performance.now() - began,
    });
  }
}

async function replaceLayer(job: LayerJob, tally: LayerCounts) {
  const { layer, owner } = job;
  const kind = layer.kind as Exclude<Layer['kind'], 'incidents'>;
  const records: unknown[] = [];
  if (kind === 'units') records.push(...(await judgeUnits(job, tally)));
  else for await (const verdict of readRows(job, tally)) if (verdict.record) records.push(verdict.record);
  refuseWhereUseless(tally);
  job.onStep('writing', 0, records.length);
  const counts = await inTransaction(job.db, async (trx) => {
    const written = await writeRecords(trx, kind, owner, records);
    if (kind === 'units' && written.inserted + written.updated > 0)
      for (const message of await invalidUnits(trx, owner)) tally.warnings.push({ message });
    return written;
  });
  if (kind === 'units') job.units.replace(layer.id, records as UnitRecord[]);
  job.onStep('writing', records.length, records.length);
  return counts;
}

async function judgeUnits(job: LayerJob, tally: LayerCounts): Promise<UnitRecord[]> {
  const drafts: UnitDraft[] = [];
  for await (const { source, verdict } of rawResults(job, tally)) {
    const { record } = verdict;
    if (record) drafts.push({ source, verdict: { ...verdict, record } });
    else tally.add(verdict);
  }
  const known = job.units.without(job.layer.id);
  const records: unknown[] = [];
  for (const [index, placed] of assignUnitCodes(drafts, known).entries()) {
    const verdict = checkRecord('units', drafts[index]!.source, placed);
    tally.add(verdict);
    if (verdict.record) records.push(verdict.record);
  }
  const units = records as UnitRecord[];
  const all = new Map<string, LocatableUnit>(known);
  for (const unit of units) all.set(unit.code, unit);
  tally.warnings.push(...nestingWarnings(units, all));
  return units;
}

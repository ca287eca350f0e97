import { sql, type Transaction } from 'kysely';
import {
  assignUnitCodes,
  type KnownUnits,
  type UnitDraft,
} from '../../src/domain/exchange/units/assign-unit-codes.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../src/domain/exchange/units/unit-parents.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { checkRecord } from './check-record.ts';
import type { LayerJob, LayerReading, Owner } from './layer-kind.ts';
import { readRawRows } from './read-rows.ts';
import { writeLayer } from './replace-layer.ts';

/** Loads a layer of units. Codes and parents follow from the layer as a whole, and PostGIS has a word on the polygons. */
export async function loadUnits(job: LayerJob<UnitRecord>): Promise<WriteCounts> {
  const units = await readUnitLayer(job, job.units.without(job.layer.id));
  const written = await writeLayer(job, units, async (trx, { inserted, updated }) => {
    if (inserted + updated === 0) return;
    for (const message of await invalidUnits(trx, job.owner)) job.counts.warnings.push({ message });
  });
  job.units.replace(job.layer.id, units);
  return written;
}

/** Reads a layer of units beside those that are known already; what became of its rows is counted. */
export async function readUnitLayer(job: LayerReading<UnitRecord>, known: KnownUnits): Promise<UnitRecord[]> {
  const { kind, counts } = job;
  const drafts: UnitDraft[] = [];
  for await (const { source, result } of readRawRows(job)) {
    const { record } = result;
    if (record) drafts.push({ source, result: { ...result, record } });
    else counts.add(result);
  }
  const units: UnitRecord[] = [];
  for (const [index, placed] of assignUnitCodes(drafts, known).entries()) {
    const result = checkRecord(kind.recordSchema, drafts[index]!.source, placed);
    counts.add(result);
    if (result.record) units.push(result.record);
  }
  const all = new Map<string, LocatableUnit>(known);
  for (const unit of units) all.set(unit.code, unit);
  counts.warnings.push(...nestingWarnings(units, all));
  return units;
}

/** What PostGIS says against the geometries of a layer of units that was just written, one sentence each. */
async function invalidUnits(trx: Transaction<Database>, { dataSetId, layerId }: Owner): Promise<string[]> {
  const { rows } = await sql<{ code: string; reason: string }>`
    select code, ST_IsValidReason(geom) as reason from unit
    where data_set_id = ${dataSetId} and layer_id = ${layerId} and not ST_IsValid(geom)
    order by code limit 20`.execute(trx);
  return rows.map(({ code, reason }) => `the polygon of ${code} is not valid for PostGIS: ${reason}`);
}

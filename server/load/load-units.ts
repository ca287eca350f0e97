import { sql, type Transaction } from 'kysely';
import {
  assignUnitCodes,
  type KnownUnits,
  type UnitDraft,
} from '../../src/domain/exchange/units/assign-unit-codes.ts';
import {
  redrawnCodes,
  settleVersions,
  tallyVersions,
} from '../../src/domain/exchange/units/boundary-versions.ts';
import { refuseCuts } from '../../src/domain/exchange/units/refuse-cuts.ts';
import {
  settleLineage,
  withPredecessors,
  type DatedCode,
} from '../../src/domain/exchange/units/unit-lineage.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../src/domain/exchange/units/unit-parents.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { checkRecord } from './check-record.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerJob, LayerReading, Owner } from './layer-kind.ts';
import { readRawRows } from './read-rows.ts';
import { writeLayer } from './replace-layer.ts';

/**
 * Loads a layer of units with its versions. Codes, parents and lineage follow from the layer as a whole, and PostGIS has a word
 * on the polygons.
 */
export async function loadUnits(job: LayerJob<UnitRecord>): Promise<WriteCounts> {
  const { layer, counts } = job;
  const from = layer.kind === 'units' ? layer.validFrom : undefined;
  const stored = job.units.ofLayer(layer.id);
  const others = job.units.besides(layer.id);
  const dated = from === undefined ? others : [...others, ...stored];
  const rows = await readUnitLayer(job, job.units.without(layer.id), dated, {
    others: job.units.standingBesides(layer.id),
  });
  const settled = settleVersions(rows, stored, from);
  if ('fault' in settled) throw new LayerFault(settled.fault);
  const units = withPredecessors(settled.versions, others);
  const written = await writeLayer(job, units, async (trx, { inserted, updated }) => {
    if (inserted + updated === 0) return;
    for (const message of await invalidUnits(trx, job.owner)) counts.warnings.push({ message });
  });
  if (
    [...stored, ...units].some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined)
  ) {
    counts.boundaries = { ...tallyVersions(stored, units), ...(from !== undefined && { from }) };
    for (const code of redrawnCodes(stored, units)) job.units.redrawn.add(code);
  }
  const { ended, takenOver } = job.units.replace(layer.id, units);
  if (ended + takenOver > 0)
    counts.warnings.push({
      message: `of the versions that other layers have of these units ${ended} now end earlier, ${takenOver} were taken over`,
    });
  return written;
}

interface UnitReading {
  others?: readonly DatedCode[];
  onUnit?: (unit: UnitRecord, row: number) => void;
}

/**
 * Reads a layer of units beside those that are known already; what became of its rows is counted. `dated` are the versions that
 * rows may follow, beside those of the layer; a row that would cut off the rest of a version of `others` is refused; `onUnit`
 * gets each unit with the number of its row.
 */
export async function readUnitLayer(
  job: LayerReading<UnitRecord>,
  known: KnownUnits,
  dated: readonly DatedCode[],
  { others = [], onUnit }: UnitReading = {},
): Promise<UnitRecord[]> {
  const { kind, counts } = job;
  const drafts: UnitDraft[] = [];
  for await (const { source, result } of readRawRows(job)) {
    const { record } = result;
    if (record) drafts.push({ source, result: { ...result, record } });
    else counts.add(result);
  }
  const sources = drafts.map(({ source }) => source);
  const units: UnitRecord[] = [];
  const settled = settleLineage(assignUnitCodes(drafts, known), sources, dated);
  for (const [index, placed] of refuseCuts(settled, sources, others).entries()) {
    const result = checkRecord(kind.recordSchema, sources[index]!, placed);
    counts.add(result);
    if (!result.record) continue;
    units.push(result.record);
    onUnit?.(result.record, sources[index]!.row);
  }
  const all = new Map<string, LocatableUnit>(known);
  for (const unit of units.toSorted(byFirstDay)) all.set(unit.code, unit);
  counts.warnings.push(...nestingWarnings(units, all));
  return units;
}

const byFirstDay = (a: DatedCode, b: DatedCode) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1);

/** What PostGIS says against the geometries of a layer of units that was just written, one sentence each. */
async function invalidUnits(trx: Transaction<Database>, { dataSetId, layerId }: Owner): Promise<string[]> {
  const { rows } = await sql<{ code: string; reason: string }>`
    select code, ST_IsValidReason(geom) as reason from unit_version
    where data_set_id = ${dataSetId} and layer_id = ${layerId} and not ST_IsValid(geom)
    order by code limit 20`.execute(trx);
  return rows.map(({ code, reason }) => `the polygon of ${code} is not valid for PostGIS: ${reason}`);
}

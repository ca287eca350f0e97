import { sql, type Transaction } from 'kysely';
import { groupBy } from '../../src/domain/arrays/group-by.ts';
import {
  assignUnitCodes,
  type CodeMemory,
  type KnownUnits,
  type UnitDraft,
} from '../../src/domain/exchange/units/assign-unit-codes.ts';
import {
  redrawnUnits,
  settleVersions,
  tallyVersions,
} from '../../src/domain/exchange/units/boundary-versions.ts';
import { codesOfAliases } from '../../src/domain/exchange/units/codes-of-aliases.ts';
import { RowIssues, type RowResult, type SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import { fateOfPart, uniteFeatures } from '../../src/domain/exchange/units/unite-features.ts';
import { refuseCuts } from '../../src/domain/exchange/units/refuse-cuts.ts';
import {
  settleLineage,
  withPredecessors,
  type DatedCode,
} from '../../src/domain/exchange/units/unit-lineage.ts';
import type { LocatableUnit } from '../../src/domain/exchange/units/unit-locator.ts';
import { nestingWarnings } from '../../src/domain/exchange/units/unit-parents.ts';
import { versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { noteMadeCodes } from '../repositories/made-codes.ts';
import { handOverUnits, replaceSharedUnits } from '../repositories/shared-units.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { checkRecord } from './check-record.ts';
import { claimUnits, type UnitClaim } from './claim-units.ts';
import { openCodeMemory } from './code-memory.ts';
import { keepNamed, namesGivenUp } from './keep-units.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerJob, LayerReading, Owner } from './layer-kind.ts';
import { readRawRows } from './read-rows.ts';
import { writeLayer } from './replace-layer.ts';

/**
 * Loads a layer of units with its versions. Codes, parents and lineage follow from the layer as a whole, and PostGIS has a word
 * on the polygons. What another data set has is left to it, unless the manifest takes it over; a unit whose row cannot be taken
 * stays as it was.
 */
export async function loadUnits(job: LayerJob<UnitRecord>): Promise<WriteCounts> {
  const { layer, counts, owner } = job;
  const from = layer.kind === 'units' ? layer.validFrom : undefined;
  const stored = job.units.ofLayer(layer.id);
  const others = job.units.besides(layer.id);
  const dated = from === undefined ? others : [...others, ...stored];
  const memory = await openCodeMemory(job.db, owner, stored);
  const claims = claimUnits(job);
  const named: SourceRow[] = [];
  const rows = await readUnitLayer(job, job.units.without(layer.id), dated, {
    others: job.units.standingBesides(layer.id),
    memory,
    claim: claims.judge,
    onRejected: (source) => named.push(source),
  });
  const settled = settleVersions(rows, stored, from);
  if ('fault' in settled) throw new LayerFault(settled.fault);
  const { versions, kept } = keepNamed(settled.versions, rows, stored, memory.codesNamedBy(named));
  if (kept.length > 0) {
    counts.kept = kept.length;
    counts.warnings.push({
      message: `${kept.length} units whose rows could not be taken stay as they were: ${kept.slice(0, 5).join(', ')}`,
    });
  }
  const units = withPredecessors(versions, others);
  const keys = [...units, ...claims.shared].map(versionKey);
  const written = await writeLayer(
    { ...job, takenOver: claims.takenOver },
    units,
    async (trx, { inserted, updated }) => {
      await noteMadeCodes(trx, owner.dataSetId, layer.id, memory.madeAmong(units));
      await replaceSharedUnits(trx, owner, claims.shared.map(versionKey));
      if (inserted + updated === 0) return;
      for (const message of await invalidUnits(trx, owner)) counts.warnings.push({ message });
    },
    (trx) => handOver(trx, job, keys),
  );
  if (
    [...stored, ...units].some(({ validFrom, validTo }) => validFrom !== undefined || validTo !== undefined)
  )
    counts.boundaries = { ...tallyVersions(stored, units), ...(from !== undefined && { from }) };
  job.units.redrawn.push(...redrawnUnits(stored, units));
  counts.warnings.push(...namesGivenUp(stored, units));
  const { ended, takenOver } = job.units.replace(layer.id, units, claims.shared);
  if (ended + takenOver > 0)
    counts.warnings.push({
      message: `of the versions that other layers have of these units ${ended} now end earlier, ${takenOver} were taken over`,
    });
  return written;
}

/** Gives units that go from this layer to data sets that name them too, and tells so. */
async function handOver(
  trx: Transaction<Database>,
  { owner, counts }: LayerJob<UnitRecord>,
  keys: readonly string[],
): Promise<void> {
  for (const { versionId, dataSetId } of await handOverUnits(trx, owner, keys))
    counts.warnings.push({
      message: `${versionId} is named by the data set ${dataSetId} too, and is that one's now`,
    });
}

interface UnitReading {
  others?: readonly DatedCode[];
  memory?: CodeMemory;
  /** Whether a unit is the layer's own to write, is shared with another data set, or is not to be touched, and why. */
  claim?: (unit: UnitRecord) => UnitClaim;
  onUnit?: (unit: UnitRecord, rows: readonly number[]) => void;
  /** Told of each row that was not taken. */
  onRejected?: (source: SourceRow) => void;
}

/**
 * Reads a layer of units beside those that are known already; what became of its rows is counted. `dated` are the versions that
 * rows may follow, beside those of the layer; a row that would cut off the rest of a version of `others` is refused; `onUnit`
 * gets each unit with the numbers of all its rows.
 */
export async function readUnitLayer(
  job: LayerReading<UnitRecord>,
  known: KnownUnits,
  dated: readonly DatedCode[],
  { others = [], memory, claim = () => 'own', onUnit, onRejected }: UnitReading = {},
): Promise<UnitRecord[]> {
  const { kind, counts } = job;
  const read: UnitDraft[] = [];
  for await (const { source, result } of readRawRows(job)) {
    const { record } = result;
    if (record) read.push({ source, result: { ...result, record } });
    else {
      counts.add(result);
      onRejected?.(source);
    }
  }
  const { units: drafts, parts } = uniteFeatures(read, known);
  const partsOf = groupBy(parts, ({ of }) => of);
  if (parts.length > 0)
    counts.warnings.push({
      message: `${read.length} features are ${drafts.length} units: ${partsOf.size} of them in several features`,
    });
  const sources = drafts.map(({ source }) => source);
  const units: UnitRecord[] = [];
  const coded = codesOfAliases(assignUnitCodes(drafts, known, memory), sources, [
    ...known.values(),
    ...dated,
  ]);
  const settled = settleLineage(coded, sources, dated);
  for (const [index, placed] of refuseCuts(settled, sources, others).entries()) {
    const checked = checkRecord(kind.recordSchema, sources[index]!, placed);
    const claimed = checked.record && claim(checked.record);
    const result = typeof claimed === 'object' ? refused(sources[index]!, claimed.reason) : checked;
    counts.add(result);
    if (!result.record) onRejected?.(sources[index]!);
    const others = partsOf.get(drafts[index]!) ?? [];
    for (const part of others) counts.add(fateOfPart(part, result));
    if (!result.record || claimed === 'shared') continue;
    units.push(result.record);
    onUnit?.(result.record, [sources[index]!.row, ...others.map(({ source }) => source.row)]);
  }
  const all = new Map<string, LocatableUnit>(known);
  for (const unit of units.toSorted(byFirstDay)) all.set(unit.code, unit);
  counts.warnings.push(...nestingWarnings(units, all));
  return units;
}

function refused(source: SourceRow, reason: string): RowResult<never> {
  const issues = new RowIssues(source);
  issues.reject('code', source.values.get('code') ?? source.values.get('name'), reason);
  return issues.rejection();
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

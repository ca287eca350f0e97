import { sql, type Kysely } from 'kysely';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { handOverUnits } from '../repositories/shared-units.ts';
import { LayerCounts } from './layer-counts.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { countRows, lossFault } from './removal-guard.ts';
import type { UnitStore } from './unit-store.ts';
import { SIMULATED_CASES, SIMULATED_INCIDENTS } from './simulated-layer-ids.ts';

/**
 * Removes the rows of layers that a data set once had and its manifest no longer names; one report each. Units are left to
 * `removeStaleUnits`.
 */
export async function removeStaleLayers(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  removalLimit: number | undefined,
): Promise<LayerReport[]> {
  const reports: LayerReport[] = [];
  for (const kind of Object.keys(LAYER_KINDS) as Layer['kind'][])
    if (kind !== 'units')
      for (const layerId of await staleLayers(db, manifest, kind))
        reports.push(await removeLayer(db, manifest, kind, layerId, removalLimit));
  return reports;
}

/**
 * The same for layers of units, to be done before points are given their units. Units that are gone go into `units.redrawn`. Where
 * a layer of units was refused (`mayRemove` is false) they are kept: what they followed may have ended.
 */
export async function removeStaleUnits(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  units: UnitStore,
  { mayRemove, removalLimit }: { mayRemove: boolean; removalLimit: number | undefined },
): Promise<LayerReport[]> {
  const reports: LayerReport[] = [];
  for (const layerId of await staleLayers(db, manifest, 'units')) {
    if (!mayRemove) {
      const counts = new LayerCounts();
      counts.warnings.push({
        message:
          'dataset.json no longer names this layer; its units are kept, as a layer of units was refused',
      });
      reports.push(counts.report({ id: layerId, kind: 'units', file: '' }, { status: 'kept', ms: 0 }));
      continue;
    }
    const report = await removeLayer(db, manifest, 'units', layerId, removalLimit);
    reports.push(report);
    if (report.status !== 'loaded') continue;
    units.redrawn.push(...units.ofLayer(layerId));
    units.replace(layerId, []);
  }
  return reports;
}

async function staleLayers(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  kind: Layer['kind'],
): Promise<string[]> {
  const named = new Set(manifest.layers.filter((layer) => layer.kind === kind).map(({ id }) => id));
  if (manifest.simulate && kind === 'incidents') named.add(SIMULATED_INCIDENTS);
  if (manifest.simulate && kind === 'cases') named.add(SIMULATED_CASES);
  const { rows } = await sql<{ layer_id: string }>`
    select distinct layer_id from ${sql.table(LAYER_KINDS[kind].table)}
    where data_set_id = ${manifest.id} order by layer_id`.execute(db);
  return rows.map((row) => row.layer_id).filter((layerId) => !named.has(layerId));
}

async function removeLayer(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  kind: Layer['kind'],
  layerId: string,
  removalLimit: number | undefined,
): Promise<LayerReport> {
  const began = performance.now();
  const { remove, table } = LAYER_KINDS[kind];
  const layerCounts = new LayerCounts();
  const layer = { id: layerId, kind, file: '' };
  const owner = { dataSetId: manifest.id, layerId };
  const stored = await countRows(db, table, owner);
  const loss = lossFault(stored, stored, removalLimit);
  if (loss !== undefined)
    return layerCounts.report(layer, {
      status: 'refused',
      fault: `dataset.json no longer names this layer; ${loss}`,
      ms: performance.now() - began,
    });
  const removed = await inTransaction(db, async (trx) => {
    if (kind === 'units')
      for (const { versionId, dataSetId } of await handOverUnits(trx, owner, []))
        layerCounts.warnings.push({
          message: `${versionId} is the data set ${dataSetId}'s now, which names it too`,
        });
    return remove(trx, manifest.id, layerId);
  });
  layerCounts.warnings.push({ message: 'dataset.json no longer names this layer; its rows were removed' });
  const counts = { inserted: 0, updated: 0, unchanged: 0, removed };
  return layerCounts.report(layer, { status: 'loaded', counts, ms: performance.now() - began });
}

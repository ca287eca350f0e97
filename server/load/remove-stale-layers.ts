import { sql, type Kysely } from 'kysely';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { LayerCounts } from './layer-counts.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { SIMULATED_CASES, SIMULATED_INCIDENTS } from './simulated-layer-ids.ts';

/** Removes the rows of layers that a data set once had and its manifest no longer names; one report each. */
export async function removeStaleLayers(
  db: Kysely<Database>,
  manifest: DatasetManifest,
): Promise<LayerReport[]> {
  const named = new Set(manifest.layers.map(({ id, kind }) => `${kind} ${id}`));
  if (manifest.simulate) {
    named.add(`incidents ${SIMULATED_INCIDENTS}`);
    named.add(`cases ${SIMULATED_CASES}`);
  }
  const reports: LayerReport[] = [];
  for (const [kind, { table, remove }] of Object.entries(LAYER_KINDS)) {
    const { rows } = await sql<{ layer_id: string }>`
      select distinct layer_id from ${sql.table(table)} where data_set_id = ${manifest.id}`.execute(db);
    for (const { layer_id: layerId } of rows) {
      if (named.has(`${kind} ${layerId}`)) continue;
      const began = performance.now();
      const removed = await inTransaction(db, (trx) => remove(trx, manifest.id, layerId));
      const layerCounts = new LayerCounts();
      layerCounts.warnings.push({
        message: 'dataset.json no longer names this layer; its rows were removed',
      });
      const counts = { inserted: 0, updated: 0, unchanged: 0, removed };
      const layer = { id: layerId, kind, file: '' };
      reports.push(layerCounts.report(layer, { status: 'loaded', counts, ms: performance.now() - began }));
    }
  }
  return reports;
}

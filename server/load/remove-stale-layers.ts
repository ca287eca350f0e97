import { sql, type Kysely } from 'kysely';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion, type Resource } from '../repositories/data-version.ts';
import { removeIncidents } from '../repositories/incidents.ts';
import { LayerCounts } from './layer-counts.ts';
import { SIMULATED_CASES, SIMULATED_INCIDENTS } from './simulated-layer-ids.ts';

const TABLES: readonly { table: string; kind: string; resource: Resource }[] = [
  { table: 'unit', kind: 'units', resource: 'unit' },
  { table: 'line', kind: 'lines', resource: 'line' },
  { table: 'place', kind: 'places', resource: 'place' },
  { table: 'facility', kind: 'facilities', resource: 'facility' },
  { table: 'camera', kind: 'cameras', resource: 'camera' },
  { table: 'incident', kind: 'incidents', resource: 'incident' },
  { table: 'pickpocket_case', kind: 'cases', resource: 'case' },
  { table: 'figure', kind: 'figures', resource: 'figure' },
];

/** Removes the rows of layers that a data set once had and its manifest no longer names; one report each. */
export async function removeForgottenLayers(
  db: Kysely<Database>,
  manifest: DatasetManifest,
): Promise<LayerReport[]> {
  const named = new Set(manifest.layers.map(({ id, kind }) => `${kind} ${id}`));
  if (manifest.simulate) {
    named.add(`incidents ${SIMULATED_INCIDENTS}`);
    named.add(`cases ${SIMULATED_CASES}`);
  }
  const reports: LayerReport[] = [];
  for (const { table, kind, resource } of TABLES) {
    const { rows } = await sql<{ layer_id: string }>`
      select distinct layer_id from ${sql.table(table)} where data_set_id = ${manifest.id}`.execute(db);
    for (const { layer_id: layerId } of rows) {
      if (named.has(`${kind} ${layerId}`)) continue;
      const began = performance.now();
      const removed = await inTransaction(db, async (trx) => {
        if (table === 'incident') return removeIncidents(trx, manifest.id, layerId);
        const gone = await sql`
          delete from ${sql.table(table)} where data_set_id = ${manifest.id} and layer_id = ${layerId}`.execute(
          trx,
        );
        await bumpVersion(trx, resource);
        return Number(gone.numAffectedRows ?? 0);
      });
      const tally = new LayerCounts();
      tally.warnings.push({ message: 'dataset.json no longer names this layer; its rows were removed' });
      const counts = { inserted: 0, updated: 0, unchanged: 0, removed };
      const layer = { id: layerId, kind, file: '' };
      reports.push(tally.report(layer, { status: 'loaded', counts, ms: performance.now() - began }));
    }
  }
  return reports;
}

import type { Transaction } from 'kysely';
import {
  simulateIncidents,
  type SimulationInput,
} from '../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { Database } from '../database/schema.ts';
import { appendIncidents, removeIncidents } from '../repositories/incidents.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import type { Owner } from './layer-kind.ts';

/** Replaces the simulated incidents of a data set by new ones that end at `input.asOf`. */
export async function writeSimulatedIncidents(
  trx: Transaction<Database>,
  { dataSetId, layerId }: Owner,
  input: SimulationInput,
  onRows: (done: number) => void,
): Promise<WriteCounts> {
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
  counts.removed = await removeIncidents(trx, dataSetId, layerId);
  let done = 0;
  for (const batch of simulateIncidents(input)) {
    const written = await appendIncidents(trx, dataSetId, layerId, batch);
    counts.inserted += written.inserted;
    counts.updated += written.updated;
    counts.unchanged += written.unchanged;
    onRows((done += batch.length));
  }
  return counts;
}

import type { Transaction } from 'kysely';
import {
  simulateIncidents,
  type SimulationInput,
} from '../../src/domain/simulation/incidents/simulate-incidents.ts';
import { unitAfterChange } from '../../src/domain/exchange/units/assign-unit.ts';
import type { UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import type { Database } from '../database/schema.ts';
import { appendIncidents, removeIncidents } from '../repositories/incidents.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { leaveForeign, type SimulatedClaim } from './leave-foreign.ts';

const INCIDENTS_BY_NUMBER = { table: 'incident', id: 'event_no' };

/**
 * Replaces the simulated incidents of a data set by new ones that end at `input.asOf`. They are drawn in the units of that moment;
 * each gets the one that its point lay in when it was reported. A number that another data set has is left out (decision 021).
 */
export async function writeSimulatedIncidents(
  trx: Transaction<Database>,
  layerId: string,
  claim: SimulatedClaim,
  input: SimulationInput,
  locator: UnitLocator,
  onRows: (done: number) => void,
): Promise<WriteCounts> {
  const { dataSetId } = claim;
  const counts: WriteCounts = { inserted: 0, updated: 0, unchanged: 0, removed: 0 };
  counts.removed = await removeIncidents(trx, dataSetId, layerId);
  let done = 0;
  for (const drawn of simulateIncidents(input)) {
    const located = drawn.map((incident) => {
      const { longitude, latitude, reportedAt: at, unitCode, accuracyM } = incident;
      const point: Position = [longitude, latitude];
      return { ...incident, unitCode: unitAfterChange({ point, unitCode, accuracyM, at }, locator) };
    });
    const batch = await leaveForeign(trx, INCIDENTS_BY_NUMBER, located, ({ eventNo }) => eventNo, claim);
    const written = await appendIncidents(trx, dataSetId, layerId, batch);
    counts.inserted += written.inserted;
    counts.updated += written.updated;
    counts.unchanged += written.unchanged;
    onRows((done += batch.length));
  }
  return counts;
}

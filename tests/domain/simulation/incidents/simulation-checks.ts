import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { distance } from '@turf/distance';
import type { Calibration } from '../../../../src/domain/simulation/incidents/calibration.ts';
import {
  simulateIncidents,
  type SimulationInput,
} from '../../../../src/domain/simulation/incidents/simulate-incidents.ts';
import type { SimulatedIncident } from '../../../../src/domain/simulation/incidents/simulated-incident.ts';
import { timestampFaults } from '../../../../src/domain/incidents/timestamps.ts';
import { applyTransition } from '../../../../src/domain/incidents/transitions.ts';
import { parseCalibration } from '../../../../src/schemas/calibration.ts';

export const cityFolder = path.resolve(import.meta.dirname, '../../../../data/zhuzhou');

export function readCityFile(name: string): unknown {
  return JSON.parse(readFileSync(path.join(cityFolder, name), 'utf8'));
}

export function cityCalibration(): Calibration {
  return parseCalibration(readCityFile('calibration.json'));
}

export function simulateAll(input: SimulationInput): SimulatedIncident[] {
  return [...simulateIncidents(input)].flat();
}

/** One digest of a whole run, without keeping it. */
export function digestOf(input: SimulationInput): { digest: string; count: number } {
  const hash = createHash('sha256');
  let count = 0;
  for (const batch of simulateIncidents(input)) {
    hash.update(JSON.stringify(batch));
    count += batch.length;
  }
  return { digest: hash.digest('hex'), count };
}

/** Everything wrong with the life cycle of one incident (V-09, V-10, V-11 and agreement of its fields). */
export function lifeCycleFaults(incident: SimulatedIncident, asOf: number): string[] {
  const faults = timestampFaults(
    incident,
    incident.transitions.some(([, to]) => to === 'selfHandled'),
  ).map((fault) => fault.reason);
  let state: Parameters<typeof applyTransition>[0] = { status: 'draft', lastAt: incident.occurredAt };
  for (const [from, to, at, actorRole, reason] of incident.transitions) {
    if (from !== state.status) faults.push(`step from ${from} although ${state.status}`);
    if (at > asOf) faults.push(`${to} lies in the future`);
    const result = applyTransition(state, { to, at, actorRole, ...(reason === undefined ? {} : { reason }) });
    if (!result.ok) faults.push(result.reason);
    else state = result;
  }
  if (state.status !== incident.status)
    faults.push(`status ${incident.status} after a last step to ${state.status}`);
  if (incident.transitions[0]?.[2] !== incident.reportedAt) faults.push('the first step is not the report');
  const reworks = incident.transitions.filter(([, to]) => to === 'reworked').length;
  if (reworks !== incident.redoCount) faults.push(`redoCount ${incident.redoCount} for ${reworks} reworks`);
  const returns = incident.transitions.filter(([, to]) => to === 'returned').length;
  if (returns !== incident.transferCount)
    faults.push(`transferCount ${incident.transferCount} for ${returns} returns`);
  if ((incident.satisfaction !== undefined) !== (incident.status === 'evaluated'))
    faults.push('satisfaction belongs to an evaluated incident');
  return faults.map((fault) => `${incident.eventNo}: ${fault}`);
}

/** Share of each value of a field. */
export function sharesOf<T>(list: readonly T[], field: (item: T) => string): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const item of list) shares[field(item)] = (shares[field(item)] ?? 0) + 1 / list.length;
  return shares;
}

export function metresBetween(a: SimulatedIncident, b: SimulatedIncident): number {
  return distance([a.longitude, a.latitude], [b.longitude, b.latitude], { units: 'meters' });
}

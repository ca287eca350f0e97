import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownCases } from '../../../src/domain/shift/case-events.ts';
import {
  stopCandidates,
  type CandidateLine,
  type BusStop,
  type CandidatePlace,
} from '../../../src/domain/shift/stop-candidates.ts';
import { simulateCases } from '../../../src/domain/simulation/cases/simulate-cases.ts';
import type { CasePlace } from '../../../src/domain/simulation/cases/case-city.ts';

const root = join(import.meta.dirname, '../../../data/zhuzhou');

interface FileFeature {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: { readonly coordinates: unknown };
}

function featuresOf<Row>(file: string, isWanted: (row: FileFeature) => boolean = () => true): Row[] {
  const { features } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { features: FileFeature[] };
  return features
    .filter(isWanted)
    .map((row) => ({ ...row.properties, point: row.geometry.coordinates }) as Row);
}

export const PLACES = featuresOf<CandidatePlace & CasePlace>('places.geojson');
export const BUS_STOPS = featuresOf<BusStop>(
  'facilities.geojson',
  ({ properties }) => properties['facilityType'] === 'BUS_STOP',
);
export const BUS_LINES = featuresOf<CandidateLine>(
  'bus-lines.geojson',
  ({ properties }) => properties['kind'] === 'BUS_LINE',
);
export const CANDIDATES = stopCandidates(PLACES, BUS_STOPS, BUS_LINES);

/** Friday, 2026-11-20 16:00 in Shanghai. */
export const NOW_MS = Date.parse('2026-11-20T16:00:00+08:00');

/** Simulated cases of the 52 weeks before a moment, in the bundled city. */
export function citysCases(seed: number, asOf = NOW_MS): KnownCases {
  const city = { places: PLACES, stops: BUS_STOPS, lines: BUS_LINES, unitAt: () => '430202001001' };
  const cases = simulateCases({ seed, asOf, city }).toSorted(
    (a, b) => Date.parse(a.occurredFrom) - Date.parse(b.occurredFrom),
  );
  return {
    count: cases.length,
    from: Float64Array.from(cases, ({ occurredFrom }) => Date.parse(occurredFrom)),
    to: Float64Array.from(cases, ({ occurredTo }) => Date.parse(occurredTo)),
    reportedAt: Float64Array.from(cases, ({ reportedAt }) => Date.parse(reportedAt)),
    longitude: Float64Array.from(cases, ({ longitude }) => longitude),
    latitude: Float64Array.from(cases, ({ latitude }) => latitude),
  };
}

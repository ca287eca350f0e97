import { loadStreetGraph, type StreetGraph } from '../../src/domain/geo/street-graph.ts';
import type { KnownCases } from '../../src/domain/shift/case-events.ts';
import {
  stopCandidates,
  type CandidateLine,
  type BusStop,
  type StopCandidate,
} from '../../src/domain/shift/stop-candidates.ts';
import { streetGraphSchema } from '../../src/schemas/street-graph.ts';
import { loadConfig } from '../config.ts';
import { streetGraphReader } from '../load/street-graph-file.ts';
import { readCaseColumns } from '../repositories/case-columns.ts';
import { listDataSets } from '../repositories/data-sets.ts';
import { listFacilities } from '../repositories/facilities.ts';
import { listLines } from '../repositories/lines.ts';
import { listPlacesAsConfirmed } from '../repositories/market-confirmations.ts';
import { withDatabase } from './with-database.ts';

/** What a plan is made from. */
export interface PlanCity {
  readonly cases: KnownCases;
  readonly candidates: readonly StopCandidate[];
  readonly buses: { readonly stops: readonly BusStop[]; readonly lines: readonly CandidateLine[] };
  /** `null` where the data set has no streets. */
  readonly graph: StreetGraph | null;
}

/** Reads the city of the database that the environment names, and closes it again. */
export function readCity(): Promise<PlanCity> {
  const { dataFolder } = loadConfig(process.env);
  return withDatabase(async ({ kysely }) => {
    const { columns } = await readCaseColumns(kysely, {});
    const facilities = await listFacilities(kysely);
    const stops = facilities.filter(({ facilityType }) => facilityType === 'BUS_STOP');
    const lines = (await listLines(kysely))
      .map(({ properties }) => properties)
      .filter(({ kind }) => kind === 'BUS_LINE');
    const streets = await streetGraphReader(dataFolder)();
    const isOfCity =
      streets !== undefined &&
      (await listDataSets(kysely)).some(({ manifest }) => manifest.id === streets.dataSetId);
    return {
      cases: {
        count: columns.from.length,
        from: columns.from,
        to: columns.to,
        reportedAt: columns.reportedAt,
        longitude: Float64Array.from(columns.lngE6, (value) => value * 1e-6),
        latitude: Float64Array.from(columns.latE6, (value) => value * 1e-6),
      },
      candidates: stopCandidates(await listPlacesAsConfirmed(kysely), stops, lines),
      buses: { stops, lines },
      graph: isOfCity ? loadStreetGraph(streetGraphSchema.parse(JSON.parse(streets.text))) : null,
    };
  });
}

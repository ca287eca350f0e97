import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Kysely, Transaction } from 'kysely';
import type { Calibration } from '../../src/domain/simulation/incidents/calibration.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import { parseCalibration } from '../../src/schemas/calibration.ts';
import { simulateCases, type CaseCity } from '../../src/domain/simulation/cases/simulate-cases.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { LayerReport } from '../../src/schemas/load-report.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { replaceCases } from '../repositories/cases.ts';
import { listFacilities } from '../repositories/facilities.ts';
import { readLines } from '../repositories/lines.ts';
import { listPlaces } from '../repositories/places.ts';
import type { WriteCounts } from '../repositories/upsert-rows.ts';
import { readSetting, writeSetting } from '../repositories/settings.ts';
import { LayerFault } from './layer-fault.ts';
import { LayerCounts } from './layer-counts.ts';
import type { OnProgress } from './progress.ts';
import { leaveForeign, type SimulatedClaim } from './leave-foreign.ts';
import { writeSimulatedIncidents } from './simulate-incidents.ts';
import type { UnitStore } from './unit-store.ts';
import { SIMULATED_CASES, SIMULATED_INCIDENTS } from './simulated-layer-ids.ts';

const CASES_BY_NUMBER = { table: 'pickpocket_case', id: 'case_no' };

interface SimulationJob {
  database: Kysely<Database>;
  folder: string;
  asOf: number;
  volume?: number;
  refresh?: boolean;
}

interface SimulatedLayer {
  id: string;
  kind: 'incidents' | 'cases';
  /** What the outcome depends on besides the boundaries; kept with it, so that the same is not made twice. */
  run: Record<string, unknown>;
  write(
    trx: Transaction<Database>,
    claim: SimulatedClaim,
    onRows: (done: number) => void,
  ): Promise<WriteCounts>;
}

/**
 * Makes the incidents and cases of a data set whose manifest asks for them. A simulation with the same seed and
 * volume that is loaded already is kept, so that loading twice changes nothing; `refresh` and changed boundaries make
 * it anew, ending at `asOf`.
 */
export async function simulateLayers(
  job: SimulationJob,
  manifest: DatasetManifest,
  units: UnitStore,
  before: readonly LayerReport[],
  onProgress: OnProgress,
): Promise<LayerReport[]> {
  const { simulate } = manifest;
  if (!simulate) return [];
  const isStale = before.some(
    ({ kind, inserted, updated, removed }) => kind === 'units' && inserted + updated + removed > 0,
  );
  const reports: LayerReport[] = [];
  let layers: SimulatedLayer[];
  try {
    layers = await simulatedLayers(job, manifest, simulate, units);
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    const file = { id: SIMULATED_INCIDENTS, kind: 'incidents' as const, file: simulate.calibration };
    return [new LayerCounts().report(file, { status: 'refused', fault: error.message, ms: 0 })];
  }
  for (const layer of layers) {
    const began = performance.now();
    const file = { id: layer.id, kind: layer.kind, file: simulate.calibration };
    const layerCounts = new LayerCounts();
    const key = `simulation ${manifest.id} ${layer.id}`;
    if (
      !isStale &&
      job.refresh !== true &&
      isDeepStrictEqual(await readSetting(job.database, key), layer.run)
    ) {
      layerCounts.warnings.push({
        message: 'simulated already with this seed and volume; kept (--refresh makes it anew)',
      });
      reports.push(layerCounts.report(file, { status: 'kept', ms: performance.now() - began }));
      continue;
    }
    const claim = { dataSetId: manifest.id, takesOver: manifest.takesOver ?? [], counts: layerCounts };
    const total = Number(layer.run['volume'] ?? 0);
    const onRows = (done: number) =>
      onProgress({
        layer: layer.id,
        index: 1,
        layers: 1,
        step: 'simulating',
        done,
        total: Math.max(total, done),
      });
    try {
      const counts = await inTransaction(job.database, async (trx) => {
        const written = await layer.write(trx, claim, onRows);
        await writeSetting(trx, key, layer.run);
        return written;
      });
      layerCounts.read = layerCounts.accepted = counts.inserted + counts.updated + counts.unchanged;
      reports.push(layerCounts.report(file, { status: 'loaded', counts, ms: performance.now() - began }));
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof LayerFault)) throw error;
      reports.push(
        layerCounts.report(file, { status: 'refused', fault: error.message, ms: performance.now() - began }),
      );
    }
  }
  return reports;
}

async function simulatedLayers(
  { database, folder, asOf, volume }: SimulationJob,
  manifest: DatasetManifest,
  simulate: NonNullable<DatasetManifest['simulate']>,
  units: UnitStore,
): Promise<SimulatedLayer[]> {
  const { seed } = simulate;
  const places = await listPlaces(database);
  const wanted = volume ?? simulate.volume;
  const calibration = await readCalibration(path.join(folder, simulate.calibration));
  const finest = units.finest(formatIso(asOf).slice(0, 10));
  const input = { seed, asOf, volume: wanted, calibration, units: finest, places };
  return [
    {
      id: SIMULATED_CASES,
      kind: 'cases',
      run: { seed },
      write: async (trx, claim) => {
        const locator = units.locator();
        const city: CaseCity = {
          places,
          stops: (await listFacilities(trx)).filter(({ facilityType }) => facilityType === 'BUS_STOP'),
          lines: await readLines(trx),
          unitAt: (point, at = asOf) => locator.finestAt(point, at)?.code,
        };
        const made = simulateCases({ seed, asOf, city });
        const cases = await leaveForeign(trx, CASES_BY_NUMBER, made, ({ caseNo }) => caseNo, claim);
        return replaceCases(trx, manifest.id, SIMULATED_CASES, cases);
      },
    },
    {
      id: SIMULATED_INCIDENTS,
      kind: 'incidents',
      run: { seed, volume: wanted, calibration: simulate.calibration },
      write: (trx, claim, onRows) =>
        writeSimulatedIncidents(trx, SIMULATED_INCIDENTS, claim, input, units.locator(), onRows),
    },
  ];
}

async function readCalibration(file: string): Promise<Calibration> {
  try {
    return parseCalibration(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new LayerFault(`${path.basename(file)} is no calibration: ${reason}`, { cause: error });
  }
}

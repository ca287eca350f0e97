import { prepareCity } from '../../../../src/domain/simulation/incidents/city.ts';
import { plantSilence } from '../../../../src/domain/simulation/incidents/silence.ts';
import type { SimulationInput } from '../../../../src/domain/simulation/incidents/simulate-incidents.ts';

/** What was planted on purpose and what a detector should find. Only tests may know it. */
interface PlantedTruth {
  silentGrids: { unitCode: string; silentSince: number }[];
}

/** Truth behind `simulateIncidents` of the same input. */
export function plantedTruth(input: SimulationInput): PlantedTruth {
  const { calibration, seed, asOf } = input;
  const city = prepareCity(calibration, input.units, input.places, seed);
  const silence = plantSilence(calibration, city, asOf, seed);
  return {
    silentGrids: [...silence.units]
      .map((unit) => ({ unitCode: unit.code, silentSince: silence.since }))
      .sort((a, b) => (a.unitCode < b.unitCode ? -1 : 1)),
  };
}

import { createRandom } from '../../random/random.ts';
import type { Calibration } from './calibration.ts';
import type { SimulatedIncident } from './simulated-incident.ts';
import { arrivalTimes, planIntensity, type Intensity } from './arrivals.ts';
import { prepareCity, type City, type SimulatedPlace, type SimulatedUnit } from './city.ts';
import { createIncidentMaker } from './incident-maker.ts';
import { prepareMix } from './mix.ts';
import { createUnitDraw, plantSilence, type Silence } from './silence.ts';
import { STREAMS } from './streams.ts';

export type { SimulatedPlace, SimulatedUnit } from './city.ts';

/** What the simulator works on. */
export interface SimulationInput {
  /** Whole number; the same input gives the same incidents. */
  seed: number;
  /** Epoch ms of "now": the newest report is at most 4 minutes older. */
  asOf: number;
  /** Number of incidents, exact. */
  volume: number;
  calibration: Calibration;
  /** The finest units, which do not overlap, with polygons in WGS84 degrees. */
  units: readonly SimulatedUnit[];
  places: readonly SimulatedPlace[];
  batchSize?: number;
}

/**
 * Makes synthetic incidents with full life cycles, in order of `reportedAt`, in batches (2,000 unless told), without
 * ever holding more than a batch and the causes still open. The volume decides the period: at the natural rate of the
 * calibration it reaches back `volume ÷ rate` days, at most `longestPeriodDays`, then days get busier. Throws
 * RangeError for a seed or volume that is no whole number, for no units, and for units of unknown counties.
 */
export function* simulateIncidents(input: SimulationInput): Generator<SimulatedIncident[], void, undefined> {
  const { calibration, seed, asOf, volume, batchSize = 2_000 } = input;
  const { city, silence, intensity } = prepare(input);
  const maker = createIncidentMaker({
    calibration,
    city,
    mix: prepareMix(calibration, intensity.eveningShare),
    unitDraw: createUnitDraw(silence, intensity),
    asOf,
    random: createRandom(seed, STREAMS.incidents),
  });
  let batch: SimulatedIncident[] = [];
  for (const time of arrivalTimes(intensity, volume, createRandom(seed, STREAMS.arrivals))) {
    batch.push(maker.make(time));
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

function prepare(input: SimulationInput): { city: City; silence: Silence; intensity: Intensity } {
  const { calibration, seed, asOf, volume } = input;
  if (!Number.isSafeInteger(volume) || volume < 1)
    throw new RangeError(`volume must be a whole number from 1, got ${volume}`);
  if (!Number.isFinite(asOf)) throw new RangeError(`asOf must be a moment in epoch ms, got ${asOf}`);
  const city = prepareCity(calibration, input.units, input.places, seed);
  const silence = plantSilence(calibration, city, asOf, seed);
  return { city, silence, intensity: planIntensity(calibration, volume, city.perDay, asOf, seed) };
}

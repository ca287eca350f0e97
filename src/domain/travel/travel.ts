import type { StreetRank } from '../geo/street-graph.ts';

/** What a metre costs: along a street of a rank, and beside the streets. Seconds, or metres for plain distance. */
export interface Travel {
  perStreetM(rank: number): number;
  readonly perBesideM: number;
  /** The least that any metre costs: the great-circle distance times this is never more than the true cost. */
  readonly leastPerM: number;
}

/** Pace of somebody on foot, a child's too: the usual figure of evacuation planning, not measured here. */
export const WALKING_KMH = 5;

/**
 * Pace of a vehicle by the rank of the street, km/h. Assumed: the graph of the data set is schematic and knows neither
 * limits nor traffic. Streets between counties, streets and communities are taken for larger ones, bridges like them.
 */
export const ASSUMED_VEHICLE_KMH: Readonly<Record<StreetRank, number>> = {
  0: 45,
  1: 40,
  2: 30,
  3: 20,
  4: 15,
  5: 40,
};

const secondsPerM = (kmh: number) => 3.6 / kmh;
const walking = secondsPerM(WALKING_KMH);
const driving = Object.values(ASSUMED_VEHICLE_KMH).map(secondsPerM);

/** Metres along the streets, and straight to them. */
export const BY_DISTANCE: Travel = { perStreetM: () => 1, perBesideM: 1, leastPerM: 1 };

/** Seconds on foot. */
export const ON_FOOT: Travel = { perStreetM: () => walking, perBesideM: walking, leastPerM: walking };

/** Seconds in a vehicle; from the street to the door and from the door to the street on foot. */
export const BY_VEHICLE: Travel = {
  perStreetM: (rank) => driving[rank] ?? walking,
  perBesideM: walking,
  leastPerM: Math.min(...driving),
};

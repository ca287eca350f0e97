import { bearingDeg, directionOf, type Direction } from './bearing.ts';
import { nearestName, nearestWithin, type NamedPoint } from './nearest-name.ts';
import type { Position } from './positions.ts';

/** Nearer than this a thing is beside the place: positions are not known better. */
const BESIDE_M = 25;

/** Where something is, told from a place that people know. */
export interface PlaceDescription {
  readonly name: string;
  /** `at` beside it; `from` in a direction from it. */
  readonly kind: 'at' | 'from';
  /** From the place to the position. */
  readonly direction: Direction;
  /** As exact as it is worth saying: 10 m, from 300 m on 50 m, from 1 km on 100 m. */
  readonly distanceM: number;
}

/** Names that positions are told from. */
export interface KnownPlaces {
  readonly places: readonly NamedPoint[];
  readonly stops: readonly NamedPoint[];
}

const stepOf = (metres: number): number => (metres < 300 ? 10 : metres < 1_000 ? 50 : 100);

/** A distance in metres, rounded to what it is worth. */
export function roundDistance(metres: number): number {
  const stepM = stepOf(metres);
  return Math.round(metres / stepM) * stepM;
}

/** The radius of a circle in metres, in the same steps; it holds what the circle holds. */
export function roundRadius(metres: number): number {
  const stepM = stepOf(metres);
  return Math.ceil(metres / stepM) * stepM;
}

/**
 * Tells where a position is: by the nearest public place or stop (`nearestName`), else by the nearest public place however
 * far. `undefined`: nothing has a name.
 */
export function describePlace(
  position: Position,
  { places, stops }: KnownPlaces,
): PlaceDescription | undefined {
  const near = nearestName(position, places, stops) ?? nearestWithin(position, places, Infinity);
  if (near === undefined) return undefined;
  const { name, distanceM } = near;
  return {
    name,
    kind: distanceM < BESIDE_M ? 'at' : 'from',
    direction: directionOf(bearingDeg([...near.position], position)),
    distanceM: roundDistance(distanceM),
  };
}

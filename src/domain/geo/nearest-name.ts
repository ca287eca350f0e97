import { distanceM, type Position } from './positions.ts';

/** A place that lends its name to what is near. */
export interface NamedPoint {
  readonly name: string;
  readonly position: readonly [number, number];
}

/** A name with the way from it to what is named, metres. */
export interface NearestName extends NamedPoint {
  readonly distanceM: number;
}

/** A public place so near gives a position its name, then a bus stop so near, m. */
const NEAR_PLACE_M = 500;
const NEAR_STOP_M = 300;

/**
 * What a position is called by: the nearest public place within 500 m, else the nearest bus stop within 300 m, with its
 * distance; `undefined` where there is neither.
 */
export function nearestName(
  position: Position,
  places: readonly NamedPoint[],
  stops: readonly NamedPoint[],
): NearestName | undefined {
  return nearestWithin(position, places, NEAR_PLACE_M) ?? nearestWithin(position, stops, NEAR_STOP_M);
}

/** The nearest of `points`, where one is so near. */
export function nearestWithin(
  position: Position,
  points: readonly NamedPoint[],
  withinM: number,
): NearestName | undefined {
  let nearest: NearestName | undefined;
  for (const point of points) {
    const apartM = distanceM(position, point.position);
    if (apartM <= (nearest?.distanceM ?? withinM)) nearest = { ...point, distanceM: apartM };
  }
  return nearest;
}

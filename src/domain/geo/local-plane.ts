import { EARTH_RADIUS_M, type Position } from './positions.ts';
import type { PlanePoint } from './rings.ts';

const RADIANS = Math.PI / 180;

/**
 * Metres east and north of an origin, on a plane that is stretched by the latitude half way. True to a centimetre within
 * some kilometres.
 */
export function metresFrom(
  origin: readonly [number, number],
  position: readonly [number, number],
): PlanePoint {
  const middle = ((origin[1] + position[1]) / 2) * RADIANS;
  return [
    (position[0] - origin[0]) * RADIANS * Math.cos(middle) * EARTH_RADIUS_M,
    (position[1] - origin[1]) * RADIANS * EARTH_RADIUS_M,
  ];
}

/** The position that lies so many metres east and north of an origin: the way back of `metresFrom`. */
export function positionAt(origin: readonly [number, number], [east, north]: PlanePoint): Position {
  const latitude = origin[1] + north / EARTH_RADIUS_M / RADIANS;
  const middle = ((origin[1] + latitude) / 2) * RADIANS;
  return [origin[0] + east / (EARTH_RADIUS_M * Math.cos(middle)) / RADIANS, latitude];
}

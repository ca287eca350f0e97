import type { Position } from '../../../src/domain/geo/positions.ts';

/** A point of the drawing plane: metres east and north of 113.5 E, 27.3 N. */
export type Point = [number, number];

const METRES_PER_DEGREE = 111_195;
const ORIGIN: Position = [113.5, 27.3];
const SQUEEZE = Math.cos((ORIGIN[1] * Math.PI) / 180);

/** Degrees to metres of the drawing plane. */
export const toPlane = ([lng, lat]: readonly [number, number]): Point => [
  (lng - ORIGIN[0]) * SQUEEZE * METRES_PER_DEGREE,
  (lat - ORIGIN[1]) * METRES_PER_DEGREE,
];

/** Metres of the drawing plane to degrees. */
export const toDegrees = ([x, y]: readonly [number, number]): Position => [
  x / (SQUEEZE * METRES_PER_DEGREE) + ORIGIN[0],
  y / METRES_PER_DEGREE + ORIGIN[1],
];

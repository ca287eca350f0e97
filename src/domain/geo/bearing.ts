import type { Position } from './positions.ts';

const RADIANS = Math.PI / 180;

/** The eight directions, clockwise from north. */
export const DIRECTIONS = [
  'north',
  'northeast',
  'east',
  'southeast',
  'south',
  'southwest',
  'west',
  'northwest',
] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** First bearing of the great circle from one position to another, degrees clockwise from north, 0 ≤ b < 360. */
export function bearingDeg(from: Position, to: Position): number {
  const [lat1, lat2] = [from[1] * RADIANS, to[1] * RADIANS];
  const turn = (to[0] - from[0]) * RADIANS;
  const y = Math.sin(turn) * Math.cos(lat2);
  const x = Math.cos(lat1) * Math.sin(lat2) - Math.sin(lat1) * Math.cos(lat2) * Math.cos(turn);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}

/** The direction whose eighth of the circle a bearing lies in. */
export function directionOf(degrees: number): Direction {
  return DIRECTIONS[Math.round((((degrees % 360) + 360) % 360) / 45) % 8]!;
}

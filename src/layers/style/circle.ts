import type { Polygon } from 'geojson';
import { positionAt } from '../../domain/geo/local-plane.ts';
import type { Position } from '../../domain/geo/positions.ts';

const CORNERS = 48;

/** A circle on the ground, as a polygon. */
export function circle(centre: Position, radiusM: number): Polygon {
  const ring = Array.from({ length: CORNERS }, (_, corner): Position => {
    const angle = (2 * Math.PI * corner) / CORNERS;
    return positionAt(centre, [radiusM * Math.cos(angle), radiusM * Math.sin(angle)]);
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] };
}

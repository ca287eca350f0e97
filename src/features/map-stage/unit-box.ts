import type { MultiPolygon, Polygon } from 'geojson';
import type { BoundingBox } from '../../domain/engine/api/answer.ts';

/** The box around a polygon: [west, south, east, north]. */
export function boxOf(shape: Polygon | MultiPolygon): BoundingBox {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const rings = shape.type === 'Polygon' ? shape.coordinates : shape.coordinates.flat();
  for (const ring of rings)
    for (const [longitude = 0, latitude = 0] of ring) {
      box[0] = Math.min(box[0], longitude);
      box[1] = Math.min(box[1], latitude);
      box[2] = Math.max(box[2], longitude);
      box[3] = Math.max(box[3], latitude);
    }
  return box;
}

import type { BoundingBox } from '../../geo/positions.ts';
import { MERCATOR_SCALE, mercatorX, mercatorY } from '../../geo/mercator.ts';

/** A box of the map in Mercator units. */
export interface ViewBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Box of a view. */
export function viewBox(bbox: BoundingBox): ViewBox {
  return {
    minX: mercatorX(bbox[0]) * MERCATOR_SCALE - 1,
    minY: mercatorY(bbox[3]) * MERCATOR_SCALE - 1,
    maxX: mercatorX(bbox[2]) * MERCATOR_SCALE + 1,
    maxY: mercatorY(bbox[1]) * MERCATOR_SCALE + 1,
  };
}

/** Whether a point lies in the box, its edges included. */
export function isInBox({ minX, minY, maxX, maxY }: ViewBox, x: number, y: number): boolean {
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

/** The box, larger by so much on every side. */
export function widened({ minX, minY, maxX, maxY }: ViewBox, byUnits: number): ViewBox {
  return { minX: minX - byUnits, minY: minY - byUnits, maxX: maxX + byUnits, maxY: maxY + byUnits };
}

import { FEWEST_LASSO_CORNERS, MOST_LASSO_CORNERS } from './lasso-corners.ts';
import { isInsideEdges, lassoEdges } from './lasso-edges.ts';
import { EDGE, IN, lassoRaster } from './lasso-raster.ts';

/** A ring drawn by hand: `[longitude, latitude]` of its corners, not closed. */
export type LassoRing = readonly (readonly [number, number])[];

/** Why a ring cannot be a lasso, or `null` where it can: 3–200 corners, each a position in degrees. */
export function lassoFault(ring: LassoRing): string | null {
  if (ring.length < FEWEST_LASSO_CORNERS)
    return `${ring.length} corners, at least ${FEWEST_LASSO_CORNERS} are needed`;
  if (ring.length > MOST_LASSO_CORNERS)
    return `${ring.length} corners, at most ${MOST_LASSO_CORNERS} are allowed`;
  for (const [index, corner] of ring.entries()) {
    const [longitude, latitude] = corner;
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude))
      return `corner ${index} is not a position: ${String(longitude)}, ${String(latitude)}`;
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      return `corner ${index} lies outside the world: ${longitude}, ${latitude}`;
  }
  return null;
}

/** The ring itself; throws RangeError with the reason where it cannot be a lasso. */
export function validLasso(ring: LassoRing): LassoRing {
  const fault = lassoFault(ring);
  if (fault !== null) throw new RangeError(`lasso: ${fault}`);
  return ring;
}

/**
 * Per point 1 where it lies in the ring, by the rule of `isInsideEdges`. `x`, `y`: Web Mercator integers as in the
 * columns. The box comes first, then a raster of at least 256 cells a side (of one unit where the ring is smaller);
 * only cells that an edge touches ask the edges. Throws RangeError for a ring that is no lasso.
 */
export function insideLasso(ring: LassoRing, x: Int32Array, y: Int32Array): Uint8Array {
  const edges = lassoEdges(validLasso(ring));
  const { west, north, east, south } = edges.box;
  const raster = lassoRaster(edges);
  const { cells, columns, shiftX, shiftY, edgesOfRow } = raster;
  const inside = new Uint8Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const pointX = x[row]!;
    const pointY = y[row]!;
    if (pointX < west || pointX > east || pointY < north || pointY > south) continue;
    const line = (pointY - north) >> shiftY;
    const cell = cells[line * columns + ((pointX - west) >> shiftX)]!;
    inside[row] =
      cell === EDGE ? Number(isInsideEdges(edgesOfRow[line]!, pointX, pointY)) : Number(cell === IN);
  }
  return inside;
}

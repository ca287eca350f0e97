/** Points on a plane, metres (or whatever unit the distances have). `x` and `y` have the same length. */
export interface PlanePoints {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * A grid of square cells: the centre of cell (column, row) is (x0 + (column + 0.5) * cellM, y0 + (row + 0.5) * cellM);
 * values row by row from the south.
 */
export interface CellGrid {
  readonly x0: number;
  readonly y0: number;
  readonly cellM: number;
  readonly columns: number;
  readonly rows: number;
}

/** A rectangle on the plane. */
export interface PlaneBounds {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/**
 * The smallest rectangle that holds all points; `undefined` where there are none. Throws RangeError where `x` and `y`
 * differ in length, or a coordinate is no finite number.
 */
export function planeBounds({ x, y }: PlanePoints): PlaneBounds | undefined {
  if (x.length !== y.length) throw new RangeError(`${x.length} values of x, but ${y.length} of y`);
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let index = 0; index < x.length; index += 1) {
    const atX = x[index]!;
    const atY = y[index]!;
    if (!Number.isFinite(atX) || !Number.isFinite(atY))
      throw new RangeError(`point ${index} has no finite coordinates: (${atX}, ${atY})`);
    if (atX < minX) minX = atX;
    if (atX > maxX) maxX = atX;
    if (atY < minY) minY = atY;
    if (atY > maxY) maxY = atY;
  }
  return x.length === 0 ? undefined : { minX, minY, maxX, maxY };
}

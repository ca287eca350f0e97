import { normalTwoSidedP } from '../../statistics/normal.ts';
import { createPointIndex } from '../plane/point-index.ts';
import type { PlanePoints } from '../plane/plane-points.ts';
import { centre, type GetisOrdScores } from './getis-ord.ts';

/**
 * Gi* in space and time: neighbours of a place at a step are all places within `distanceM` (Euclidean, closed, itself
 * among them) at that step and at the one before; mean and variance are those of all places at all steps (the cube of
 * Esri's emerging hot spot analysis with a neighbourhood time step of 1). `values` are step by step, in the order of the
 * points; so are the scores. NaN where nothing can be said. Throws RangeError where `values` is no multiple of the
 * points, holds no finite number, or the distance is not positive.
 */
export function spaceTimeGetisOrd(
  points: PlanePoints,
  values: Float64Array,
  distanceM: number,
): GetisOrdScores {
  const count = points.x.length;
  if (count === 0 || values.length % count !== 0)
    throw new RangeError(`${values.length} values are no steps of ${count} points`);
  if (!(distanceM > 0)) throw new RangeError(`the distance has to be more than 0, got ${distanceM}`);
  const { centred, squares } = centre(values);
  const all = values.length;
  const z = new Float64Array(all).fill(Number.NaN);
  if (squares === 0 || all < 2) return { z, p: z.slice() };
  const index = createPointIndex(points, distanceM);
  const scale = squares / all / (all - 1);
  const near: number[] = [];
  for (let place = 0; place < count; place += 1) {
    near.length = 0;
    index.forEachWithin(points.x[place]!, points.y[place]!, distanceM, (other) => near.push(other));
    let before = 0;
    for (let first = 0; first < all; first += count) {
      let now = 0;
      for (const other of near) now += centred[first + other]!;
      const neighbours = near.length * (first === 0 ? 1 : 2);
      const spread = scale * neighbours * (all - neighbours);
      if (spread > 0) z[first + place] = (now + before) / Math.sqrt(spread);
      before = now;
    }
  }
  return { z, p: z.map(normalTwoSidedP) };
}

import type { Position } from '../../geo/positions.ts';
import { pointInRing, signedPlaneArea } from '../../geo/rings.ts';
import { positionInside, turned, type OpenRing } from './unit-rings.ts';

/**
 * A polygon as polygons whose rings pass no corner twice: where an outer ring touches itself it becomes two, or one with a hole.
 * In and out the outer ring stands first, none closed; outer rings come counter-clockwise, holes clockwise.
 */
export function partRings(rings: readonly OpenRing[]): OpenRing[][] {
  const loops = rings.flatMap((ring, index) => loopsOf(turned(ring, index)));
  const outers = loops.filter((loop) => signedPlaneArea(loop) > 0);
  const holes = loops.filter((loop) => signedPlaneArea(loop) < 0);
  const [only] = outers;
  if (outers.length === 1) return [[only!, ...holes]];
  return outers.map((outer) => [
    outer,
    ...holes.filter((hole) => {
      const [x, y] = positionInside([hole]) ?? hole[0]!;
      return pointInRing(x, y, outer);
    }),
  ]);
}

/** A ring cut at every corner that it passes again. */
function loopsOf(ring: OpenRing): OpenRing[] {
  const loops: OpenRing[] = [];
  const path: Position[] = [];
  const placeOf = new Map<string, number>();
  for (const corner of ring) {
    const key = `${corner[0]} ${corner[1]}`;
    const before = placeOf.get(key);
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const [x, y] of loop) placeOf.delete(`${x} ${y}`);
      loops.push(loop);
    }
    placeOf.set(key, path.length);
    path.push(corner);
  }
  return [...loops, path].filter((loop) => loop.length >= 3);
}

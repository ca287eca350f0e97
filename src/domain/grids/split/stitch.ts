import { distanceToSegment } from '../../geo/rings.ts';
import type { Corner, PlaneShape } from './cut-shape.ts';

/** A corner lies on an edge when it misses it by less than this part of its length: rounding, and no more. */
const ON_EDGE = 1e-9;

/**
 * Gives pieces of one shape the same corners along the borders between them: where a later cut ends on an earlier one, its
 * end becomes a corner of the piece on the other side too. Corners of the shape itself are shared already.
 */
export function stitch(pieces: readonly PlaneShape[], shape: PlaneShape): PlaneShape[] {
  const own = new Set(shape.flat());
  const made = new Map(
    pieces.flat(2).flatMap((corner) => (own.has(corner) ? [] : [[String(corner.position), corner]])),
  );
  return pieces.map((piece) => piece.map((ring) => withCorners(ring, [...made.values()])));
}

function withCorners(ring: readonly Corner[], corners: readonly Corner[]): Corner[] {
  return ring.flatMap((from, index) => {
    const to = ring[(index + 1) % ring.length]!;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const share = ({ x, y }: Corner) =>
      ((x - from.x) * (to.x - from.x) + (y - from.y) * (to.y - from.y)) / length;
    const between = corners.filter((corner) => {
      const along = share(corner);
      const isInside = along > ON_EDGE * length && along < (1 - ON_EDGE) * length;
      return (
        isInside && distanceToSegment(corner.x, corner.y, [from.x, from.y], [to.x, to.y]) < ON_EDGE * length
      );
    });
    return [from, ...between.toSorted((a, b) => share(a) - share(b))];
  });
}

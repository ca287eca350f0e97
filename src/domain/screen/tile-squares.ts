import type { Box } from './nearest-in-direction.ts';

/** A square by its middle and half of its side, in the unit of the box that it is of. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/**
 * The fewest squares of one size that cover a box and reach nowhere beyond it; they lie in one row and may overlap. Where
 * the row would be higher than `mostSide`, several rows.
 */
export function tileSquares(box: Box, mostSide = Infinity): Square[] {
  const { left, top, right, bottom } = box;
  const [width, height] = [right - left, bottom - top];
  const side = Math.min(width, height);
  if (!(side > 0)) return [];
  const rows = Math.ceil(side / mostSide);
  if (rows > 1) return cutAlong(box, rows).flatMap((row) => tileSquares(row));
  const count = Math.ceil(Math.max(width, height) / side);
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0 : index / (count - 1);
    const half = side / 2;
    return { x: left + half + share * (width - side), y: top + half + share * (height - side), half };
  });
}

/** A box in equal parts along its longer side. */
function cutAlong({ left, top, right, bottom }: Box, parts: number): Box[] {
  const isLying = right - left >= bottom - top;
  return Array.from({ length: parts }, (_, index) => {
    const [from, to] = [index / parts, (index + 1) / parts];
    return isLying
      ? { left, right, top: top + from * (bottom - top), bottom: top + to * (bottom - top) }
      : { top, bottom, left: left + from * (right - left), right: left + to * (right - left) };
  });
}

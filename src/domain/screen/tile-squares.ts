import type { Box } from './nearest-in-direction.ts';

/** A square by its middle and half of its side, in the unit of the box that it is of. */
export interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/** The fewest squares of one size that cover a box and reach nowhere beyond it; they lie in one row and may overlap. */
export function tileSquares({ left, top, right, bottom }: Box): Square[] {
  const [width, height] = [right - left, bottom - top];
  const side = Math.min(width, height);
  if (!(side > 0)) return [];
  const count = Math.ceil(Math.max(width, height) / side);
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 0 : index / (count - 1);
    const half = side / 2;
    return { x: left + half + share * (width - side), y: top + half + share * (height - side), half };
  });
}
